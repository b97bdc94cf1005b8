using Matching.Core.Approvals;
using Matching.Core.Choices;
using Matching.Core.Enrolments;
using Matching.Core.HostOrders;
using Matching.Core.LegalRules.Questions;
using Matching.Core.Openings;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Matching.Testing;
using Shouldly;
using Xunit;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>
/// Two more definitions that nobody had seen, made of what no shipped scheme puts together: two places at once, a shorter way than her own, each
/// person confirmed by the host, an enrolment that ends; a host that picks, both that choose, a consultant who points.
/// </summary>
public sealed class OddCombinationsTests
{
    private const string Lighthouse = "fyrets-proevetid";
    private const string Forest = "skovens-haender";
    private const short Internship = 1;
    private const short Job = 2;
    private const short Mentor = 3;

    [Fact]
    public async Task A_scheme_keeps_its_own_travel_limit_where_it_is_shorter_than_hers_and_marks_what_lies_outside_her_interests()
    {
        await using var town = await LoadedAsync(Lighthouse);
        var youth = await town.EnrolledAsync("2003-01-01", Internship, "01-04", route: ReferralRoute.Committee);
        var far = await town.OpeningAsync(Internship, hours: 4);
        await town.Town.Store.ExecuteAsync("""
            insert into postcode (code, name, latitude, longitude, municipality_codes) values ('9999', 'Langtbortistan', 56.75, 9.4, '{"0791"}');
            update opening set postcode = '9999' where id = @far
            """, new { far });

        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youth)).ShouldSatisfyAllConditions(miss => miss.ShouldStartWith("within-reach"), miss => miss.ShouldContain("limit=40"));

        var near = await town.OpeningAsync(Internship, hours: 4);
        await town.Town.Store.ExecuteAsync("update opening set sector = 'it' where id = @near", new { near });
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Opening.ShouldBe(near);
        (await WarningsAsync(town)).ShouldContain("outside_wishes");
    }

    [Fact]
    public async Task Two_places_may_run_at_once_and_not_three_and_each_host_says_yes_to_the_person_first()
    {
        await using var town = await LoadedAsync(Lighthouse);
        var youth = await town.EnrolledAsync("2003-01-01", Internship, "01-04", route: ReferralRoute.Committee);
        var first = await town.OpeningAsync(Internship, hours: 4);
        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBe([(youth, first)]);
        (await WarningsAsync(town)).ShouldNotContain("outside_wishes");

        town.Town.Clock.MoveTo("2027-01-11", "09:30");
        var asked = (await ApproveAsync(town, LegalAnswers.None)).ShouldBeOfType<ApproveOutcome.QuestionsOpen>().Questions;
        asked.ShouldContain(question => question.Key == "host_confirms" && question.IsNeeded);
        var allButHost = Answered(asked, but: "host_confirms");
        (await ApproveAsync(town, allButHost)).ShouldBeOfType<ApproveOutcome.QuestionsOpen>();
        (await ApproveAsync(town, Answered(asked))).ShouldBeOfType<ApproveOutcome.Approved>();
        (await town.Town.CountAsync("from law_answer where key = 'host_confirms' and answer = 'yes' and answered_by = 'karin'")).ShouldBe(1);
        await SayYesAsync(town, youth);

        // The same place is none beside itself; another one is, at once and not one after the other.
        await town.Town.Store.ExecuteAsync("update opening set seats = 2 where id = @first; insert into seat (opening_id, number) values (@first, 2)", new { first });
        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldBeEmpty();
        var second = await town.OpeningAsync(Internship, hours: 4);
        await town.NightAsync("01-13");
        (await town.ProposedAsync()).ShouldBe([(youth, second)]);
        await town.AgreeAsync("01-13");
        (await town.Town.CountAsync("from placement where youth_id = @youth and state in (4, 5)", new { youth })).ShouldBe(2);

        await town.OpeningAsync(Internship, hours: 4);
        await town.NightAsync("01-14");
        (await town.ProposedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enrolment_ends_with_its_own_length_by_a_decision_and_goes_on_only_by_two_people_in_writing()
    {
        await using var town = await LoadedAsync(Lighthouse);
        var youth = await town.EnrolledAsync("2003-01-01", Internship, "01-04", route: ReferralRoute.Committee);
        await town.OpeningAsync(Internship, hours: 4);

        await town.NightAsync("02-28");
        (await town.ProposedAsync()).ShouldHaveSingleItem();
        await town.Town.Store.ExecuteAsync("update proposal set state = 4, decided_at = now()");
        await town.NightAsync("03-01");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.WorkAsync(youth)).ShouldContain("return_to_ordinary_effort");
        (await town.FileAsync(youth)).EndedOn.ShouldBeNull();

        (await town.SayAsync(youth, "return_to_ordinary_effort", "override", "03-01")).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("note");
        (await town.SayAsync(youth, "return_to_ordinary_effort", "override", "03-01", more: one => one with { Note = "Hun er tæt på", SecondPerson = "karin" })).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("second_person");
        (await town.SayAsync(youth, "return_to_ordinary_effort", "override", "03-01", more: one => one with { Note = "Hun er tæt på", SecondPerson = "sofie" })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("03-02");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
    }

    [Fact]
    public async Task After_the_trial_meetings_of_a_scheme_a_person_decides_before_another_mentor_is_proposed()
    {
        await using var town = await LoadedAsync(Lighthouse);
        var youth = await town.EnrolledAsync("2003-01-01", Mentor, "01-04", route: ReferralRoute.Committee);
        await town.OpeningAsync(Mentor, hoursPerMonth: 3);
        await town.NightAsync("01-11");
        var placement = await town.AgreeAsync("01-11");
        var second = await town.OpeningAsync(Mentor, hoursPerMonth: 3);
        (await town.TellAsync(youth, PlacementEnded, "01-18", one => one with { Subject = placement, Word = "none", Reason = EndReason.NoChemistry, Next = NextStep.NextMatch })).ShouldBeOfType<RecordOutcome.Recorded>();

        await town.NightAsync("01-19");
        (await town.ProposedAsync()).ShouldBeEmpty();
        await town.MorningAsync("01-19");
        (await town.WorkAsync(youth)).ShouldContain("trial_meetings_used");
        (await town.SayAsync(youth, "trial_meetings_used", "yes", "01-19")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("01-20");

        (await town.ProposedAsync()).ShouldBe([(youth, second)]);
    }

    [Fact]
    public async Task Only_mentors_of_a_scheme_that_has_them_give_openings_report_one()
    {
        await using var town = await LoadedAsync(Lighthouse);
        var report = town.Town.Get<ReportOpening>();

        (await report.HandleAsync(Guid.CreateVersion7(town.Town.Clock.GetUtcNow()), "0791", "Mette", [Forest, "spare-time-job"], "Bageren", "Opvask", "", CancellationToken.None)).ShouldBeFalse();
        (await town.Town.WorkAsync()).ShouldBeEmpty();
        (await report.HandleAsync(Guid.CreateVersion7(town.Town.Clock.GetUtcNow()), "0791", "Mette", ["spare-time-job", Lighthouse], "Bageren", "Opvask", "", CancellationToken.None)).ShouldBeTrue();
        (await town.Town.WorkAsync()).ShouldBe(["opening_reported"]);
    }

    [Fact]
    public async Task Whom_a_scheme_takes_in_on_listed_days_waits_for_hers()
    {
        await using var town = await LoadedAsync(Lighthouse, json => json.Replace("\"length\": \"P8W\"", "\"intake\": [\"2027-01-04\", \"2027-02-01\"]", StringComparison.Ordinal));
        var youth = await town.EnrolledAsync("2003-01-01", Internship, "01-05", route: ReferralRoute.Committee);
        await town.OpeningAsync(Internship, hours: 4);

        await town.NightAsync("01-31");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youth)).ShouldStartWith($"gates-passed gate=intake@{Lighthouse}");
        await town.NightAsync("02-01");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
    }

    [Theory]
    [InlineData("next_start", false)]
    [InlineData("end", true)]
    public async Task Where_a_scheme_says_so_an_enrolment_ends_with_the_group_that_came_to_nothing(string ifDissolved, bool ends)
    {
        await using var town = await LoadedAsync("bedstemors-vaerksted", json => json.Replace("\"next_start\"", $"\"{ifDissolved}\"", StringComparison.Ordinal));
        var youth = await town.KnownAsync("2010-06-03", Job);
        await town.Town.Store.ExecuteAsync("update youth set school = 5 where id = @youth", new { youth });
        await town.EnrolsAsync(youth, "01-11", ReferralRoute.Self);

        await town.MorningAsync("01-26");

        (await town.FileAsync(youth)).EndedOn.ShouldBe(ends ? new DateOnly(2027, 1, 26) : null);
        (await town.Town.CountAsync("from sms_message where template = 'T46'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_host_picks_from_a_shortlist_of_so_many_a_seat_and_no_night_proposes_the_place()
    {
        await using var town = await LoadedAsync(Forest);
        var youths = new List<string>();
        for (var one = 1; one <= 4; one++)
        {
            youths.Add(await town.EnrolledAsync($"2003-01-0{one}", Job, "01-04"));
        }

        var opening = await town.OpeningAsync(Job);
        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youths[0])).ShouldStartWith($"gates-passed gate=proposed_by:host@{Forest} done=0 needed=1 by=host");

        var order = (await town.Town.Get<ReceiveOrder>().HandleAsync("0791", Forest, opening, 1, "karin", CancellationToken.None)).ShouldBeOfType<ReceiveOrderOutcome.Received>().Order;
        var shown = (await town.Town.Get<MakeShortlist>().HandleAsync(order.Id, CancellationToken.None)).ShouldBeOfType<ShortlistOutcome.Made>();
        (shown.Candidates.Count, shown.Short).ShouldBe((3, 0));

        await ProposeAsync(town, shown.Candidates[1].YouthId, opening);
    }

    [Fact]
    public async Task What_only_a_consultant_proposes_no_night_proposes_and_no_night_moves()
    {
        await using var town = await LoadedAsync(Forest);
        var youth = await town.EnrolledAsync("2003-01-01", Mentor, "01-04");
        var mentor = await town.OpeningAsync(Mentor, hoursPerMonth: 3);

        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youth)).ShouldStartWith($"gates-passed gate=proposed_by:job_consultant@{Forest} done=0 needed=1 by=job_consultant");

        await ProposeAsync(town, youth, mentor, approve: false);
        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldBe([(youth, mentor)]);
        town.Town.Clock.MoveTo("2027-01-12", "09:30");
        (await ApproveAsync(town, LegalAnswers.None)).ShouldBeOfType<ApproveOutcome.Approved>();
    }

    [Fact]
    public async Task Before_all_meetings_are_held_only_who_the_scheme_names_opens_the_ranking()
    {
        await using var town = await LoadedAsync(Forest);
        var youth = await town.EnrolledAsync("2003-01-01", Internship, "01-04");
        var (one, other) = (await town.OpeningAsync(Internship), await town.OpeningAsync(Internship));
        await town.NightAsync("01-11");
        town.Town.Clock.MoveTo("2027-01-11", "09:30");
        foreach (var meeting in await town.Town.Store.QueryAsync<Guid>("select id from proposal where state = 1 and pair_state = 5"))
        {
            (await town.Town.ApproveAsync(new(meeting))).ShouldBeOfType<ApproveOutcome.MeetingToArrange>();
        }

        var ranking = new RankingRequest("0791", RankingSide.Youth, youth, [other, one]);
        (await RankAsync(town, ranking)).ShouldBeOfType<RankingOutcome.NotOpen>().EarlyBy.ShouldBe([Role.NetworkTeam]);
        (await town.Town.Get<RankCandidates>().HandleAsync(RankingSide.Youth, [new(youth, one, 1), new(youth, other, 2)], CancellationToken.None)).ShouldBe(RankOutcome.NotOpen);
        (await RankAsync(town, ranking with { By = [Role.NetworkTeam] })).ShouldBeOfType<RankingOutcome.Recorded>().ClosesOn.ShouldBe(new DateOnly(2027, 1, 14));

        // Once it is open everybody ranks, on her own page too, and until it closes no night reads it.
        (await town.Town.Get<RankCandidates>().HandleAsync(RankingSide.Youth, [new(youth, one, 1), new(youth, other, 2)], CancellationToken.None)).ShouldBe(RankOutcome.Saved);
        (await RankAsync(town, new("0791", RankingSide.Host, one, [youth]))).ShouldBeOfType<RankingOutcome.Recorded>();
        await town.NightAsync("01-14");
        (await town.Town.CountAsync("from proposal where pair_state = 1")).ShouldBe(0);
        await town.NightAsync("01-15");
        (await town.ProposedAsync()).ShouldBe([(youth, one)]);
    }

    private static Task<RankingOutcome> RankAsync(SchemeTown town, RankingRequest request) => town.Town.Get<RecordRanking>().HandleAsync(request, CancellationToken.None);

    private static async Task ProposeAsync(SchemeTown town, string youth, string opening, bool approve = true)
    {
        town.Town.Clock.MoveTo("2027-01-11", "10:00");
        (await town.Town.Get<ProposeOwnPair>().HandleAsync("0791", youth, opening, "karin", CancellationToken.None)).ShouldBeOfType<OwnPairOutcome.Proposed>();
        if (approve)
        {
            (await ApproveAsync(town, LegalAnswers.None)).ShouldBeOfType<ApproveOutcome.Approved>();
        }
    }

    private static async Task<ApproveOutcome> ApproveAsync(SchemeTown town, LegalAnswers answers)
    {
        var proposal = await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1 order by created_at limit 1");
        return await town.Town.Get<ApproveProposal>().HandleAsync(new(proposal), "karin", CancellationToken.None, answers: answers);
    }

    private static LegalAnswers Answered(IReadOnlyList<LegalQuestion> questions, string but = "") => new(questions.Where(question => question.Key != but).ToDictionary(
        question => question.Key,
        question => question.Form switch { AnswerForm.Confirm => LegalAnswers.Yes, AnswerForm.Purpose => "Training", _ => "Ja, aftalt i dag" },
        StringComparer.Ordinal));

    private static async Task SayYesAsync(SchemeTown town, string youth)
    {
        await town.Town.SendDueAsync();
        var phone = await town.Town.Store.ScalarAsync<string>("select phone from youth where id = @youth", new { youth });
        await town.Town.TypeAsync(phone!, "JA");
        await town.MorningAsync("01-11", "11:00");
    }

    private static async Task<IReadOnlyList<string>> WarningsAsync(SchemeTown town) =>
        (await town.Town.Store.QueryAsync<string[]>("select warnings from proposal where state = 1")).SelectMany(warnings => warnings).ToList();

    private static async Task<SchemeTown> LoadedAsync(string scheme, Func<string, string>? changed = null)
    {
        var town = await SchemeTown.OpenAsync(scheme);
        town.Town.Clock.MoveTo("2027-01-04", "08:00");
        var json = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "tests", "Matching.Journeys.Tests", "Programmes", "Unseen", $"{scheme}.json"));
        (await town.Town.Get<LoadDefinition>().HandleAsync($"{scheme}.json", changed?.Invoke(json) ?? json, "karin", CancellationToken.None)).ShouldBeOfType<LoadOutcome.Loaded>();
        return town;
    }
}
