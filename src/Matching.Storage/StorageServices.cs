using Matching.Core.Availability;
using Matching.Core.Enrolments;
using Matching.Core.Installations;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Core.SystemKeys;
using Matching.Core.Watching;
using Matching.Storage.Health;
using Matching.Storage.Postgres;
using Matching.Storage.Postgres.Availability;
using Matching.Core.People;
using Matching.Storage.Postgres.Enrolments;
using Matching.Storage.Postgres.Intake;
using Matching.Storage.Postgres.Messages;
using Matching.Storage.Postgres.Migrations;
using Matching.Storage.Postgres.Nightly;
using Matching.Storage.Postgres.SystemKeys;
using Matching.Core.Openings;
using Matching.Storage.Postgres.Openings;
using Matching.Storage.Postgres.People;
using Matching.Storage.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Matching.Storage;

/// <summary>Registers PostgreSQL and Redis behind the core's ports. No server is asked for anything before the first use.</summary>
public static class StorageServices
{
    public static IServiceCollection AddMatchingStorage(this IServiceCollection services, IConfiguration configuration)
    {
        DapperTypes.Register();
        // Each statement is a line otherwise, and a statement's parameters may be people.
        services.AddLogging(logging => logging.AddFilter("Npgsql", LogLevel.Warning));
        services.AddOfferStores();
        services.TryAddSingleton(provider => OpenStore(configuration, provider.GetRequiredService<ILoggerFactory>()));
        services.TryAddSingleton(provider => new RedisServer(configuration.GetConnectionString("Redis") ?? "", provider.GetRequiredService<ILogger<RedisServer>>()));
        services.TryAddSingleton(provider => new Migrator(
            provider.GetRequiredService<NpgsqlDataSource>(), Migration.Embedded, provider.GetRequiredService<ILogger<Migrator>>()));
        services.TryAddSingleton<IEnrolmentStore, PostgresEnrolments>();
        services.TryAddSingleton<IProgrammeShelf, PostgresShelf>();
        services.TryAddSingleton<Core.FollowUps.IFollowUps, Postgres.FollowUps.PostgresFollowUps>();
        services.TryAddSingleton<Core.Inquiries.IInquiries, Postgres.Inquiries.PostgresInquiries>();
        services.TryAddSingleton<Core.Inquiries.IMentorCalls, Postgres.Inquiries.PostgresMentorCalls>();
        services.TryAddSingleton<Core.Enrolments.Reports.ITargetFacts, PostgresTargetFacts>();
        services.TryAddSingleton<IEntryDesk, PostgresEntryDesk>();
        services.TryAddSingleton<IInvitations, PostgresInvitations>();
        services.TryAddSingleton<Core.Openings.IFundDesk, Postgres.Openings.PostgresFunds>();
        services.TryAddSingleton<Core.HostEvents.IEventDesk, Postgres.HostEvents.PostgresEvents>();
        services.TryAddSingleton<Core.HostOrders.IOrderDesk, Postgres.HostOrders.PostgresOrders>();
        services.TryAddSingleton<IOwnPlaceDesk, PostgresOwnPlaces>();
        services.TryAddSingleton<Core.Choices.IRankingDesk, Postgres.Choices.PostgresRankings>();
        services.TryAddSingleton<Core.Openings.IOpeningDesk, Postgres.Openings.PostgresOpeningDesk>();
        services.TryAddSingleton<IGroupDesk, PostgresGroupDesk>();
        services.TryAddSingleton<IDissolvedPlaces, PostgresGroupDesk>();
        services.TryAddSingleton<IInstallation, PostgresInstallation>();
        services.TryAddSingleton<IRegister, PostgresRegister>();
        services.TryAddSingleton<IRegisteredIds, PostgresRegisteredIds>();
        services.TryAddSingleton<ISystemKeys, PostgresSystemKeys>();
        services.TryAddSingleton<IOwnFile, PostgresOwnFile>();
        services.TryAddSingleton<Core.Reads.IReadLog, Postgres.Reads.PostgresReadLog>();
        services.TryAddSingleton<IWards, PostgresWards>();
        services.TryAddSingleton<IOwnPlace, PostgresOwnPlace>();
        services.TryAddSingleton<IRankings, PostgresRankings>();
        services.TryAddSingleton<IMatchingBoard, PostgresBoard>();
        services.TryAddSingleton<IAvailabilityTruth, PostgresAvailability>();
        services.TryAddSingleton<IAvailabilityMemory, RedisAvailability>();
        services.TryAddSingleton<StoreClock>();
        services.TryAddSingleton<IStandstill, PostgresStandstill>();
        services.TryAddSingleton<PostgresNights>();
        services.TryAddSingleton<INightParts, PostgresNightParts>();
        services.TryAddSingleton<INightStore>(provider => provider.GetRequiredService<PostgresNights>());
        services.TryAddSingleton<IRoundStore, PostgresRounds>();
        services.TryAddSingleton<IKeptNights, PostgresKeptNights>();
        services.TryAddSingleton<Core.Steering.ISwitchboard, Postgres.Steering.PostgresSwitchboard>();
        services.TryAddSingleton<Core.Steering.IPolicyShelf, Postgres.Steering.PostgresVersions>();
        services.TryAddSingleton<Core.Steering.ILawShelf, Postgres.Steering.PostgresVersions>();
        services.TryAddSingleton<Core.Steering.IAskedRuns, Postgres.Steering.PostgresAskedRuns>();
        services.TryAddSingleton<INightCalendar>(provider => provider.GetRequiredService<PostgresNights>());
        services.AddHealthChecks()
            .AddCheck<PostgresHealth>("postgres", tags: [HealthEndpoints.NeededToStart])
            .AddCheck<RedisHealth>("redis")
            .AddCheck<AlarmHealth>("alarms");
        return services;
    }

    /// <summary>Keeps Redis told of every change: for one host or many, it does not matter.</summary>
    public static IServiceCollection AddOpeningChanges(this IServiceCollection services) => services.AddHostedService<OpeningChanges>();

    /// <summary>Keeps this host told of rules of law that are saved while it runs.</summary>
    public static IServiceCollection AddLawWatch(this IServiceCollection services) => services.AddHostedService<Postgres.Steering.LawWatch>();

    private static NpgsqlDataSource OpenStore(IConfiguration configuration, ILoggerFactory loggers)
    {
        var connection = configuration.GetConnectionString("Postgres");
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new ServerNotNamedException("ConnectionStrings:Postgres is not set. infra/run and infra/matching set it; by hand it is the environment's ConnectionStrings__Postgres.");
        }

        var builder = new NpgsqlDataSourceBuilder(connection);
        builder.UseLoggerFactory(loggers);
        PrepareAsTheyCome(builder.ConnectionStringBuilder);
        return builder.Build();
    }

    /// <summary>Planning a page's questions anew costs as much as asking them. <c>Max Auto Prepare=0</c> in the connection string, as a pooler in between may need, stays.</summary>
    private static void PrepareAsTheyCome(NpgsqlConnectionStringBuilder connection)
    {
        if (!connection.ShouldSerialize("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = 100;
        }
    }
}
