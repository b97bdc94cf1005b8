using System.Text.Json.Nodes;
using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Groups that gather, open, come to nothing, fill and go on.</summary>
public sealed class GroupStoriesTests
{
    private const string Meal = "maltid-fritid-fremtid";
    private const string Network = "nextwork";
    private const short Internship = 1;
    private const short Job = 2;

    [Story(Meal, 1)]
    public async Task Nine_of_ten()
    {
        await using var town = await SchemeTown.OpenAsync(Meal, "0751");
        await StartsAsync(town, "2027-02-08", "2027-03-08");
        var youths = new List<string>();
        for (var one = 0; one < 10; one++)
        {
            youths.Add(await town.EnrolledAsync("2011-01-03", Job, "01-11", gates: "youth_willing"));
        }

        var silent = youths[^1];
        await town.Town.Store.ExecuteAsync("update youth set guardian_consent = null where id = @silent", new { silent });
        await town.MorningAsync("02-01");
        (await town.Town.WorkAsync()).ShouldBeEmpty();
        await town.MorningAsync("02-02");

        (await town.FileAsync(youths[0])).GroupStart.ShouldBeNull();
        var (youth, note) = (await town.Town.Store.QueryAsync<(string, string)>("select youth_id, note_da from work_item where kind = 'group_lacked'")).ShouldHaveSingleItem();
        youth.ShouldBe(silent);
        note.ShouldBe("Måltid Fritid Fremtid startede ikke. Mangler: forældrenes opbakning (forælder).");
        var phone = await town.Town.Store.ScalarAsync<string>("select phone from youth where id = @youth", new { youth = youths[0] });
        (await town.Town.Store.ScalarAsync<string>("select body from sms_message where template = 'T46' and phone = @phone", new { phone })).ShouldNotBeNull().ShouldContain("Næste gang er man 8/3");
        (await town.Town.CountAsync("from sms_message where template = 'T46'")).ShouldBe(10);

        await town.Town.Store.ExecuteAsync("update youth set guardian_consent = true");
        await town.MorningAsync("03-02");
        (await town.FileAsync(silent)).GroupStart.ShouldBe(new DateOnly(2027, 3, 8));
        (await town.Town.CountAsync("from sms_message where template = 'T45'")).ShouldBe(10);
    }

    [Story(Network, 4)]
    public async Task Group_full()
    {
        await using var town = await SchemeTown.OpenAsync(Network, "0615");
        for (var company = 0; company < 3; company++)
        {
            await town.OpeningAsync(Internship, seats: 9);
        }

        var youths = new List<string>();
        async Task ComeAsync(int more, string day)
        {
            for (var one = 0; one < more; one++)
            {
                youths.Add(await town.EnrolledAsync("2005-01-03", Internship, day, "education_ready"));
            }
        }

        await ComeAsync(5, "01-11");
        await town.NightAsync("01-12");
        (await town.FileAsync(youths[0])).GroupStart.ShouldBeNull();
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youths[0])).ShouldStartWith($"gates-passed gate=group_gathers@{Network} done=5 needed=6");
        await ComeAsync(3, "01-12");
        await town.MorningAsync("01-13");
        (await town.FileAsync(youths[7])).GroupStart.ShouldBe(new DateOnly(2027, 1, 13));

        await ComeAsync(1, "01-13");
        await town.NightAsync("01-14");
        (await town.FileAsync(youths[8])).GroupStart.ShouldBeNull();
        (await town.MissAsync(youths[8])).ShouldStartWith($"gates-passed gate=group_full@{Network} done=8 needed=8");
        (await town.ProposedAsync()).Select(pair => pair.Youth).ShouldNotContain(youths[8]);

        foreach (var youth in youths.Where((_, at) => at is 0 or 1 or 2 or 8))
        {
            (await town.TellAsync(youth, Ended, "01-14", one => one with { Word = "ordinary_effort", Reason = EndReason.MovedAway, Next = NextStep.ContactPerson })).ShouldBeOfType<RecordOutcome.Recorded>();
        }

        await town.MorningAsync("01-15");
        (await town.Town.Store.QueryAsync<string>("select kind from work_item where kind = 'group_small'")).ShouldHaveSingleItem();
        await town.NightAsync("01-16");
        (await town.ProposedAsync()).Select(pair => pair.Youth).Distinct().ShouldBe(youths[3..8], ignoreOrder: true);
    }

    [Story("coop-crew", 1)]
    public async Task One_in_a_store()
    {
        await using var town = await SchemeTown.OpenAsync("coop-crew");
        var (first, next) = (await town.OpeningAsync(Job, seats: 4, start: "2027-02-01"), await town.OpeningAsync(Job, seats: 4, start: "2027-03-01"));
        var youth = await town.EnrolledAsync("2010-01-03", Job, "01-11", route: ReferralRoute.Uu);
        await town.Town.Store.ExecuteAsync("update opening set closes_on = start_date - 7, paid = false; update opening set status = 2 where id = @next", new { next });

        await town.NightAsync("01-25");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Opening.ShouldBe(first);
        (await town.Town.Store.ScalarAsync<int>("select pair_state::int from proposal where state = 1")).ShouldBe(4);
        await town.Town.Store.ExecuteAsync("update opening set status = 1");
        await town.NightAsync("01-26");

        (await town.ProposedAsync()).ShouldHaveSingleItem().ShouldBe((youth, next));
        (await town.Town.Store.QueryAsync<string>("select youth_id from work_item where kind = 'group_dissolved'")).ShouldBe([youth]);
        await town.MorningAsync("01-26");
        (await town.Town.CountAsync("from sms_message where template = 'T46'")).ShouldBe(1);
        (await town.Town.WorkAsync()).ShouldNotContain("group_dissolved");
    }

    /// <summary>The coordinator's next version names the days on which teams begin.</summary>
    private static async Task StartsAsync(SchemeTown town, params string[] days)
    {
        town.Town.Clock.MoveTo("2027-01-04", "09:00");
        var file = JsonNode.Parse(Core.Programmes.ProgrammeBook.ShippedFiles().Single(known => known.Json.Contains($"\"id\": \"{town.Programme}\"", StringComparison.Ordinal)).Json)!;
        (file["version"], file["validFrom"]) = (2, "2027-01-05");
        file["group"]!["starts"] = new JsonArray([.. days.Select(day => (JsonNode)day)]);
        (await town.Town.Get<LoadDefinition>().HandleAsync("starts.json", file.ToJsonString(), "karin", CancellationToken.None)).ShouldBeOfType<LoadOutcome.Loaded>();
    }
}
