using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Enrolments;

/// <summary>
/// Once a day, and for whoever is new at once: everybody in a scheme has a file, and every file's steps stand where the day says. Safe to
/// run by several at once and as often as one likes: a step that has moved does not move again.
/// </summary>
public sealed partial class WalkEnrolments(IEnrolmentStore store, IProgrammeShelf shelf, LegalRules.LawInForce law, TimeProvider clock, ILogger<WalkEnrolments> logger)
{
    private const int AtOnce = 500;

    /// <summary>Says how many files it saved.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = SendingCalendar.LocalDate(now);
        var book = await shelf.ReadAsync(cancellationToken);
        var saved = 0;
        foreach (var place in await store.FindUnfiledAsync(cancellationToken))
        {
            saved += await FileAsync(place, book, now, cancellationToken) ? 1 : 0;
        }

        foreach (var id in await store.FindUnwalkedAsync(today, AtOnce, cancellationToken))
        {
            saved += await WalkAsync(id, book, today, cancellationToken) ? 1 : 0;
        }

        return saved;
    }

    private async Task<bool> FileAsync(UnfiledPlace place, ProgrammeBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (book.Find(place.Programme, place.On) is not { Definition.Who: not null } version)
        {
            return false;
        }

        var known = place.File is { } id ? await store.FindAsync(id, cancellationToken) : null;
        var file = known ?? new EnrolmentFile
        {
            Id = EnrolmentId.New(clock),
            Municipality = place.Municipality,
            YouthId = place.YouthId,
            Programme = place.Programme,
            Mark = version.Mark,
            Born = place.Born,
            TargetGroup = place.TargetGroup,
            EnrolledOn = place.On,
            Source = place.Placement is null ? EnrolmentFile.ByImport : EnrolmentFile.ByMatch,
        };
        var events = EventsOf(place, file, book, now).ToList();
        if (place.Placement is not null && events.Count == 0)
        {
            // An opening of a kind that the scheme has no track for: nothing of it follows from the definition.
            return false;
        }

        file = file with { Events = [.. file.Events, .. events] };
        return await SaveAsync(file, book, SendingCalendar.LocalDate(now), cancellationToken);
    }

    private IEnumerable<EnrolmentEvent> EventsOf(UnfiledPlace place, EnrolmentFile file, ProgrammeBook book, DateTimeOffset now)
    {
        if (place is not { Placement: { } placement, Kind: { } kind } || TrackFor(kind, file, file.VersionIn(book).Definition) is not { } track)
        {
            yield break;
        }

        yield return new(Guid.CreateVersion7(now), EnrolmentEventKind.Agreed, place.On, now, "match", placement.ToString(), track.Id, Note: LeftOf(track, place));
        if (LawfulWeeks.AtAgreement(place, track, law.Rules, placement.ToString(), now) is { } allowed)
        {
            yield return allowed;
        }

        if (place.Started is { } started)
        {
            yield return new(Guid.CreateVersion7(now), EnrolmentEventKind.Started, started, now, "match", placement.ToString());
        }
    }

    /// <summary>Weeks of internship count by person and production unit: what was used there before is taken off the first stage. Empty = nothing was.</summary>
    private static string LeftOf(Track track, UnfiledPlace place)
    {
        if (place.DaysBefore == 0 || place.IsCarriedOver || track.Kind != Engine.Facts.Kind.Internship || track.Stages is not [{ Length.Max: { } whole }, ..])
        {
            return "";
        }

        var first = place.Started ?? place.On;
        var left = whole.LastDay(first).DayNumber - first.DayNumber + 1 - place.DaysBefore;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"P{Math.Max(1, left)}D");
    }

    /// <summary>Of several tracks of a kind the last one that is open to her.</summary>
    private static Track? TrackFor(Engine.Facts.Kind kind, EnrolmentFile file, ProgrammeDefinition definition)
    {
        var tracks = definition.Tracks.Where(track => track.Kind == kind).ToList();
        return tracks.LastOrDefault(track => IsOpen(track.Opens, file)) ?? tracks.FirstOrDefault();
    }

    /// <summary>What comes after another track needs that one's placement, what a clock opens a person's yes.</summary>
    private static bool IsOpen(TrackOpening opens, EnrolmentFile file) => opens.Kind switch
    {
        TrackOpeningKind.After => file.Events.Any(one => one.Kind == EnrolmentEventKind.Agreed && one.Word == opens.Of),
        TrackOpeningKind.Clock => file.Events.Any(one => one.Kind == EnrolmentEventKind.Decided && one.Subject == $"clock:{opens.Of}" && one.Word == Answers.Yes),
        TrackOpeningKind.ByHand => false,
        _ => true,
    };

    private async Task<bool> WalkAsync(EnrolmentId id, ProgrammeBook book, DateOnly today, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } file && await SaveAsync(file, book, today, cancellationToken);

    private async Task<bool> SaveAsync(EnrolmentFile file, ProgrammeBook book, DateOnly today, CancellationToken cancellationToken)
    {
        if (book.FindMark(file.Mark) is null)
        {
            // One file without its definition must not hold up all others.
            Log.UnknownVersion(logger, file.Id, file.Mark);
            return await store.SaveAsync(new(file, today), cancellationToken);
        }

        var ended = LastDays.Passed(file, book, today).ToList();
        var after = file with { Events = [.. file.Events, .. ended.Select(one => one.ToEvent(clock.GetUtcNow()))] };
        var steps = EnrolmentWalk.Changed(today, after, book);
        var decision = new EnrolmentDecision(after, today)
        {
            Steps = steps,
            Placements = [.. ended.Select(HappeningEffects.ToPlacement).OfType<PlacementChange>()],
            SameHostAfter = [.. ended.Where(one => HappeningEffects.LeadsToSameHost(one, after, book)).Select(one => Guid.Parse(one.Subject))],
        };
        if (!await store.SaveAsync(decision, cancellationToken))
        {
            return false;
        }

        Log.Walked(logger, file.Id, steps.Count);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Enrolment {Enrolment} follows {Mark}, which is not known: its steps stand still")]
        public static partial void UnknownVersion(ILogger logger, EnrolmentId enrolment, string mark);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Enrolment {Enrolment} was looked at: {Steps} steps moved")]
        public static partial void Walked(ILogger logger, EnrolmentId enrolment, int steps);
    }
}
