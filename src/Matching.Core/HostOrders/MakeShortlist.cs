using Matching.Core.Enrolments;
using Matching.Core.LegalRules;
using Matching.Core.Nightly;
using Matching.Core.Offers;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.HostOrders;

/// <summary>What came of making a shortlist.</summary>
public abstract record ShortlistOutcome
{
    private ShortlistOutcome()
    {
    }

    /// <summary><paramref name="Short"/>: so many fewer than are wanted; 0 = enough.</summary>
    public sealed record Made(HostOrder Order, IReadOnlyList<Candidate> Candidates, int Short) : ShortlistOutcome;

    public sealed record NotFound : ShortlistOutcome;
}

/// <summary>
/// The people who fit all hard demands of an order's place, best first, as many as its scheme wants for each post. Where too few are found the
/// order goes to the neighbours, and of their people only those appear who agreed to be seen across the border.
/// </summary>
/// <remarks>Source: programmes §1.7 orders; rules of law DP02.</remarks>
public sealed class MakeShortlist(IOrderDesk desk, IMatchingBoard boards, IProgrammeShelf shelf, LawInForce law, ILedger ledger, TimeProvider clock)
{
    public async Task<ShortlistOutcome> HandleAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var book = await shelf.ReadAsync(cancellationToken);
        if (await desk.FindAsync(id, cancellationToken) is not { } order
            || book.Find(order.Programme, SendingCalendar.LocalDate(order.ReceivedAt)) is not { } version || ShortlistRules.OrdersOf(version.Definition) is not { } orders)
        {
            return new ShortlistOutcome.NotFound();
        }

        var board = (await boards.ReadAsync(cancellationToken)).Board;
        var place = board.Openings.Single(known => known.Id == order.OpeningId);
        var perPost = ShortlistRules.PerPost(orders, book.Find(place.Programme, SendingCalendar.LocalDate(now))?.Definition, place.Kind);
        var wanted = Math.Max(order.Posts * perPost, orders.MinCandidates ?? 0);
        var found = Fitting(board, order, wanted, youth => youth.Municipality == order.Municipality, now);
        if (found.Count < wanted && orders.Escalate is { To: EscalateTo.Neighbours })
        {
            var shared = await desk.SharedAsync(cancellationToken);
            found = [.. found, .. Fitting(board, order, wanted - found.Count, youth => youth.Municipality != order.Municipality && shared.Contains(youth.Id), now)];
            order = order with { AtNeighboursSince = order.AtNeighboursSince ?? now };
            await ledger.SaveAsync(new() { Work = [Item(order, WorkKind.OrderToNeighbours, now)] }, cancellationToken);
        }

        await desk.KeepAsync(order, found, cancellationToken);
        return new ShortlistOutcome.Made(order, found, Math.Max(0, wanted - found.Count));
    }

    internal static WorkItem Item(HostOrder order, WorkKind kind, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), order.Municipality, kind, $"{kind.Code()}:{order.Id}", now, DueAt: order.CandidatesDueAt);

    // The night's own plan for this place alone, with as many seats as are to be shown: every hard rule, best first.
    private IReadOnlyList<Candidate> Fitting(Board board, HostOrder order, int most, Func<People.Youth, bool> isAsked, DateTimeOffset now)
    {
        var opening = board.Openings.Single(known => known.Id == order.OpeningId);
        var shown = board with
        {
            Youths = [.. board.Youths.Where(isAsked)],
            Openings = [.. board.Openings.Select(known => known.Id == opening.Id ? known with { Seats = most, SeatsTakenElsewhere = 0, GroupMin = null, CohortMin = null } : known with { Seats = 0 })],
            Ranks = [],
            Meetings = [],
        };
        var youths = shown.Youths.Select(youth => youth.Id).ToHashSet(StringComparer.Ordinal);
        shown = shown with
        {
            Placements = [.. shown.Placements.Where(placement => youths.Contains(placement.YouthId) && placement.State != PlacementState.Shown && placement.OpeningId != opening.Id)],
            History = [.. shown.History.Where(row => youths.Contains(row.YouthId))],
        };
        var problem = new ProblemBuilder(law.Rules, law.Calendars).Build(shown, SendingCalendar.LocalDate(now), shown.PolicyOn(SendingCalendar.LocalDate(now)), proposesNight: false).Problem;
        return
        [
            .. Matcher.Plan(problem).Pairs
                .Where(pair => pair.Opening == order.OpeningId && pair.State == PairState.Proposed)
                .OrderByDescending(pair => pair.Score)
                .ThenBy(pair => pair.Youth, StringComparer.Ordinal)
                .Select(pair => new Candidate(pair.Youth, pair.Score, board.Youths.Single(youth => youth.Id == pair.Youth).Municipality != order.Municipality)),
        ];
    }
}
