using Matching.Core.Approvals;
using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Replies;
using Matching.Core.Replies.Consequences;
using Matching.Core.Replies.Numbers;
using Matching.Core.SignIn;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Delivering;
using Matching.Core.Texts.Failures;
using Matching.Core.Texts.Limits;
using Matching.Core.Texts.Templates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Matching.Core;

/// <summary>Registers the steps from approval to placement. Their ports come from Storage and Channels.</summary>
internal static class OfferServices
{
    internal static IServiceCollection AddOffers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OfferOptions>().Bind(configuration.GetSection("Offers")).ValidateOnStart();
        services.AddOptions<SendingOptions>().Bind(configuration.GetSection("Sms:Sending"))
            .Validate(sending => sending.PerSecond is null or (> 0 and <= 1000), "Sms:Sending:PerSecond must be more than 0 and at most 1000 texts a second.")
            .ValidateOnStart();
        services.AddOptions<SendingHoursOptions>().Bind(configuration.GetSection("Sms:Hours")).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OfferOptions>, OfferOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SendingHoursOptions>, SendingHoursValidator>());
        services.TryAddSingleton<TextTemplates>();
        services.TryAddSingleton<SendingCalendar>();
        services.TryAddSingleton<OfferTexts>();
        services.TryAddSingleton<GuardianTexts>();
        services.TryAddSingleton<OfferAnswers>();
        services.TryAddSingleton<BackingAnswers>();
        services.TryAddTransient<NewQuestions>();
        services.TryAddTransient<OfferDuties>();
        services.TryAddSingleton<FailedSendings>();
        services.TryAddSingleton<SendingDecisions>();
        services.TryAddSingleton<Inquiries.InquiryTexts>();
        services.TryAddSingleton<Conversation>();
        return services.AddSignIn(configuration).AddSteps();
    }

    private static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>());
        services.TryAddTransient<AskForCode>();
        services.TryAddTransient<IssueCode>();
        services.TryAddTransient<RedeemCode>();
        return services;
    }

    private static IServiceCollection AddSteps(this IServiceCollection services)
    {
        services.TryAddSingleton<RecheckPair>();
        services.TryAddTransient<OverrideRule>();
        services.TryAddTransient<SchemeStaff>();
        services.TryAddTransient<ApproveProposal>();
        services.TryAddTransient<ApproveAllWithoutWarnings>();
        services.TryAddTransient<ApproveTogether>();
        services.TryAddTransient<RejectProposal>();
        services.TryAddTransient<ReopenPair>();
        services.TryAddTransient<ProposeOwnPair>();
        services.TryAddTransient<Handovers.HandOver>();
        services.TryAddTransient<ReceiveText>();
        services.TryAddTransient<CorrectReading>();
        services.TryAddTransient<AddPhrase>();
        services.TryAddTransient<ReleaseNumber>();
        services.TryAddTransient<RecordAnswer>();
        services.TryAddTransient<RecordCall>();
        services.TryAddTransient<ExpireOffers>();
        services.TryAddTransient<RemindOffers>();
        services.TryAddTransient<FinishWork>();
        services.TryAddTransient<SendText>();
        services.TryAddTransient<HearDelivery>();
        services.TryAddTransient<DeliverWaiting>();
        services.TryAddTransient<AskForAnother>();
        services.TryAddTransient<OfferAgain>();
        services.TryAddTransient<NameReserve>();
        services.TryAddTransient<OfferToReserve>();
        services.TryAddTransient<ReleaseName>();
        services.TryAddTransient<WriteText>();
        services.TryAddTransient<RedactTexts>();
        services.TryAddTransient<SendAgain>();
        services.TryAddTransient<ReportStuck>();
        services.TryAddTransient<LookForUnsent>();
        services.TryAddTransient<NameSender>();
        services.TryAddTransient<SaveTemplate>();
        services.TryAddTransient<SetLimit>();
        services.TryAddTransient<AskBacking>();
        services.TryAddTransient<RecordBacking>();
        services.TryAddTransient<WatchBackings>();
        services.TryAddTransient<ChooseTexts>();
        services.TryAddTransient<AllowTexts>();
        services.TryAddTransient<Inquiries.AskInquiries>();
        services.TryAddTransient<Inquiries.TryCall>();
        services.TryAddTransient<AskStaff>();
        services.TryAddTransient<DrawWeek>();
        services.TryAddTransient<SayWishes>();
        services.TryAddTransient<GivePermissions>();
        services.TryAddTransient<BackYouth>();
        services.TryAddTransient<GiveRoom>();
        services.TryAddSingleton<WorkOfAges>();
        services.TryAddTransient<PostOwnOpening>();
        services.TryAddTransient<RankCandidates>();
        services.TryAddTransient<PausePlace>();
        services.TryAddTransient<ReportOpening>();
        return services;
    }
}
