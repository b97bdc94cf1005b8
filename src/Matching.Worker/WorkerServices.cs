using Matching.Worker.Enrolments;
using Matching.Worker.Offers;
using Matching.Worker.Outbox;
using Matching.Worker.Queue;
using Matching.Worker.Watching;

namespace Matching.Worker;

/// <summary>Registers what this host does by itself, one line for each part of <c>Program.cs</c>.</summary>
internal static class WorkerServices
{
    /// <summary>How long work under way may go on when the host is stopped; the rest comes again to the next one.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddOutboxRelay(this IServiceCollection services) => services
        .AddSingleton<StoreGate>()
        .AddHostedService<OutboxRelay>();

    public static IServiceCollection AddQueueHandlers(this IServiceCollection services) => services
        .Configure<HostOptions>(host => host.ShutdownTimeout = Drain + TimeSpan.FromSeconds(5))
        .AddTransient<IMessageHandler, TextRequestedHandler>()
        .AddTransient<IMessageHandler, DeliveryReportedHandler>()
        .AddTransient<IMessageHandler, CodeRequestedHandler>()
        .AddTransient<IMessageHandler, RunRequestedHandler>()
        .AddTransient<IMessageHandler, NightPartHandler>()
        .AddSingleton<RoundsInTurn>()
        .AddTransient<IMessageHandler, SeatFreedHandler>()
        .AddHostedService<QueueConsumer>()
        .AddHostedService<DeadLetterWatch>();

    public static IServiceCollection AddOfferDeadlines(this IServiceCollection services) => services.AddHostedService<OfferDeadlines>().AddHostedService<EnrolmentSteps>();

    public static IServiceCollection AddAlarmWatch(this IServiceCollection services) => services.AddHostedService<AlarmWatch>();

    public static IServiceCollection AddRedactions(this IServiceCollection services) => services.AddHostedService<Redactions>();
}
