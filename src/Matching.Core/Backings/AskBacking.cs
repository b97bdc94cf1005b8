using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Offers;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.Backings;

/// <summary>What came of asking a guardian about a scheme.</summary>
public enum AskBackingOutcome
{
    /// <summary>By text or, where none may go, on the call list.</summary>
    Asked = 1,
    AskedBefore = 2,

    /// <summary>She is 18 or more.</summary>
    Grown = 3,

    /// <summary>A guardian has said yes already.</summary>
    Backed = 4,

    /// <summary>No scheme she may be in asks a guardian before the match.</summary>
    NotAsked = 5,
    NotFound = 6,
}

/// <summary>A person lets her guardians be asked whether she may be in a scheme: once, before any match. Both guardians are asked.</summary>
/// <remarks>Source: offers and answers, O17 (<c>enrolment</c>).</remarks>
public sealed partial class AskBacking(
    IBackingStore questions, IProgrammeShelf shelf, GuardianTexts texts, ILedger ledger, IOptions<OfferOptions> options, TimeProvider clock, ILogger<AskBacking> logger)
{
    private const int Looks = 5;

    /// <param name="municipality">Whose staff asks; another's young people are not found.</param>
    /// <param name="youth">Her id.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<AskBackingOutcome> HandleAsync(string municipality, string youth, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        for (var look = 0; look < Looks; look++)
        {
            if (await questions.FindWardAsync(municipality, youth, now - options.Value.CodeRests, cancellationToken) is not { } ward)
            {
                return AskBackingOutcome.NotFound;
            }

            if (Obstacle(ward) is { } why)
            {
                return why;
            }

            if (SchemeFor(ward, await shelf.ReadAsync(cancellationToken)) is not { } scheme)
            {
                return AskBackingOutcome.NotAsked;
            }

            if (await ledger.SaveAsync(Ask(ward, scheme, now), cancellationToken) == SaveOutcome.Saved)
            {
                Log.Asked(logger, youth, scheme.Id);
                return AskBackingOutcome.Asked;
            }
        }

        throw new InvalidOperationException($"Questions about {youth} changed {Looks} times while they were asked.\nMaybe a job writes them without end.");
    }

    private AskBackingOutcome? Obstacle(Ward ward) => ward switch
    {
        _ when Majority.IsReached(ward.BirthDate, clock.Today()) => AskBackingOutcome.Grown,
        { Consent: true } => AskBackingOutcome.Backed,
        { Questions.Count: > 0 } => AskBackingOutcome.AskedBefore,
        _ => null,
    };

    private ProgrammeDefinition? SchemeFor(Ward ward, ProgrammeBook book) => ward.Schemes
        .Order(StringComparer.Ordinal)
        .Select(id => book.Find(id, clock.Today())?.Definition)
        .OfType<ProgrammeDefinition>()
        .FirstOrDefault(scheme => ProgrammeGates.AsksGuardianBeforeMatch(scheme) && EntryRules.IsOfAge(scheme, Engine.Nights.Ages.On(ward.BirthDate, clock.Today())));

    private Decision Ask(Ward ward, ProgrammeDefinition scheme, DateTimeOffset now)
    {
        var decision = new Decision();
        var inUse = ward.CodesInUse.ToHashSet();
        var all = ward.Guardians.Select(guardian => new BackingCase(NewQuestions.Of(guardian, ward.Child, null, scheme, inUse, clock), guardian.Stopped, guardian.Greeted)).ToList();
        foreach (var one in all)
        {
            var backing = one.Backing;
            backing.Ask(now, texts.Deadline(backing.Id, now));
            if (backing.Phone is null)
            {
                backing.ToBeCalled(now);
            }

            var told = texts.Ask(new(backing.Id, ward.Child, null, all), now);
            decision = decision.And(new() { NewBackings = [backing], Texts = told.Texts, Work = told.Work });
        }

        return decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The guardians of {Youth} are asked about {Programme}")]
        public static partial void Asked(ILogger logger, string youth, string programme);
    }
}
