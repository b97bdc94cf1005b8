using Matching.Core.Enrolments;
using Matching.Core.Offers;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Time;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Weeks of internship from school, and what a course or a language asks of a place.</summary>
public sealed class SchoolStoriesTests
{
    private const string Skanderborg = "school-internship-skanderborg";
    private const string Aarhus = "school-internship-aarhus";
    private const short Internship = 1;
    private const short Job = 2;

    [Story(Skanderborg, 1)]
    public async Task Own_place()
    {
        await using var town = await SchemeTown.OpenAsync(Skanderborg, "0746");
        var (own, without) = (await PupilAsync(town, 9), await PupilAsync(town, 9));
        await WeekAsync(town, seats: 2);
        await town.TellAsync(own, GroupStarted, "01-11", one => one with { On = new(2027, 3, 8) });
        await town.TellAsync(without, GroupStarted, "01-11", one => one with { On = new(2027, 3, 8) });

        await town.MorningAsync("01-24");
        (await town.WorkAsync(without)).ShouldBeEmpty();
        await town.MorningAsync("01-25");
        var item = await town.StepAsync(without, "open_track:found-place");
        (item.IsWork, item.Step.Due, item.Step.Who.Single()).ShouldBe((true, new DateOnly(2027, 1, 25), Role.Adviser));
        (await town.SayAsync(without, "open_track:found-place", "yes", "01-25")).ShouldBeOfType<RecordOutcome.Recorded>();

        town.Town.Clock.MoveTo("2027-02-01", "09:00");
        (await BringAsync(town, own, "Mo08:00-17:00|Tu08:00-17:00|We08:00-17:00|Th08:00-17:00|Fr08:00-17:00", "03-12")).ShouldBeOfType<OwnPlaceOutcome.Unlawful>().Breach.Rule.ShouldBe("YW18");
        (await BringAsync(town, own, "Mo08:00-14:00|Tu08:00-14:00|We08:00-14:00|Th08:00-14:00|Fr08:00-14:00", "03-12")).ShouldBeOfType<OwnPlaceOutcome.Agreed>();
        (await BringAsync(town, own, "Mo08:00-14:00", "03-12")).ShouldBeOfType<OwnPlaceOutcome.Refused>().Why.ShouldBe("max_placements");
        await town.NightAsync("02-02");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(without);
        (await town.Town.CountAsync("from offer")).ShouldBe(0);
        (await town.Town.CountAsync("from sms_message")).ShouldBe(0);
        (await town.Town.CountAsync("from placement where youth_id = @own and start_date = '2027-03-08' and end_date = '2027-03-12'", new { own })).ShouldBe(1);
        (await town.WorkAsync(own)).ShouldBeEmpty();
    }

