using System.Net;
using Matching.Core.SignIn;
using Matching.Testing;
using Matching.Testing.Offers;
using Matching.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Edges.Tests.SignIn;

/// <summary>The web host itself on a free port, over a town's database, by the town's clock. The town's steps do what the worker does.</summary>
internal sealed class WebTown : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _keys;

    private WebTown(OfferTown town, WebApplication app, string keys) => (Town, _app, _keys) = (town, app, keys);

    public OfferTown Town { get; }

    public Uri Address => new(_app.Urls.First());

    /// <summary>All that can be asked of it, as it reports it itself.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. _app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public static async Task<WebTown> CreateAsync(params string[] settings)
    {
        var town = await OfferTown.CreateAsync();
        var keys = Directory.CreateTempSubdirectory("matching-web-").FullName;
        var app = WebProgram.Build(
            [
                "--contentRoot", Path.Combine(RepositoryFolder.Root, "src", "Matching.Web"),
                "--urls", "http://127.0.0.1:0",
                "--ConnectionStrings:Postgres", town.Store.ConnectionString,
                "--ConnectionStrings:Redis", "127.0.0.1:1",
                "--Sms:Provider", "LocalPhones",
                "--Web:KeysFolder", keys,
                "--Web:UploadFolder", Path.Combine(keys, "uploads"),
                .. settings,
            ],
            services => services.AddSingleton<TimeProvider>(town.Clock));
        await app.StartAsync();
        return new(town, app, keys);
    }

    /// <summary>A browser without anything kept.</summary>
    public WebVisitor Visitor() => new(Address);

    /// <summary>A browser that is signed in by the local door.</summary>
    public async Task<WebVisitor> SignedInAsync(string role, string id)
    {
        var visitor = Visitor();
        var answer = role == "staff"
            ? await visitor.PostAsync("/sign-in", "/sign-in", ("signIn", id))
            : await visitor.PostAsync("/sign-in", "/sign-in/as", ("role", role), ("id", id));
        return answer.StatusCode == HttpStatusCode.Redirect ? visitor : throw new InvalidOperationException($"{role} {id} was not signed in: {answer.StatusCode}.");
    }

    /// <summary>As the worker: codes that were asked for are made, and texts that may leave do.</summary>
    public async Task WorkAsync()
    {
        foreach (var id in await Town.Store.QueryAsync<Guid>("select (body ->> 'subject')::uuid from outbox where kind = 'code-requested' order by id"))
        {
            await Town.Get<IssueCode>().HandleAsync(new(id), CancellationToken.None);
        }

        await Town.SendDueAsync();
    }

    /// <summary>The digits in the newest text on a phone.</summary>
    public async Task<string> CodeOnAsync(string phone) => new([.. (await Town.PhoneAsync(phone))[^1].Where(char.IsAsciiDigit)]);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Town.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }
}
