using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Rechecks;
using Matching.Core.LegalRules.Work;
using Matching.Core.Placements;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Engine.Nights;

namespace Matching.Core.Enrolments;

/// <summary>
/// Somebody brings a place of her own, where her scheme lets her: judged by the same age and hours as any other, by no ratio, and agreed without
/// an offer. What follows from it follows as from every placement.
/// </summary>
/// <remarks>Source: programmes §1.4 own_place; rules of law §2, §4 (school internships are not counted).</remarks>
public sealed class BringOwnPlace(IOwnPlaceDesk desk, IEnrolmentStore store, IProgrammeShelf shelf, LawInForce law, TimeProvider clock)
{
    public async Task<OwnPlaceOutcome> HandleAsync(OwnPlace place, CancellationToken cancellationToken)
    {
        var book = await shelf.ReadAsync(cancellationToken);
        if (await store.FindAsync(place.Enrolment, cancellationToken) is not { EndedOn: null } file || file.Municipality != place.Municipality
            || await desk.ReadAsync(file.YouthId, cancellationToken) is not { } reading)
        {
            return new OwnPlaceOutcome.NotFound();
        }

        var definition = file.VersionIn(book).Definition;
        if (definition.Tracks.FirstOrDefault(track => track.Choice == Choice.OwnPlace) is not { } track)
        {
            return new OwnPlaceOutcome.Refused("no_own_place");
        }

        if (Refusal(place, file, track, definition, reading) is { } why)
        {
            return new OwnPlaceOutcome.Refused(why);
        }

        if (Breach(place, track, reading) is { } breach)
        {
            return new OwnPlaceOutcome.Unlawful(breach);
        }

        return await SaveAsync(place, file, track, book, cancellationToken);
    }

    private static string? Refusal(OwnPlace place, EnrolmentFile file, Track track, ProgrammeDefinition definition, OwnPlaceReading reading)
    {
        if (file.Events.Count(one => one.Kind == EnrolmentEventKind.Agreed && one.Word == track.Id) >= (track.MaxPlacements ?? int.MaxValue))
        {
            return "max_placements";
        }

        if (place.To < place.From)
        {
            return "dates";
        }

        if (track.Stages is [{ Length: { } length }, ..] && place.To > length.Max.LastDay(place.From))
        {
            return "too_long";
        }

        var (ages, age) = (EntryRules.AgesOf(definition), Ages.On(reading.Youth.BirthDate, place.From));
        return age < ages.From ? "under_age" : age > ages.To ? "over_age" : null;
    }

    private LegalBreach? Breach(OwnPlace place, Track track, OwnPlaceReading reading)
    {
        var work = new WorkOfHers
        {
            Id = place.Host,
            From = place.From,
            To = place.To,
            Schedule = place.Week,
            IsSchoolInternship = track.Form == Form.SchoolInternship,
        };
        var beside = new RunningPlaces(reading.Board);
        WorkOfHers[] works = [.. reading.Running.Select(beside.WorkOf).OfType<WorkOfHers>(), work];
        var her = new WorkingPerson(reading.Youth.BirthDate, reading.Youth.School, reading.Youth.Municipality);
        return new YouthWorkJudge(law.Rules, law.Calendars.With(reading.Board.SchoolCalendar)).FirstBreaches(her, works, place.From, place.To) is [var first, ..] ? first : null;
    }

    private async Task<OwnPlaceOutcome> SaveAsync(OwnPlace place, EnrolmentFile file, Track track, ProgrammeBook book, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = SendingCalendar.LocalDate(now);
        var id = PlacementId.New(clock);
        var agreed = new Happening(EnrolmentEventKind.Agreed, today, place.By) { Subject = id.ToString(), Word = track.Id };
        var after = file with
        {
            Events = [.. file.Events, agreed.ToEvent(now), (agreed with { Kind = EnrolmentEventKind.Started, On = place.From, Word = "" }).ToEvent(now)],
        };
        var decision = new EnrolmentDecision(after, today)
        {
            Steps = EnrolmentWalk.Changed(today, after, book),
            OwnPlacement = new(id, track.Kind, place),
        };
        return await store.SaveAsync(decision, cancellationToken)
            ? new OwnPlaceOutcome.Agreed(id)
            : throw new InvalidOperationException($"Enrolment {file.Id} changed while a place of her own was brought.\nMaybe two people wrote it down at once: try again.");
    }
}

/// <summary>The row of a place of her own: outside the openings, agreed from the day it is brought.</summary>
public sealed record OwnPlacement(PlacementId Id, Engine.Facts.Kind Kind, OwnPlace Place);
