using Matching.Core.Approvals;
using Matching.Core.Choices;
using Matching.Core.Openings;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Shouldly;
using Xunit;
using static Matching.Journeys.Tests.Programmes.FieldTown;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Who meets, who ranks how many, and who approves, as a scheme says it.</summary>
public sealed class ChoiceFieldsTests
{
    [Fact]
    public async Task A_young_person_ranks_no_more_than_the_scheme_lets_her_and_its_role_arranges_the_meetings()
    {
        await using var town = await WithAsync("""
            "choice": "mutual", "wishes": 1, "meetings": { "by": "network_team", "max": 2 },
            """);
        var youth = await town.EnrolledAsync("2008-01-03", Job, "01-05");
        var (one, other) = (await town.OpeningAsync(Job), await town.OpeningAsync(Job));
        await town.NightAsync("01-11");
        town.Town.Clock.MoveTo("2027-01-11", "09:30");
        foreach (var meeting in await town.Town.Store.QueryAsync<Guid>("select id from proposal where state = 1 and pair_state = 5"))
        {
            (await town.Town.ApproveAsync(new(meeting))).ShouldBeOfType<ApproveOutcome.MeetingToArrange>();
        }

        (await town.Town.Store.QueryAsync<string>("select distinct note_da from work_item where kind = 'arrange_meeting'")).ShouldBe(["Aftales af: netværksteam"]);
        await town.Town.Store.ExecuteAsync("update work_item set done_at = @now, done_by = 'karin' where kind = 'arrange_meeting'", new { now = town.Town.Clock.GetUtcNow() });
        var record = town.Town.Get<RecordRanking>();
        (await record.HandleAsync(new("0791", RankingSide.Youth, youth, [one, other]), CancellationToken.None)).ShouldBeOfType<RankingOutcome.TooMany>().Most.ShouldBe(1);
        (await town.Town.Get<RankCandidates>().HandleAsync(RankingSide.Youth, [new(youth, one, 1), new(youth, other, 2)], CancellationToken.None)).ShouldBe(RankOutcome.TooMany);
        (await town.Town.CountAsync("from ranking")).ShouldBe(0);

        (await town.Town.Get<RankCandidates>().HandleAsync(RankingSide.Youth, [new(youth, one, 1), new(youth, other, null)], CancellationToken.None)).ShouldBe(RankOutcome.Saved);
        (await record.HandleAsync(new("0791", RankingSide.Host, one, [youth]), CancellationToken.None)).ShouldBeOfType<RankingOutcome.Recorded>();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"wishes\": 1,", false)]
    public async Task Where_places_are_offered_as_many_of_her_wished_places_count_as_the_scheme_lets_her_give(string wishes, bool counts)
    {
        await using var town = await WithAsync(wishes);
        var youth = await town.EnrolledAsync("2008-01-03", Job, "01-05");
        var (first, second) = (await town.OpeningAsync(Job), await town.OpeningAsync(Job));
        await town.Town.Store.ExecuteAsync("update youth set wished_hosts = array[@first, @second] where id = @youth; update opening set status = 2 where id = @first", new { first, second, youth });

        await town.NightAsync("01-11");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Opening.ShouldBe(second);
        (await town.Town.Store.ScalarAsync<bool>("select details::text ~ '\"value\": \"place\"' from proposal where state = 1")).ShouldBe(counts);
    }

    [Theory]
    [InlineData(Role.JobConsultant, false)]
    [InlineData(Role.School, true)]
    [InlineData(Role.Coordinator, true)]
    public async Task Only_the_role_that_a_scheme_names_or_a_coordinator_approves(Role role, bool approves)
    {
        await using var town = await WithAsync(more: """
            "staff": { "lead": "coordinator", "approves": "school" },
            """);
        await town.EnrolledAsync("2008-01-03", Job, "01-05");
        await town.OpeningAsync(Job);
        await town.NightAsync("01-11");
        town.Town.Clock.MoveTo("2027-01-11", "09:30");
        var proposal = await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1");

        var outcome = await town.Town.Get<ApproveProposal>().HandleAsync(new(proposal), "karin", CancellationToken.None, roles: [role]);

        if (approves)
        {
            outcome.ShouldBeOfType<ApproveOutcome.Approved>();
            return;
        }

        outcome.ShouldBeOfType<ApproveOutcome.NotYours>().Needed.ShouldBe(Role.School);
        (await town.Town.CountAsync("from offer")).ShouldBe(0);
        (await town.Town.Get<ApproveAllWithoutWarnings>().HandleAsync("0791", null, "karin", CancellationToken.None, roles: [role])).Approved.ShouldBe(0);
    }

    [Theory]
    [InlineData(Role.JobConsultant, true)]
    [InlineData(Role.CompanyConsultant, false)]
    public async Task Where_a_scheme_names_nobody_the_job_consultant_approves(Role role, bool approves)
    {
        await using var town = await WithAsync();
        await town.EnrolledAsync("2008-01-03", Job, "01-05");
        await town.OpeningAsync(Job);
        await town.NightAsync("01-11");
        town.Town.Clock.MoveTo("2027-01-11", "09:30");
        var proposal = await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1");

        var outcome = await town.Town.Get<ApproveProposal>().HandleAsync(new(proposal), "karin", CancellationToken.None, roles: [role]);

        (outcome is ApproveOutcome.Approved).ShouldBe(approves);
        (outcome is ApproveOutcome.NotYours).ShouldBe(!approves);
    }
}
