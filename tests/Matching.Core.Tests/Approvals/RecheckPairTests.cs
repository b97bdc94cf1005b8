using Matching.Core.Approvals;
using Matching.Core.Intake;
using Matching.Core.LegalRules;
using Matching.Core.Nightly;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Testing;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Approvals;

public sealed class RecheckPairTests
{
    private const int Looks = 150;

    [Fact]
    public async Task What_a_night_proposes_the_recheck_of_the_same_day_allows_where_no_day_of_its_own_hours_breaks_the_law()
    {
        var clock = ManualClock.OnAnOrdinaryMonday();
        var day = Core.Clock.Copenhagen.DateAt(clock.GetUtcNow());
        var board = new FolderReader().Read(RepositoryFolder.Demo, day).Folder!.ToBoard();
        var recheck = new RecheckPair(new BoardOfPairs(board), LawInForce.Shipped, clock);
        var proposed = new PlanNight(clock).Plan(board, new(day, PolicyFile.Default)).Plan.Pairs.Where(pair => pair.State == PairState.Proposed).Take(Looks).ToList();

        foreach (var pair in proposed)
        {
            (await recheck.JudgeAsync(pair.Youth, pair.Opening, CancellationToken.None)).Broken?.ToString().ShouldBeNull($"{pair.Youth} {pair.Opening}");
        }

        proposed.Count.ShouldBe(Looks);
    }

    /// <summary>The pairs of one board.</summary>
    private sealed class BoardOfPairs(Board board) : IPairBoard
    {
        public Task<PairReading?> ReadAsync(string youthId, string openingId, CancellationToken cancellationToken)
        {
            var placements = board.Placements
                .Where(placement => placement.YouthId == youthId && !(placement.OpeningId == openingId && placement.State is PlacementState.Shown or PlacementState.Approved or PlacementState.Offered))
                .ToList();
            var history = board.History.Where(entry => entry.YouthId == youthId).ToList();
            var openings = board.Openings.Where(opening => opening.Id == openingId || placements.Any(placement => placement.OpeningId == opening.Id) || history.Any(entry => entry.OpeningId == opening.Id)).ToList();
            return Task.FromResult<PairReading?>(new(
                board with
                {
                    Youths = [.. board.Youths.Where(youth => youth.Id == youthId)],
                    Openings = openings,
                    Hosts = [.. board.Hosts.Where(host => openings.Any(opening => opening.HostId == host.Id))],
                    Placements = placements,
                    History = history,
                },
                []));
        }
    }
}
