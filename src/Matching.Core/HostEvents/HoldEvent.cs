using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Offers;
using Matching.Core.Texts;

namespace Matching.Core.HostEvents;

/// <summary>What came of writing an event down.</summary>
public abstract record HoldEventOutcome
{
    private HoldEventOutcome()
    {
    }

    public sealed record Written(HostEvent Event) : HoldEventOutcome;

    /// <summary>No such scheme on that day, or no title.</summary>
    public sealed record Refused : HoldEventOutcome;
}

/// <summary>A day is set on which a scheme meets companies or mentors; nobody is told by that alone.</summary>
public sealed class HoldEvent(IEventDesk desk, IProgrammeShelf shelf, TimeProvider clock)
{
    public async Task<HoldEventOutcome> HandleAsync(string municipality, string programme, string title, DateOnly on, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (string.IsNullOrWhiteSpace(title) || (await shelf.ReadAsync(cancellationToken)).Find(programme, on) is null)
        {
            return new HoldEventOutcome.Refused();
        }

        var held = new HostEvent(Guid.CreateVersion7(now), municipality, programme, title.Trim(), on);
        await desk.AddAsync(held, by, now, cancellationToken);
        return new HoldEventOutcome.Written(held);
    }
}

/// <summary>
/// Mentors are invited to an event who have asked to be invited; to everybody else nothing is said. The invitation stands on the mentor's own
/// page, where she says whether she comes; no text is sent.
/// </summary>
/// <remarks>Source: programmes §2.19, invitations to mentors are opt-in; offers and answers, invitations to meet on the page only.</remarks>
public sealed class InviteMentors(IEventDesk desk, TimeProvider clock)
{
    /// <summary>How many are newly invited; null = no such event in the municipality, or it has been held.</summary>
    public async Task<int?> HandleAsync(Guid id, string municipality, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await desk.FindAsync(id, cancellationToken) is { } held && held.Municipality == municipality && held.HeldOn >= SendingCalendar.LocalDate(now)
            ? await desk.InviteAsync(held, now, cancellationToken)
            : null;
    }
}

/// <summary>A mentor says on her page whether she comes; of who has not said so two days before, a person hears.</summary>
public sealed class WatchInvitations(IEventDesk desk, ILedger ledger, TimeProvider clock)
{
    private const int DaysBefore = 2;

    /// <summary>Says how many are silent.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var silent = await desk.FindUnansweredAsync(today, today.AddDays(DaysBefore), cancellationToken);
        if (silent.Count > 0)
        {
            await ledger.SaveAsync(new() { Work = [.. silent.Select(one => Item(one, now))] }, cancellationToken);
        }

        return silent.Count;
    }

    private static WorkItem Item(UnansweredInvitation one, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), one.Municipality, WorkKind.EventUnanswered, $"{WorkKind.EventUnanswered.Code()}:{one.Event}:{one.HostId}", now)
        {
            Note = new($"{one.Host}: {one.Title}, {one.HeldOn:yyyy-MM-dd}", $"{one.Host}: {one.Title}, {one.HeldOn:yyyy-MM-dd}"),
        };
}
