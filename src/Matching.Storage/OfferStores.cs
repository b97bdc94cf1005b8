using Matching.Core.Approvals;
using Matching.Core.Messages;
using Matching.Core.Backings;
using Matching.Core.Handovers;
using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Core.Replies;
using Matching.Core.Replies.Numbers;
using Matching.Core.SignIn;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Delivering;
using Matching.Core.Texts.Limits;
using Matching.Core.Texts.Templates;
using Matching.Storage.Postgres.Approvals;
using Matching.Storage.Postgres.Messages;
using Matching.Storage.Postgres.Backings;
using Matching.Storage.Postgres.Handovers;
using Matching.Storage.Postgres.Offers;
using Matching.Storage.Postgres.Replies;
using Matching.Storage.Postgres.SignIn;
using Matching.Storage.Postgres.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Matching.Storage;

/// <summary>The stores behind the steps from approval to placement.</summary>
internal static class OfferStores
{
    public static IServiceCollection AddOfferStores(this IServiceCollection services)
    {
        services.TryAddSingleton<ILedger, PostgresLedger>();
        services.TryAddSingleton<IProposalStore, PostgresProposals>();
        services.TryAddSingleton<IRuledOutPairs, PostgresRuledOutPairs>();
        services.TryAddSingleton<ISeatPlans, PostgresSeatPlans>();
        services.TryAddSingleton<IOwnPairs, PostgresOwnPairs>();
        services.TryAddSingleton<IHandovers, PostgresHandovers>();
        services.TryAddSingleton<Core.Erasures.IErasures, Postgres.Erasures.PostgresErasures>();
        services.TryAddSingleton<Core.Erasures.IHostErasures, Postgres.Erasures.PostgresHostErasures>();
        services.TryAddSingleton<IPairBoard, PostgresPairBoard>();
        services.TryAddSingleton<ILawOverrides, PostgresLawOverrides>();
        services.TryAddSingleton<IOfferStore, PostgresOffers>();
        services.TryAddSingleton<IWorkList, PostgresWorkList>();
        services.TryAddSingleton<ICallList, PostgresCallList>();
        services.TryAddSingleton<IBackingStore, PostgresBackings>();
        services.TryAddSingleton<IReplyInbox, PostgresReplyInbox>();
        services.TryAddSingleton<IKeptTexts, PostgresKeptTexts>();
        services.TryAddSingleton<IPhraseShelf, PostgresPhrases>();
        services.TryAddSingleton<IParkedNumbers, PostgresParkedNumbers>();
        services.TryAddSingleton<IUnknownSenders, PostgresUnknownSenders>();
        services.TryAddSingleton<IFailedTexts, PostgresFailedTexts>();
        services.TryAddSingleton<PostgresTexts>();
        services.TryAddSingleton<ITextStore>(provider => provider.GetRequiredService<PostgresTexts>());
        services.TryAddSingleton<ISendingPace, PostgresSendingPace>();
        services.TryAddSingleton<ITextsToRedact, PostgresTextsToRedact>();
        services.TryAddSingleton<IWaitingTexts>(provider => provider.GetRequiredService<PostgresTexts>());
        services.TryAddSingleton<ILimitShelf, PostgresLimits>();
        services.TryAddSingleton<ITemplateShelf, PostgresTemplates>();
        services.TryAddSingleton<IReleasedNames, PostgresReleasedNames>();
        services.TryAddSingleton<ICodeStore, PostgresCodes>();
        services.TryAddSingleton<IOutbox, PostgresOutbox>();
        services.TryAddSingleton<IWakeUp, PostgresWakeUp>();
        return services;
    }
}
