using Matching.Channels;
using Matching.Core;
using Matching.Storage;
using Matching.Storage.Postgres;
using Matching.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Postgres;

public sealed class MissingServerTests(PostgresFixture database) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_server_that_is_not_there_is_a_sentence()
    {
        var fault = await Record.ExceptionAsync(() => Open("Host=127.0.0.1;Port=1;Username=nobody;Database=nothing"));

        MissingServer.Sentence(fault.ShouldNotBeNull()).ShouldNotBeNull().ShouldStartWith("PostgreSQL cannot be reached: ");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_another_sentence()
    {
        var fault = await Record.ExceptionAsync(() => Open(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "nothing" }.ConnectionString));

        MissingServer.Sentence(fault.ShouldNotBeNull()).ShouldNotBeNull().ShouldStartWith("PostgreSQL answers, but not to us");
    }

    [Fact]
    public void Every_other_fault_is_not_a_missing_server() => MissingServer.Sentence(new InvalidOperationException("else")).ShouldBeNull();

    [Fact]
    public async Task Without_a_name_for_it_the_first_use_says_which_setting_is_missing()
    {
        await using var services = Storage(null);

        var fault = Should.Throw<ServerNotNamedException>(() => services.GetRequiredService<NpgsqlDataSource>());

        MissingServer.Sentence(fault).ShouldBe(fault.Message);
        fault.Message.ShouldStartWith("ConnectionStrings:Postgres is not set.");
    }

    [Fact]
    public async Task Health_says_in_words_what_is_missing_and_is_well_when_it_is_back()
    {
        await using var missing = Storage("Host=127.0.0.1;Port=1;Username=nobody;Database=nothing");
        await using var present = Storage(database.ConnectionString);

        var ill = await Health(missing);
        var well = await Health(present);

        ill.Status.ShouldBe(HealthStatus.Unhealthy);
        ill.Description.ShouldNotBeNull().ShouldStartWith("PostgreSQL cannot be reached");
        (well.Status, well.Description).ShouldBe((HealthStatus.Healthy, "The store is up to date."));
    }

    private static async Task<HealthReportEntry> Health(ServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(CancellationToken.None)).Entries["postgres"];

    private static ServiceProvider Storage(string? connection)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = connection, ["ConnectionStrings:Redis"] = TestServers.Redis }).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddMatchingCore(configuration).AddMatchingStorage(configuration).AddMatchingChannels(configuration).BuildServiceProvider();
    }

    private static async Task Open(string connection)
    {
        await using var store = NpgsqlDataSource.Create(connection);
        await using var opened = await store.OpenConnectionAsync();
    }
}