    [Story(Skanderborg, 2)]
    public async Task Two_a_week()
    {
        const int Pupils = 1600;
        await using var town = await SchemeTown.OpenAsync(Skanderborg, "0746");
        var first = await PupilAsync(town, 9);
        for (var host = 0; host < 20; host++)
        {
            await WeekAsync(town, seats: 30);
        }

        await town.Town.Store.ExecuteAsync(
            """
            insert into youth select (jsonb_populate_record(null::youth, to_jsonb(y) || jsonb_build_object('id', 'P' || n, 'phone', null))).* from youth y cross join generate_series(2, @Pupils) n where y.id = @first;
            insert into opening select (jsonb_populate_record(null::opening, to_jsonb(o) || jsonb_build_object('id', o.id || '-' || n, 'start_date', o.start_date + 7 * n, 'end_date', o.end_date + 7 * n))).* from opening o cross join generate_series(1, 20) n;
            insert into seat (opening_id, number) select o.id, n from opening o cross join generate_series(1, 30) n where o.id like '%-%'
            """,
            new { Pupils, first });
        town.Town.Clock.MoveTo("2027-01-25", "09:00");
        await Parallel.ForEachAsync(Enumerable.Range(2, Pupils - 1).Select(n => $"P{n}").ToList(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (pupil, _) =>
        {
            await town.Town.Get<EnrolYouth>().HandleAsync(new(pupil, town.Municipality, Skanderborg, "karin") { Route = ReferralRoute.School, AgreedBy = [Role.School] }, CancellationToken.None);
            await town.TellAsync(pupil, GroupStarted, "01-25", one => one with { On = new(2027, 3, 8) });
            (await town.SayAsync(pupil, "open_track:found-place", "yes", "01-25")).ShouldBeOfType<RecordOutcome.Recorded>();
        });

        await town.NightAsync("01-26");

        var weeks = await town.Town.Store.QueryAsync<int>("select count(*)::int from proposal p join opening o on o.id = p.opening_id where p.state = 1 group by o.host_id, o.start_date");
        weeks.Max().ShouldBe(2);
        (await town.ProposedAsync()).Count.ShouldBeGreaterThan(20 * 8);
    }

    [Story(Skanderborg, 3)]
    public async Task Once_in_a_grade()
    {
        await using var town = await SchemeTown.OpenAsync(Skanderborg, "0746");
        var pupil = await PupilAsync(town, 8);
        await town.MorningAsync("05-28");
        (await town.TellAsync(pupil, Ended, "05-28", one => one with { Word = "internship", Reason = EndReason.PlannedEnd, Next = NextStep.NextMatch })).ShouldBeOfType<RecordOutcome.Recorded>();

        (await town.TryToEnrolAsync(pupil, "06-01", ReferralRoute.School)).Sentences().ShouldBe(["was enrolled on 2027-01-11: once in each grade"]);
        await town.Town.Store.ExecuteAsync("update youth set school_year = 9");
        (await town.TryToEnrolAsync(pupil, "08-16", ReferralRoute.School)).ShouldBeOfType<EnrolOutcome.Enrolled>();
    }

    [Story(Aarhus, 1)]
    public async Task A_pupil_says_no()
    {
        await using var town = await SchemeTown.OpenAsync(Aarhus, "0751");
        var pupil = await PupilAsync(town, 9);
        await WeekAsync(town, seats: 1);
        await town.NightAsync("01-12");
        town.Town.Clock.MoveTo("2027-01-12", "09:30");
        var offer = (await town.Town.ApproveAsync(new(await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1")))).ShouldBeOfType<Core.Approvals.ApproveOutcome.Approved>().Offer;
        await town.Town.SendDueAsync();
        await town.Town.TypeAsync((await town.Town.OfferAsync(offer)).Offer.Phone!.Value.E164, "NEJ");

        (await town.Town.StateAsync(offer)).ShouldBe(OfferState.Declined);
        (await town.Town.CountAsync("from history where youth_id = @pupil", new { pupil })).ShouldBe(1);
        await town.NightAsync("01-13");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.FileAsync(pupil)).Steps.ShouldBeEmpty();
        (await town.Town.CountAsync("from work_item where youth_id = @pupil and done_at is null", new { pupil })).ShouldBe(0);
    }

    [Story("spare-time-job-integration-aarhus", 1)]
    public async Task Another_language()
    {
        const string Integration = "spare-time-job-integration-aarhus";
        await using var town = await SchemeTown.OpenAsync(Integration, "0751");
        var youth = await town.KnownAsync("2008-01-03", Job);
        await town.Town.Store.ExecuteAsync("update youth set school = 3, language = 'so', languages = '{\"so\",\"da\"}'");
        await town.EnrolsAsync(youth, "01-11", ReferralRoute.Fgu, "talk");
        await town.PreparedAsync(youth, "01-11");
        await town.OpeningAsync(Job);
        await town.PassAsync(youth, "escort_named", "01-11", "ar");
        await town.NightAsync("01-12");
        town.Town.Clock.MoveTo("2027-01-12", "09:30");
        var proposal = await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1");

        var refused = (await town.Town.ApproveAsync(new(proposal))).ShouldBeOfType<Core.Approvals.ApproveOutcome.RuleBroken>();
        var gate = refused.Finding!.Facts.Single(fact => fact.Name == "gate").Value;
        GateNames.Of(gate, "en").ShouldBe("an escort with her language");
        refused.Finding.Facts.ShouldContain(fact => fact.Name == "by" && fact.Value == "coordinator");
        await town.PassAsync(youth, "escort_named", "01-12", "so");
        town.Town.Clock.MoveTo("2027-01-12", "10:00");
        (await town.Town.ApproveAsync(new(proposal))).ShouldBeOfType<Core.Approvals.ApproveOutcome.Approved>();
    }

    [Story("care-for-young-holstebro", 3)]
    public async Task Courses_on_Tuesday()
    {
        await using var town = await SchemeTown.OpenAsync("care-for-young-holstebro", "0661");
        var youth = await town.EnrolledAsync("2010-06-03", Job, "01-11");
        (await town.TellAsync(youth, ModuleHours, "01-11", one => one with { Subject = "courses", Word = "tirsdag" })).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("week");
        (await town.TellAsync(youth, ModuleHours, "01-11", one => one with { Subject = "courses", Word = "Tu08:00-22:00" })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.OpeningAsync(Job, hours: 4);

        await town.NightAsync("01-12");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
        var week = WeekBits.FromHex((await town.Town.Store.ScalarAsync<string>("select details ->> 'commonWeek' from proposal where state = 1"))!);
        week.Day(1).ShouldBe(0UL);
        week.Day(0).ShouldNotBe(0UL);
    }

    [Story("school-internship-favrskov", 1)]
    public async Task Only_the_bus()
    {
        await using var town = await SchemeTown.OpenAsync("school-internship-favrskov", "0710");
        var pupil = await PupilAsync(town, 9);
        var opening = await WeekAsync(town, seats: 1);
        await town.NightAsync("01-12");
        (await WarningsAsync(town)).ShouldNotContain("transport_paid");
        await town.Town.Store.ExecuteAsync(
            """
            insert into postcode (code, name, latitude, longitude, municipality_codes) values ('8370', 'Hadsten', 56.25, 9.6, '{"0710"}');
            update host set postcode = '8370'; update youth set travel_modes = 5, max_travel_minutes = 120
            """);

        await town.NightAsync("01-13");

        (await town.ProposedAsync()).ShouldHaveSingleItem().ShouldBe((pupil, opening));
        (await WarningsAsync(town)).ShouldContain("transport_paid");
    }

    [Story("care-homes-skive", 2)]
    public async Task Company_is_a_plus()
    {
        await using var town = await SchemeTown.OpenAsync("care-homes-skive", "0779");
        var (alone, together) = (await town.OpeningAsync(Job), await town.OpeningAsync(Job, seats: 2));
        await town.HomeAsync(alone);
        await town.HomeAsync(together);
        await town.RunsAsync(await town.YouthAsync("2010-06-03", Job), together, "2027-01-04");
        var first = await town.EnrolledAsync("2010-06-04", Job, "01-11");
        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldHaveSingleItem().ShouldBe((first, together));
        var withCompany = await town.Town.Store.ScalarAsync<int>("select score from proposal where state = 1");

        await town.Town.Store.ExecuteAsync("update opening set status = 2 where id = @together", new { together });
        await town.NightAsync("01-13");
        (await town.ProposedAsync()).ShouldHaveSingleItem().ShouldBe((first, alone));
        (await town.Town.Store.ScalarAsync<int>("select score from proposal where state = 1")).ShouldBeLessThan(withCompany);
    }

    private static async Task<IReadOnlyList<string>> WarningsAsync(SchemeTown town) =>
        await town.Town.Store.QueryAsync<string>("select unnest(warnings) from proposal where state = 1");

    private static async Task<string> PupilAsync(SchemeTown town, int grade)
    {
        var pupil = await town.KnownAsync("2011-10-03", Internship);
        await town.Town.Store.ExecuteAsync("update youth set school = 1, school_year = @grade where id = @pupil", new { pupil, grade });
        await town.EnrolsAsync(pupil, "01-11", ReferralRoute.School);
        return pupil;
    }

    /// <summary>A week at a company, every day from eight to two.</summary>
    private static async Task<string> WeekAsync(SchemeTown town, int seats)
    {
        var opening = await town.OpeningAsync(Internship, seats, hours: 25, start: "2027-03-08");
        await town.Town.Store.ExecuteAsync(
            "update opening set schedule = 'Mo08:00-14:00|Tu08:00-14:00|We08:00-14:00|Th08:00-14:00|Fr08:00-14:00', end_date = start_date + 4 where id = @opening", new { opening });
        return opening;
    }

    private static async Task<OwnPlaceOutcome> BringAsync(SchemeTown town, string pupil, string week, string to) => await town.Town.Get<BringOwnPlace>().HandleAsync(
        new((await town.FileAsync(pupil)).Id, town.Municipality, "Mors bageri", new(2027, 3, 8), Entering.Day(to), WeeklyHours.Parse(week), "karin"), CancellationToken.None);
}
