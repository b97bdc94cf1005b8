using System.Globalization;
using Dapper;
using Matching.Cli.Soaking;
using Matching.Core.Clock;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Storage.Postgres.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Matching.Cli.Verbs;

/// <summary>Lives through a made-up year of offers on a database of its own and counts what must never happen.</summary>
internal sealed class SoakVerb(Terminal terminal, TimeProvider clock) : IVerb
{
    public Usage Usage { get; } = new("soak", "Lives through a year of offers in minutes, with workers that are killed and a supplier that fails, and counts what must never happen.", [],
    [
        new("--offers", "N", "how many people are offered something, 10 to 20000 (default 2000)"),
        new("--seed", "S", "the same seed makes the same people and the same stories; where a worker is killed is up to the machine"),
        new("--work", "", "be one of the workers, which a soak starts by itself"),
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var connectionString = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetConnectionString("Postgres")
            ?? throw new WrongUsageException("ConnectionStrings__Postgres names no server; infra/matching soak brings its own.");
        if (arguments.Has("--work"))
        {
            await WorkAsync(connectionString, stopping);
            return ExitCode.Done;
        }

        var offers = arguments.Number("--offers", 10, 20_000) ?? 2000;
        var started = clock.GetTimestamp();
        var seed = arguments.Number("--seed", 0, int.MaxValue) ?? (int)(clock.GetUtcNow().ToUnixTimeSeconds() % int.MaxValue);
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
        await using var product = Product(store.ConnectionString, time, _ => { });
        await product.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        var data = product.GetRequiredService<NpgsqlDataSource>();
        await SoakStore.FillAsync(data, offers, from);
        await using var worker = new MortalWorker(store.ConnectionString, supplier, new Random(seed), time, clock);
        var year = new SoakYear(data, worker, time, supplier, chance, from);
        await year.LiveAsync(await PeopleAsync(data));
        terminal.Line($"Seed {seed}: {offers} people, {await OffersAsync(data)} offers, {supplier.Taken.Count} texts out, {year.Typed.Count} in, {year.Reports} call-backs, {worker.Deaths} workers killed.");
        var laws = await new SoakLaws(data, product.GetRequiredService<SendingCalendar>(), supplier.Taken, year.Typed, offers - year.TakenSeats).BreachesAsync();
        foreach (var (law, breaches) in laws)
        {
            terminal.Line($"{(breaches == 0 ? "kept  " : "BROKEN")} {law}: {breaches}");
        }

        return laws.Sum(law => Math.Abs(law.Breaches));
    }

    // Lines on standard output are the worker's speech; whatever is logged goes to standard error.
    private static async Task WorkAsync(string connectionString, CancellationToken stopping)
    {
        var time = new SoakClock(DateTimeOffset.UnixEpoch);
        using var orders = new StreamReader(Console.OpenStandardInput());
        await using var says = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        await using var product = Product(connectionString, time, services => services.AddSingleton<ISmsSender>(new DistantSupplier(orders, says)));
        await new SoakWork(product, time, orders, says).LiveAsync(stopping);
    }

    private static ServiceProvider Product(string connectionString, SoakClock time, Action<IServiceCollection> also)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = connectionString, ["ConnectionStrings:Redis"] = "127.0.0.1:1" }).Build();
        var services = Cli.Product.ServicesOf(settings, before: own => also(own.AddSingleton<TimeProvider>(time)));
        var ledger = services.Single(service => service.ServiceType == typeof(ILedger)).ImplementationType!;
        services.AddSingleton(provider => new MortalLedger((ILedger)ActivatorUtilities.CreateInstance(provider, ledger)));
        services.AddSingleton<ILedger>(provider => provider.GetRequiredService<MortalLedger>());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        return services.BuildServiceProvider();
    }

    private static async Task<int> OffersAsync(NpgsqlDataSource data)
    {
        await using var connection = await data.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select count(*)::int from offer");
    }

    private static async Task<IReadOnlyList<(Guid, string)>> PeopleAsync(NpgsqlDataSource data)
    {
        await using var connection = await data.OpenConnectionAsync();
        return [.. await connection.QueryAsync<(Guid Id, string Phone)>("select r.id, y.phone from proposal r join youth y on y.id = r.youth_id order by y.phone")];
    }
}
