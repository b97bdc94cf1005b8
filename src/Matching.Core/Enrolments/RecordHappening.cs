using Matching.Core.LegalRules;
using Matching.Core.Programmes;
using Matching.Core.Texts;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Enrolments;

/// <summary>What came of telling an enrolment what happened. The page handles every case.</summary>
public abstract record RecordOutcome
{
    private RecordOutcome()
    {
    }

    /// <summary>It is in her file, with all that follows from it.</summary>
    public sealed record Recorded(EnrolmentFile File) : RecordOutcome;

    /// <summary>The definition does not allow it; <paramref name="Allowed"/> says what it does allow, where there is a list.</summary>
    public sealed record Refused(string Why, IReadOnlyList<string> Allowed) : RecordOutcome;

    public sealed record NotFound : RecordOutcome;
}

/// <summary>A person, or an answer that came in, says what happened in an enrolment: judged by her definition, kept for good, and her next steps stand anew.</summary>
public sealed partial class RecordHappening(IEnrolmentStore store, IProgrammeShelf shelf, LawInForce law, TimeProvider clock, ILogger<RecordHappening> logger)
{
    private const int Looks = 5;

    /// <param name="id">Which enrolment.</param>
    /// <param name="municipality">Whose staff says so; another's are not found.</param>
    /// <param name="happening">What happened.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<RecordOutcome> HandleAsync(EnrolmentId id, string municipality, Happening happening, CancellationToken cancellationToken)
    {
        var book = await shelf.ReadAsync(cancellationToken);
        for (var look = 0; look < Looks; look++)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } file || file.Municipality != municipality)
            {
                return new RecordOutcome.NotFound();
            }

            if (happening.Id is { } told && file.Events.Any(one => one.Id == told))
            {
                return new RecordOutcome.Recorded(file);
            }

            if (HappeningRules.Refusal(happening, file, book) is { } refused)
            {
                return refused;
            }

            var (all, against) = Lawful(HappeningEffects.Of(happening, file, book), happening, file, book);
            if (against is not null)
            {
                return against;
            }

            var decision = Decide(file, all, book, clock.GetUtcNow());
            if (await store.SaveAsync(decision, cancellationToken))
            {
                Log.Recorded(logger, id, happening.Kind);
                return new RecordOutcome.Recorded(decision.File);
            }
        }

        throw new InvalidOperationException($"Enrolment {id} changed {Looks} times while {happening.Kind} was recorded.\nMaybe a job writes it without end.");
    }

    /// <summary>An extension that the scheme's gates or the law do not give is refused; where it would follow from an answer, the answer is kept and nothing is extended.</summary>
    private (IReadOnlyList<Happening> Told, RecordOutcome.Refused? Against) Lawful(IReadOnlyList<Happening> told, Happening happening, EnrolmentFile file, ProgrammeBook book)
    {
        if (told.FirstOrDefault(one => one.Kind == EnrolmentEventKind.Extended) is not { } extended)
        {
            return (told, null);
        }

        if (extended != happening && HappeningRules.Refusal(extended, file, book) is { } shut)
        {
            return happening.Kind == EnrolmentEventKind.Answered ? ([.. told.Where(one => one != extended)], null) : (told, shut);
        }

        var (allowed, against) = LawfulWeeks.Extend(extended, file, file.VersionIn(book), law.Rules);
        if (against is null)
        {
            return (allowed is null ? told : [.. told, allowed], null);
        }

        return happening.Kind == EnrolmentEventKind.Answered ? ([.. told.Where(one => one != extended)], null) : (told, against);
    }

    private static EnrolmentDecision Decide(EnrolmentFile file, IReadOnlyList<Happening> told, ProgrammeBook book, DateTimeOffset now)
    {
        var after = file with
        {
            Events = [.. file.Events, .. told.Select(one => one.ToEvent(now))],
            EndedOn = told.FirstOrDefault(one => one.Kind == EnrolmentEventKind.Ended)?.On ?? file.EndedOn,
        };
        var today = SendingCalendar.LocalDate(now);
        var steps = EnrolmentWalk.Changed(today, after, book);
        var kept = steps.ToDictionary(step => step.Step.Key, StringComparer.Ordinal);
        return new(after with { Steps = [.. file.Steps.Where(step => !kept.ContainsKey(step.Step.Key)), .. steps] }, today)
        {
            Steps = steps,
            Placements = [.. told.Select(HappeningEffects.ToPlacement).OfType<PlacementChange>()],
            Transfers = [.. told.Select(one => HappeningEffects.ToTransfer(one, file)).OfType<Transfer>()],
            Hours = [.. told.Select(one => HappeningEffects.ToHours(one, after)).OfType<HoursChange>()],
            SameHostAfter = [.. told.Where(one => HappeningEffects.LeadsToSameHost(one, after, book)).Select(one => Guid.Parse(one.Subject))],
            GatesPassed = [.. told.Where(one => one.Kind == EnrolmentEventKind.GatePassed).Select(one => one.Subject)],
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Enrolment {Enrolment} was told: {Happening}")]
        public static partial void Recorded(ILogger logger, EnrolmentId enrolment, EnrolmentEventKind happening);
    }
}
