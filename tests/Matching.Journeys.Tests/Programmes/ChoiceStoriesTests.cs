using Matching.Core.Approvals;
using Matching.Core.Choices;
using Matching.Engine.Facts;
using Shouldly;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Both sides meet, rank, and are chosen.</summary>
public sealed class ChoiceStoriesTests
{
    private const string Scheme = "nextwork";
    private const short Internship = 1;

    [Story(Scheme, 1)]
    public async Task Meetings_first()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme, "0615");
        string[] youths = [await town.YouthAsync("2005-01-03", Internship, "education_ready"), await town.YouthAsync("2005-01-04", Internship, "education_ready")];
        for (var company = 0; company < 5; company++)
        {
            await town.OpeningAsync(Internship, seats: 3);
        }

        await town.NightAsync("01-11");

        foreach (var youth in youths)
        {
            (await town.Town.CountAsync("from proposal where state = 1 and pair_state = 5 and youth_id = @youth", new { youth })).ShouldBe(3);
        }

        (await town.Town.CountAsync("from proposal where pair_state <> 5")).ShouldBe(0);
        (await town.Town.CountAsync("from offer")).ShouldBe(0);
    }

    [Story(Scheme, 2)]
    public async Task Stable()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme, "0615");
        List<string> youths = [], openings = [];
        for (var one = 0; one < 3; one++)
        {
            youths.Add(await town.YouthAsync("2005-01-03", Internship, "education_ready"));
            openings.Add(await town.OpeningAsync(Internship));
        }

        await town.NightAsync("01-11");
        await MeetAsync(town);
        int[][] hers = [[0, 1, 2], [0, 2, 1], [0, 1]];
        int[][] theirs = [[1, 0, 2], [2, 0, 1], [0, 1, 2]];
        for (var one = 0; one < 3; one++)
        {
            await RankAsync(town, RankingSide.Youth, youths[one], hers[one].Select(at => openings[at]));
            await RankAsync(town, RankingSide.Host, openings[one], theirs[one].Select(at => youths[at]));
        }

        await town.NightAsync("01-18");
        (await town.Town.CountAsync("from proposal where pair_state = 1")).ShouldBe(0);
        await town.NightAsync("01-19");

        var got = (await town.Town.Store.QueryAsync<(string Youth, string Opening)>("select youth_id, opening_id from proposal where state = 1 and pair_state = 1"))
            .ToDictionary(pair => youths.IndexOf(pair.Youth), pair => openings.IndexOf(pair.Opening));
        got.ShouldNotContain(pair => pair.Key == 2 && pair.Value == 2);
        foreach (var (youth, opening) in from youth in Enumerable.Range(0, 3) from opening in hers[youth] select (youth, opening))
        {
            var sheWouldRather = !got.TryGetValue(youth, out var has) || Array.IndexOf(hers[youth], opening) < Array.IndexOf(hers[youth], has);
            var holder = got.Where(pair => pair.Value == opening).Select(pair => (int?)pair.Key).FirstOrDefault();
            var theyWouldRather = holder is null || Array.IndexOf(theirs[opening], youth) < Array.IndexOf(theirs[opening], holder.Value);
            (sheWouldRather && theyWouldRather).ShouldBeFalse($"youth {youth} and company {opening} prefer each other");
        }

        got.Count.ShouldBe(3);
    }

    private static async Task MeetAsync(SchemeTown town)
    {
        town.Town.Clock.MoveTo("2027-01-11", "09:30");
        foreach (var meeting in await town.Town.Store.QueryAsync<Guid>("select id from proposal where state = 1 and pair_state = 5"))
        {
            (await town.Town.ApproveAsync(new(meeting))).ShouldBeOfType<ApproveOutcome.MeetingToArrange>();
        }

        // Held is a meeting whose item is done.
        await town.Town.Store.ExecuteAsync("update work_item set done_at = @now, done_by = 'karin' where kind = 'arrange_meeting'", new { now = town.Town.Clock.GetUtcNow() });
    }

    private static async Task RankAsync(SchemeTown town, RankingSide side, string subject, IEnumerable<string> order) =>
        (await town.Town.Get<RecordRanking>().HandleAsync(new(town.Municipality, side, subject, [.. order]), CancellationToken.None))
            .ShouldBeOfType<RankingOutcome.Recorded>().ClosesOn.ShouldBe(new DateOnly(2027, 1, 18));
}
