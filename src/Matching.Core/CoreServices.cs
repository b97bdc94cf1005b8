using Matching.Core.Availability;
using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Intake;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Rechecks;
using Matching.Core.Nightly;
using Matching.Core.Steering;
using Matching.Core.Watching;
using Matching.Core.SystemKeys;
using Matching.Core.WhatIfs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Matching.Core;

/// <summary>Registers the steps of the core; what they ask of the outside comes from storage and channels.</summary>
public static class CoreServices
{
    public static IServiceCollection AddMatchingCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOffers(configuration);
        services.AddOptions<ClockOptions>().Bind(configuration.GetSection(ClockOptions.Section)).ValidateOnStart();
        services.TryAddSingleton<TimeProvider>(provider => new OffsetTimeProvider(TimeProvider.System, provider.GetRequiredService<IOptions<ClockOptions>>().Value.Ahead));
        services.TryAddSingleton<ImportFolder>();
        services.TryAddTransient<MakeSystemKey>();
        services.TryAddSingleton<FindAvailability>();
        services.TryAddSingleton<RememberAvailability>();
        services.AddOptions<NightOptions>().Bind(configuration.GetSection(NightOptions.Section))
            .Validate(options => options.Parts >= 1, "Nightly:Parts must be at least 1.").ValidateOnStart();
        services.TryAddTransient<WalkEnrolments>();
        services.TryAddTransient<RecordHappening>();
        services.TryAddTransient<LoadDefinition>();
        services.TryAddSingleton<FollowUps.QuestionTexts>();
        services.TryAddTransient<FollowUps.AskFollowUps>();
        services.TryAddTransient<FollowUps.TakeAnswers>();
        services.TryAddTransient<Enrolments.Reports.CountTargets>();
        services.TryAddTransient<EnrolYouth>();
        services.TryAddTransient<InviteYouth>();
        services.TryAddTransient<TakeInvitations>();
        services.TryAddTransient<Openings.FundSeats>();
        services.TryAddTransient<HostOrders.ReceiveOrder>();
        services.TryAddTransient<HostOrders.MakeShortlist>();
        services.TryAddTransient<HostOrders.WatchOrders>();
        services.TryAddTransient<HostOrders.SendCandidates>();
        services.TryAddTransient<HostEvents.HoldEvent>();
        services.TryAddTransient<HostEvents.InviteMentors>();
        services.TryAddTransient<HostEvents.WatchInvitations>();
        services.TryAddTransient<HostEvents.TakePledge>();
        services.TryAddTransient<HostEvents.OrderFromPledge>();
        services.TryAddTransient<HostEvents.WatchPledges>();
        services.TryAddTransient<BringOwnPlace>();
        services.TryAddTransient<Choices.RankingRounds>();
        services.TryAddTransient<Choices.RecordRanking>();
        services.TryAddTransient<Openings.PostOpening>();
        services.TryAddTransient<Openings.AskScheme>();
        services.TryAddTransient<GroupTexts>();
        services.TryAddTransient<GatherGroups>();
        services.TryAddTransient<TellDissolved>();
        services.TryAddSingleton<ReadBoard>();
        services.AddOptions<LawOptions>().Bind(configuration.GetSection(LawOptions.Section)).Validate(
            options => options.Folder.Length == 0 || Directory.Exists(options.Folder), "Law:Folder names a folder that does not exist.").ValidateOnStart();
        services.TryAddSingleton(provider => LawInForce.FromFolder(provider.GetRequiredService<IOptions<LawOptions>>().Value.Folder));
        services.TryAddSingleton(provider => new PlanNight(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<LawInForce>()));
        services.AddOptions<AlarmOptions>().Bind(configuration.GetSection(AlarmOptions.Section))
            .Validate(options => options.WaitsAtMost >= TimeSpan.FromMinutes(1), "Alarms:WaitsAtMost must be at least one minute.").ValidateOnStart();
        services.TryAddTransient<LookForAlarms>();
        services.TryAddSingleton<PlacementRecheck>();
        services.TryAddTransient<RecheckPlacements>();
        services.AddErasures(configuration);
        services.TryAddSingleton<NightsHere>();
        services.TryAddSingleton<SayPart>();
        services.TryAddSingleton<RunNight>();
        services.TryAddSingleton<RunRound>();
        services.TryAddSingleton<RehearseNight>();
        services.TryAddSingleton<ReplayNight>();
        services.TryAddSingleton<AskWhatIf>();
        services.AddSteering();
        services.TryAddSingleton<ShowSeatPrices>();
        return services;
    }

    private static void AddErasures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<Erasures.ErasureOptions>().Bind(configuration.GetSection(Erasures.ErasureOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<Erasures.ErasureOptions>, Erasures.ErasureOptionsValidator>());
        services.TryAddTransient<Erasures.EraseYouth>();
        services.TryAddTransient<Erasures.EraseHost>();
        services.TryAddTransient<Erasures.EraseHostsAfterKeeping>();
        services.TryAddTransient<Erasures.EraseAfterKeeping>();
    }
}
