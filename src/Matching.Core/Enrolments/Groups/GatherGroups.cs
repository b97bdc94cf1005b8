using System.Globalization;
using Matching.Core.Offers;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Enrolments;

/// <summary>Somebody who runs in a scheme with a group, with what is known of her.</summary>
public sealed record GroupMember(EnrolmentFile File, People.Youth Youth);

/// <summary>Reads the people of schemes that have groups.</summary>
public interface IGroupDesk
{
    /// <summary>Running enrolments of these schemes, each with what has happened and without its steps.</summary>
    Task<IReadOnlyList<GroupMember>> FindRunningAsync(IReadOnlyList<string> programmes, CancellationToken cancellationToken);
}

/// <summary>
/// Once a day groups stand as they should: who has come to one that opens has its first day in her file and a text; where too few came everybody
/// is told, and the desk is told what was missing. Safe to run as often as one likes.
/// </summary>
/// <remarks>Source: programmes §1.3 group.</remarks>
public sealed partial class GatherGroups(IGroupDesk desk, IEnrolmentStore store, IProgrammeShelf shelf, GroupTexts texts, ILedger ledger, TimeProvider clock, ILogger<GatherGroups> logger)
{
    /// <summary>Says how many files it changed.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = SendingCalendar.LocalDate(now);
        var book = await shelf.ReadAsync(cancellationToken);
        var schemes = book.On(today).Where(version => version.Definition.OfPeople() is not null).ToDictionary(version => version.Id, StringComparer.Ordinal);
        var changed = 0;
        foreach (var members in (await desk.FindRunningAsync([.. schemes.Keys], cancellationToken)).GroupBy(member => (member.File.Programme, member.File.Municipality)))
        {
            changed += await TurnAsync(schemes[members.Key.Programme].Definition, [.. members], book, now, cancellationToken);
        }

        return changed;
    }

    private async Task<int> TurnAsync(ProgrammeDefinition scheme, IReadOnlyList<GroupMember> members, ProgrammeBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = SendingCalendar.LocalDate(now);
        var left = members.ToDictionary(member => member.File.Id, member => EnrolmentStand.OpenGates(member.File, member.Youth, scheme, today, GateStep.Enrol).ToList());
        var turn = new GroupRoll(scheme.OfPeople()!, [.. members.Select(member => member.File)], file => left[file.Id].Count == 0).On(today);
        var changed = 0;
        foreach (var file in turn.Starts)
        {
            changed += await BeginAsync(file.Id, turn.On!.Value, scheme, book, now, cancellationToken) ? 1 : 0;
        }

        if (turn.Dissolved is { } start)
        {
            await DissolveAsync(scheme, turn, start, left, book, now, cancellationToken);
        }

        if (turn.IsSmall)
        {
            await ledger.SaveAsync(new() { Work = [GroupTexts.Small(members[0].File, scheme, MarkerOf(scheme, members[0].File, members.Max(member => member.File.GroupStart)!.Value), now)] }, cancellationToken);
        }

        return changed;
    }

    private async Task<bool> BeginAsync(EnrolmentId id, DateOnly on, ProgrammeDefinition scheme, ProgrammeBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { GroupStart: null, EndedOn: null } file)
        {
            return false;
        }

        var told = await texts.ToHerAsync(file, scheme, on, null, MarkerOf(scheme, file, on), now, cancellationToken);
        var after = file with { Events = [.. file.Events, new Happening(EnrolmentEventKind.GroupStarted, on, "group").ToEvent(now)] };
        var today = SendingCalendar.LocalDate(now);
        if (!await store.SaveAsync(new(after, today) { Steps = EnrolmentWalk.Changed(today, after, book) }, cancellationToken))
        {
            return false;
        }

        // The marker makes it one text, however often the file was saved before it.
        await ledger.SaveAsync(new() { Texts = told.Texts, Work = told.Work }, cancellationToken);
        Log.Began(logger, id, on);
        return true;
    }

    private async Task DissolveAsync(
        ProgrammeDefinition scheme, GroupTurn turn, DateOnly start, Dictionary<EnrolmentId, List<Engine.Facts.GateFacts>> left, ProgrammeBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var file in turn.Told)
        {
            var marker = MarkerOf(scheme, file, start);
            var told = await texts.ToHerAsync(file, scheme, null, turn.Next, $"{marker}:dissolved", now, cancellationToken);
            var missing = left[file.Id] is { Count: > 0 } gates ? [GroupTexts.Missing(file, scheme, gates, marker, now)] : Array.Empty<WorkItem>();
            await ledger.SaveAsync(new() { Texts = told.Texts, Work = [.. told.Work, .. missing] }, cancellationToken);
            if (scheme.OfPeople()!.IfDissolved == IfDissolved.End)
            {
                await EndAsync(file.Id, book, now, cancellationToken);
            }
        }
    }

    /// <summary>Where the scheme says so, an enrolment ends with the group that came to nothing.</summary>
    private async Task EndAsync(EnrolmentId id, ProgrammeBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = SendingCalendar.LocalDate(now);
        if (await store.FindAsync(id, cancellationToken) is { GroupStart: null, EndedOn: null } file)
        {
            var ended = new Happening(EnrolmentEventKind.Ended, today, "group") { Word = Words.Of(OutcomeCode.None) };
            var after = file with { EndedOn = today, Events = [.. file.Events, ended.ToEvent(now)] };
            await store.SaveAsync(new(after, today) { Steps = EnrolmentWalk.Changed(today, after, book) }, cancellationToken);
        }
    }

    private static string MarkerOf(ProgrammeDefinition scheme, EnrolmentFile file, DateOnly start) =>
        string.Create(CultureInfo.InvariantCulture, $"group:{scheme.Id}:{file.Municipality}:{start:yyyy-MM-dd}");

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Enrolment {Enrolment} is in a group that begins on {Start}")]
        public static partial void Began(ILogger logger, EnrolmentId enrolment, DateOnly start);
    }
}
