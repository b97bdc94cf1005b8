using System.Globalization;
using Matching.Core;
using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Core.Programmes;
using Matching.Storage;
using Matching.Testing;
using Matching.Testing.Hosts;
using Matching.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>
/// The product with the demo town in it on the morning of Friday 20 November 2026: imported, one night run, both hosts up, and a browser.
/// Its clock is set, so texts leave at once whatever the hour is here.
/// </summary>
public sealed class Product : IAsyncLifetime
{
    private static readonly DateOnly Night = new(2026, 11, 20);
    private static readonly DateTimeOffset Morning = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly string _keys = Directory.CreateTempSubdirectory("matching-browser-").FullName;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private IPlaywright? _playwright;
    private PlainWords? _words;

    public PostgresFixture Store { get; } = new();

    public IBrowser Browser { get; private set; } = null!;

    public HostProcess Web { get; private set; } = null!;

    public HostProcess Worker { get; private set; } = null!;

    public Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Postgres"] = Store.ConnectionString,
        ["ConnectionStrings__Redis"] = Store.RedisConfiguration,
        ["Sms__Provider"] = "LocalPhones",
        ["Clock__Offset"] = ((long)(Morning - TimeProvider.System.GetUtcNow()).TotalSeconds).ToString(CultureInfo.InvariantCulture),
        ["Web__KeysFolder"] = _keys,
        ["Web__UploadFolder"] = Path.Combine(_keys, "uploads"),
    };

    public async Task InitializeAsync()
    {
        await Store.InitializeAsync();
        await FillAsync();
        Web = await HostProcess.StartAsync("Matching.Web", Settings);
        Worker = await HostProcess.StartAsync("Matching.Worker", Settings);
        _playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>The first that the query names and no test took before: whoever is changed by a test is met by no other.</summary>
    public async Task<string> TakeAsync(string query, object? values = null) =>
        (await Store.QueryAsync<string>(query, values)).FirstOrDefault(_taken.Add)
        ?? throw new InvalidOperationException($"{_taken.Count} are taken already and none is left: {query}");

    /// <summary>Reads pages; what the demo town's people and files have written is known to it.</summary>
    public async Task<PlainWords> PlainWordsAsync() => _words ??= new((await Store.QueryAsync<string>("""
        select title from opening union select tasks from opening union select purpose from opening union select name from host union select contact_name from host union select name from postcode
        union select name from municipality union select name from consultant union select first_name || ' ' || last_name from youth union select text_da from reject_reason
        """)).Concat(ProgrammeBook.Shipped.Versions.SelectMany(version => new[] { version.Definition.Name.In("da"), version.Definition.Name.In("en") })));

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        foreach (var host in new[] { Worker, Web })
        {
            if (host is not null)
            {
                await host.DisposeAsync();
            }
        }

        await Store.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    /// <summary>What the worker does every minute about next steps, done at once.</summary>
    public async Task WalkEnrolmentsAsync()
    {
        await using var services = Services();
        await services.GetRequiredService<WalkEnrolments>().HandleAsync(CancellationToken.None);
    }

    private async Task FillAsync()
    {
        await using var services = Services();
        var reading = new FolderReader().Read(RepositoryFolder.Demo, Night);
        var imported = await services.GetRequiredService<ImportFolder>().HandleAsync(reading, new() { By = "test", IsDemo = true }, CancellationToken.None);
        if (imported is not ImportOutcome.Merged)
        {
            throw new InvalidOperationException($"The demo town was not imported: {imported.GetType().Name}, {reading.Faults.Count} faults.");
        }

        await services.GetRequiredService<RunNight>().HandleAsync(new() { Date = Night }, null, CancellationToken.None);
    }

    private ServiceProvider Services()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Settings.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value)).Build();
        return new ServiceCollection().AddLogging().AddMatchingCore(settings).AddMatchingStorage(settings).BuildServiceProvider();
    }
}

[CollectionDefinition(Name)]
public sealed class ProductGroup : ICollectionFixture<Product>
{
    public const string Name = "product";
}

/// <summary>People's own pages, on a town of their own, so that they are tried beside the staff's.</summary>
[CollectionDefinition(Name)]
public sealed class OwnPagesGroup : ICollectionFixture<Product>
{
    public const string Name = "own pages";
}

/// <summary>Pages that are looked at, and what a coordinator steers: nothing here approves.</summary>
[CollectionDefinition(Name)]
public sealed class SteeringGroup : ICollectionFixture<Product>
{
    public const string Name = "steering";
}

[CollectionDefinition(Name)]
public sealed class SchemesGroup : ICollectionFixture<Product>
{
    public const string Name = "schemes";
}
