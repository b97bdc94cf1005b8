using System.Globalization;
using Dapper;
using Matching.Cli.Soaking;
using Matching.Core.Approvals;
using Matching.Core.Clock;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Storage.Postgres.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Matching.Cli.Verbs;

/// <summary>Lives through a made-up year of offers on a database of its own and counts what must never happen.</summary>
internal sealed class SoakVerb(Terminal terminal, TimeProvider clock) : IVerb
{
    private const double Deaths = 0.01;

    public Usage Usage { get; } = new("soak", "Lives through a year of offers in minutes, with a program that dies and a supplier that fails, and counts what must never happen.", [],
    [
        new("--offers", "N", "how many people are offered something, 10 to 20000 (default 2000)"),
        new("--seed", "S", "the same seed makes the same people and the same troubles"),
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var offers = arguments.Number("--offers", 10, 20_000) ?? 2000;
        var started = clock.GetTimestamp();
        var seed = arguments.Number("--seed", 0, int.MaxValue) ?? (int)(clock.GetUtcNow().ToUnixTimeSeconds() % int.MaxValue);
        var connectionString = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetConnectionString("Postgres")
            ?? throw new WrongUsageException("ConnectionStrings__Postgres names no server; infra/matching soak brings its own.");
        await using var store = await SoakStore.CreateAsync(connectionString, Guid.CreateVersion7(clock.GetUtcNow()));
        var breaches = await LiveAsync(store, offers, seed);
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(started).TotalSeconds:0} seconds."));
        return breaches == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private async Task<int> LiveAsync(SoakStore store, int offers, int seed)
    {
        var chance = new Random(seed);
        var from = Copenhagen.InstantOf(new(2026, 11, 23), new(9, 0));
        var time = new SoakClock(from);
        var supplier = new SoakSupplier(chance, time);
        await using var product = Product(store.ConnectionString, time, supplier, chance);
        await product.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        var data = product.GetRequiredService<NpgsqlDataSource>();
        await SoakStore.FillAsync(data, offers, from);
        var year = new SoakYear(product, time, supplier, chance, from);
        await year.LiveAsync(await PeopleAsync(data));
        var deaths = ((MortalLedger)product.GetRequiredService<ILedger>()).Deaths;
        terminal.Line($"Seed {seed}: {offers} people, {supplier.Taken.Count} texts out, {year.Typed.Count} in, {year.Reports} call-backs, {deaths} deaths.");
        var laws = await new SoakLaws(data, product.GetRequiredService<SendingCalendar>(), supplier.Taken, year.Typed).BreachesAsync();
        foreach (var (law, breaches) in laws)
        {
            terminal.Line($"{(breaches == 0 ? "kept  " : "BROKEN")} {law}{(breaches == 0 ? "" : $": {breaches}")}");
        }

        return laws.Sum(law => Math.Abs(law.Breaches));
    }

    private static ServiceProvider Product(string connectionString, SoakClock time, SoakSupplier supplier, Random chance)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = connectionString, ["ConnectionStrings:Redis"] = "127.0.0.1:1" }).Build();
        var services = Cli.Product.ServicesOf(settings, before: own => own.AddSingleton<TimeProvider>(time).AddSingleton<ISmsSender>(supplier));
        var ledger = services.Single(service => service.ServiceType == typeof(ILedger)).ImplementationType!;
        services.AddSingleton<ILedger>(provider => new MortalLedger((ILedger)ActivatorUtilities.CreateInstance(provider, ledger), chance, Deaths));
        return services.BuildServiceProvider();
    }

    private static async Task<IReadOnlyList<(ProposalId, string)>> PeopleAsync(NpgsqlDataSource data)
    {
        await using var connection = await data.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(Guid Id, string Phone)>("select r.id, y.phone from proposal r join youth y on y.id = r.youth_id order by y.phone");
        return [.. rows.Select(row => (new ProposalId(row.Id), row.Phone))];
    }
}
