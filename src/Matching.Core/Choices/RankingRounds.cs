using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;

namespace Matching.Core.Choices;

/// <summary>
/// The round of rankings of a scheme in one municipality. It opens with the first ranking once all meetings that people agreed to are held, or
/// before that by a role that the scheme names; it closes when the scheme says.
/// </summary>
/// <remarks>Source: programmes §1.4 ranking: opens, earlyBy, closesAfter. A meeting is held when its item on the work list is done.</remarks>
public sealed class RankingRounds(IRankingDesk desk, IProgrammeShelf shelf, TimeProvider clock)
{
    private const int MostRanked = 3;

    private static readonly Period Standard = Period.Parse("P1W")!;

    /// <summary>How many a young person may rank in a scheme; null = the scheme is not known.</summary>
    public async Task<int?> WishesInAsync(string programme, CancellationToken cancellationToken) =>
        (await shelf.ReadAsync(cancellationToken)).Find(programme, SendingCalendar.LocalDate(clock.GetUtcNow()))?.Definition.Tracks.Where(track => track.Choice == Choice.Mutual).Select(track => (int?)(track.Wishes ?? MostRanked)).Max();

    /// <summary>Recorded, with its last day, when somebody in these roles may rank today; else Closed or NotOpen.</summary>
    public async Task<RankingOutcome> OfAsync(string municipality, string programme, IReadOnlyList<Role> by, CancellationToken cancellationToken)
    {
        var today = SendingCalendar.LocalDate(clock.GetUtcNow());
        var round = await desk.RoundAsync(municipality, programme, cancellationToken);
        if (round.ClosesOn is { } last)
        {
            return last < today ? new RankingOutcome.Closed(last) : new RankingOutcome.Recorded(last);
        }

        var rankings = (await shelf.ReadAsync(cancellationToken)).Find(programme, today)?.Definition.Tracks.Select(track => track.Ranking).OfType<Ranking>().ToList() ?? [];
        IReadOnlyList<Role> early = [.. rankings.SelectMany(ranking => ranking.EarlyBy).Distinct()];
        return round.AllHeld || early.Intersect(by).Any()
            ? new RankingOutcome.Recorded((rankings.Select(ranking => ranking.ClosesAfter).OfType<Period>().FirstOrDefault() ?? Standard).From(today))
            : new RankingOutcome.NotOpen(early);
    }
}
