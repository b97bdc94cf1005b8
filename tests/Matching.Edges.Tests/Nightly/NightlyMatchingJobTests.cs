using Matching.Core;
using Matching.Core.Clock;
using Matching.Storage;
using Matching.Testing.Stores;
using Matching.Worker.Clock;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Nightly;

/// <summary>The scheduler itself, on the product's clock, with real servers.</summary>
public sealed class NightlyMatchingJobTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly PostgresFixture _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await new NightStand(_database, TimeProvider.System).ImportAsync(SmallTown.Folder);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task It_fires_at_a_quarter_past_one_in_Denmark_by_the_products_clock()
    {
        await _database.ExecuteAsync(SampleRows.Night);

        using var host = await Start("2026-11-24", "01:14:57");

        await Published("2026-11-24");
        (await _database.ScalarAsync<string>("select to_char(started_at at time zone 'Europe/Copenhagen', 'HH24:MI') from night where local_date = '2026-11-24'")).ShouldBe("01:15");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_night_that_was_missed_is_caught_up_at_start_and_by_two_workers_once()
    {
        await _database.ExecuteAsync(SampleRows.Night);

        using var one = await Start("2026-11-25", "14:00:00");
        using var two = await Start("2026-11-25", "14:00:00");

        await Published("2026-11-25");
        await one.StopAsync();
        await two.StopAsync();
        (await _database.ScalarAsync<long>("select count(*) from night where local_date = '2026-11-25'")).ShouldBe(1);
        (await _database.ScalarAsync<long>("select count(*) from proposal where state <> 1")).ShouldBe(0);
    }

    [Fact]
    public async Task The_very_first_night_is_run_at_once_at_any_hour()
    {
        using var host = await Start("2026-11-25", "00:30:00");

        await Published("2026-11-25");
        await host.StopAsync();
    }

    private Task Published(string date) => Eventually.TrueAsync(
        async () => await _database.ScalarAsync<bool>("select exists (select from night where local_date = @date::date and state = 2)", new { date }),
        Deadline,
        $"the night of {date} is published");

    private async Task<IHost> Start(string date, string time)
    {
        var at = Copenhagen.InstantOf(DateOnly.Parse(date, null), TimeOnly.Parse(time, null));
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Postgres"] = _database.ConnectionString,
            ["ConnectionStrings:Redis"] = TestServers.Redis,
            ["Clock:Offset"] = ((long)(at - TimeProvider.System.GetUtcNow()).TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddMatchingCore(builder.Configuration);
        builder.Services.AddMatchingStorage(builder.Configuration);
        builder.Services.AddClock(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
