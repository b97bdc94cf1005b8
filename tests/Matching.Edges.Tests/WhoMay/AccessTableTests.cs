using System.Net;
using Matching.Core.SystemKeys;
using Matching.Edges.Tests.SignIn;
using Matching.Web.WhoMay;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.WhoMay;

/// <summary>Every endpoint that the running application reports, as everybody and as nobody, held against the table of who may what.</summary>
public sealed class AccessTableTests : IAsyncLifetime
{
    private const string Phone = "+4520111213";
    // This town's phones are simulated, so the supplier's web-hooks are not there.
    private static readonly string[] OnlyWithTwilio = ["POST /api/sms/twilio/inbound", "POST /api/sms/twilio/status"];

    private WebTown _web = null!;
    private Dictionary<Role, WebVisitor> _visitors = null!;

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        _visitors = await EverybodyAsync(_web);
    }

    public async Task DisposeAsync()
    {
        foreach (var visitor in _visitors.Values)
        {
            visitor.Dispose();
        }

        await _web.DisposeAsync();
    }

    [Fact]
    public void Every_endpoint_has_a_line_in_the_table()
    {
        var without = Asked(_web).Where(asked => AccessTable.Find(asked.Endpoint, asked.Method) is null).Select(asked => $"{asked.Method} {asked.Endpoint.RoutePattern.RawText}");

        without.ShouldBeEmpty("Give each a line in src/Matching.Web/WhoMay/AccessTable.cs: until then nobody reaches it.");
    }

    [Fact]
    public void Every_line_of_the_table_is_an_endpoint()
    {
        var used = Asked(_web).Select(asked => AccessTable.Find(asked.Endpoint, asked.Method)).ToHashSet();

        AccessTable.Rows.Where(row => !used.Contains(row)).Select(row => $"{row.Method} {row.Pattern}").ShouldBe(OnlyWithTwilio, ignoreOrder: true);
    }

    [Fact]
    public async Task Everybody_reaches_what_the_table_says_and_nothing_else()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var (endpoint, method) in Asked(_web).Where(asked => AccessTable.Find(asked.Endpoint, asked.Method) is not null))
        {
            var row = AccessTable.Find(endpoint, method)!;
            foreach (var (role, visitor) in _visitors)
            {
                using var request = new HttpRequestMessage(new(method), Path(endpoint));
                var reached = Reached(await visitor.Http.SendAsync(request), role);
                asked++;
                if (reached != (row.For(role) != Reach.No))
                {
                    wrong.Add($"{role} {method} {endpoint.RoutePattern.RawText}: {(reached ? "reached" : "refused")}, but the table says {row.For(role)}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Nobody_reaches_anything_of_anybodys() =>
        AccessTable.Rows.Where(row => row.For(Role.Nobody) is Reach.Own or Reach.Town).ShouldBeEmpty();

    [Fact]
    public void People_from_outside_reach_only_their_own() =>
        AccessTable.Rows.Where(row => new[] { Role.Youth, Role.Guardian, Role.Mentor, Role.Company }.Any(role => row.For(role) == Reach.Town)).ShouldBeEmpty();

    [Fact]
    public async Task A_staff_role_that_is_not_ours_reaches_nothing()
    {
        await _web.Town.Store.ExecuteAsync("insert into consultant (sign_in, name, municipality_code, roles) values ('kurt', 'Kurt', '0791', '{canteen}')");
        using var visitor = await _web.SignedInAsync("staff", "kurt");

        (await visitor.GetAsync("/desk")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Each endpoint once for each of its methods.</summary>
    internal static IEnumerable<(RouteEndpoint Endpoint, string Method)> Asked(WebTown web) =>
        from endpoint in web.Endpoints
        where !IsFrameworks(endpoint)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null || method is "GET" or "POST"
        select (endpoint, method);

    // A marker of the framework for redirects between its own pages; there is nothing of ours behind it, and the keeper refuses it to all.
    private static bool IsFrameworks(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is { } pattern && pattern.TrimStart('/').StartsWith('_');

    internal static async Task<Dictionary<Role, WebVisitor>> EverybodyAsync(WebTown web)
    {
        var town = web.Town;
        await town.Store.ExecuteAsync("insert into consultant (sign_in, name, municipality_code, roles) values ('lene', 'Lene', '0791', '{coordinator}')");
        var youth = await town.YouthAsync(Phone);
        await town.Store.ExecuteAsync("update youth set birth_date = '2010-01-01', guardian_phone = '+4520111214' where id = @youth", new { youth });
        return new()
        {
            [Role.Nobody] = web.Visitor(),
            [Role.Consultant] = await web.SignedInAsync("staff", "karin"),
            [Role.Coordinator] = await web.SignedInAsync("staff", "lene"),
            [Role.Youth] = await web.SignedInAsync("youth", youth),
            [Role.Guardian] = await web.SignedInAsync("guardian", youth),
            [Role.Mentor] = await web.SignedInAsync("mentor", "H" + await town.OpeningAsync(kind: 3)),
            [Role.Company] = await web.SignedInAsync("company", "H" + await town.OpeningAsync()),
            [Role.Key] = await SystemAsync(web),
        };
    }

    private static async Task<WebVisitor> SystemAsync(WebTown web)
    {
        var (_, key) = await web.Town.Get<MakeSystemKey>().HandleAsync("0791", "ESDH", CancellationToken.None) ?? throw new InvalidOperationException("No key was made.");
        var visitor = web.Visitor();
        visitor.Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return visitor;
    }

    /// <summary>Any example will do: whoever may not is refused before anything is looked up.</summary>
    private static string Path(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "00000000-0000-0000-0000-000000000000"))));

    private static bool Reached(HttpResponseMessage answer, Role role) => answer switch
    {
        { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } => false,
        { StatusCode: HttpStatusCode.Redirect, Headers.Location: { } location } when role is Role.Nobody or Role.Key => !location.ToString().Contains("back=", StringComparison.Ordinal),
        _ => true,
    };
}
