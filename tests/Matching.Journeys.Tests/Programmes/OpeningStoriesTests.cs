using Matching.Core.Enrolments;
using Matching.Core.Openings;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>What a scheme asks of places before anybody is proposed to them, and of how many go there.</summary>
public sealed class OpeningStoriesTests
{
    private const string Sprouts = "spirerne-horsens";
    private const string Homes = "care-homes-skive";
    private const string Small = "small-jobs-aarhus";
    private const short Job = 2;

    [Story(Sprouts, 1)]
    public async Task No_mentor_named()
    {
        await using var town = await SchemeTown.OpenAsync(Sprouts, "0615");
        var home = await town.HostOfAsync("eldercare");

        Said(await town.PostAsync(home, "reading aloud", mentor: false)).ShouldBe("no workplace mentor is named");
        (await town.Town.CountAsync("from opening where id like 'O-%'")).ShouldBe(0);
        Said(await town.PostAsync(home, "reading aloud")).ShouldBe("posted");
    }

    [Story(Sprouts, 2)]
    public async Task Cleaning_alone()
    {
        await using var town = await SchemeTown.OpenAsync(Sprouts, "0615");
        var home = await town.HostOfAsync("eldercare");

        Said(await town.PostAsync(home, "cleaning")).ShouldBe("tasks: must include social");
        Said(await town.PostAsync(home, "cleaning, reading aloud")).ShouldBe("posted");
        var youth = await town.EnrolledAsync("2010-01-03", Job, "01-11");
        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
    }

    [Story("spare-time-job-favrskov", 1)]
    public async Task Tidying_only()
    {
        await using var town = await SchemeTown.OpenAsync("spare-time-job-favrskov", "0710");
        var daycare = await town.HostOfAsync("daycare");

        Said(await town.PostAsync(daycare, "tidying")).ShouldBe("tasks: not practical alone");
        Said(await town.PostAsync(daycare, "tidying, reading aloud")).ShouldBe("posted");
    }

    [Story(Homes, 1)]
    public async Task Under_six_hours()
    {
        await using var town = await SchemeTown.OpenAsync(Homes, "0779");
        var home = await town.HostOfAsync("eldercare");
        Said(await town.PostAsync(home, "reading aloud", hours: 5)).ShouldBe("under 6 h");
        var youth = await town.EnrolledAsync("2011-09-03", Job, "01-11");
        Said(await town.PostAsync(home, "reading aloud", hours: 8, schedule: "Mo15:00-19:00|Tu15:00-19:00")).ShouldBe("posted");

        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youth)).ShouldStartWith("lawful-work");
        Said(await town.PostAsync(home, "reading aloud", hours: 8, schedule: "Mo15:00-17:00|Tu15:00-17:00|We15:00-17:00|Th15:00-17:00")).ShouldBe("posted");
        await town.NightAsync("01-13");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
    }

    [Story(Small, 1)]
    public async Task Two_or_three_together()
    {
        await using var town = await SchemeTown.OpenAsync(Small, "0751");
        var first = await town.EnrolledAsync("2003-01-01", Job, "01-11", "activity_ready");
        var opening = await town.OpeningAsync(Job, seats: 3);

        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.Town.Store.ScalarAsync<string>("select reason from unplaced where youth_id = @first", new { first })).ShouldBe("gathering");
        var second = await town.EnrolledAsync("2003-01-02", Job, "01-12", "activity_ready");
        await town.NightAsync("01-13");

        (await town.ProposedAsync()).ShouldBe([(first, opening), (second, opening)], ignoreOrder: true);
        town.Town.Clock.MoveTo("2027-01-13", "09:30");
        var one = await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1 order by id limit 1");
        (await town.Town.ApproveAsync(new(one))).ShouldBeOfType<Core.Approvals.ApproveOutcome.GoesTogether>().Others.Count.ShouldBe(1);
        var outcomes = await town.Town.Get<Core.Approvals.ApproveTogether>().HandleAsync(new(one), "karin", CancellationToken.None);
        outcomes.Approved.ShouldBe(2);
        (await town.Town.HoldsAsync(opening)).ShouldBe(2);
    }

    [Story(Small, 4)]
    public async Task One_of_two_stops()
    {
        await using var town = await SchemeTown.OpenAsync(Small, "0751");
        var opening = await town.OpeningAsync(Job, seats: 2);
        string[] pair = [await town.EnrolledAsync("2003-01-01", Job, "01-11", "activity_ready"), await town.EnrolledAsync("2003-01-02", Job, "01-11", "activity_ready")];
        await town.NightAsync("01-12");
        var proposal = await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1 order by id limit 1");
        town.Town.Clock.MoveTo("2027-01-12", "09:30");
        (await town.Town.Get<Core.Approvals.ApproveTogether>().HandleAsync(new(proposal), "karin", CancellationToken.None)).Approved.ShouldBe(2);
        await town.Town.SendDueAsync();
        foreach (var phone in await town.Town.Store.QueryAsync<string>("select phone from offer"))
        {
            await town.Town.TypeAsync(phone, "JA");
        }

        await town.MorningAsync("01-18");
        foreach (var youth in pair)
        {
            var placement = (await town.FileAsync(youth)).Events.Single(happened => happened.Kind == Agreed).Subject;
            (await town.TellAsync(youth, Started, "01-18", said => said with { Subject = placement })).ShouldBeOfType<RecordOutcome.Recorded>();
        }

        var stopped = (await town.FileAsync(pair[0])).Events.Single(happened => happened.Kind == Agreed).Subject;
        await town.MorningAsync("03-15");
        (await town.TellAsync(pair[0], PlacementEnded, "03-15", said => said with
        {
            Subject = stopped, Word = "none", Reason = Core.Programmes.Vocabulary.EndReason.MovedAway, Next = Core.Programmes.Vocabulary.NextStep.ContactPerson,
        })).ShouldBeOfType<RecordOutcome.Recorded>();
        var third = await town.EnrolledAsync("2003-01-03", Job, "03-15", "activity_ready");
        await town.NightAsync("03-16");

        (await town.Town.Store.QueryAsync<string>("select youth_id from placement where state = 5")).ShouldBe([pair[1]]);
        (await town.ProposedAsync()).ShouldContain((third, opening));
    }

    [Story("care-for-young-holstebro", 1)]
    public async Task One_there_and_two_elsewhere()
    {
        const string Care = "care-for-young-holstebro";
        await using var town = await SchemeTown.OpenAsync(Care, "0661");
        var (sponsor, other) = (await town.HostOfAsync(""), await town.HostOfAsync(""));
        (await town.Town.Get<FundSeats>().HandleAsync(sponsor, town.Municipality, Care, 2, "karin", CancellationToken.None)).ShouldBe(new FundOutcome.Funded(2));

        Said(await town.PostAsync(sponsor, "lager", hours: 4)).ShouldBe("posted");
        Said(await town.PostAsync(sponsor, "lager", hours: 4, sponsored: true)).ShouldBe("too few funded seats");
        Said(await town.PostAsync(other, "lager", hours: 4, sponsored: true)).ShouldBe("posted");
        Said(await town.PostAsync(other, "lager", hours: 4, sponsored: true)).ShouldBe("posted");
        Said(await town.PostAsync(other, "lager", hours: 4, sponsored: true)).ShouldBe("too few funded seats");

        (await town.Town.Store.QueryAsync<(string, int)>("select host_id, sum(seats)::int from opening group by host_id order by host_id")).ShouldBe([(sponsor, 1), (other, 2)], ignoreOrder: true);
    }

    private static string Said(PostOutcome outcome) => outcome switch
    {
        PostOutcome.Refused refused => refused.Why.ToString(),
        PostOutcome.Posted => "posted",
        _ => "not found",
    };
}

/// <summary>Hosts and what they post.</summary>
internal static class Posting
{
    /// <summary>A municipal workplace with a contact, without an opening.</summary>
    public static async Task<string> HostOfAsync(this SchemeTown town, string municipal)
    {
        var opening = await town.OpeningAsync(2);
        await town.HomeAsync(opening, municipal);
        await town.Town.Store.ExecuteAsync("delete from seat where opening_id = @opening; delete from opening where id = @opening", new { opening });
        return $"H{opening}";
    }

    public static Task<PostOutcome> PostAsync(this SchemeTown town, string host, string tasks, int hours = 6, bool mentor = true, string schedule = "Mo15:00-17:00|Tu15:00-17:00|We15:00-17:00|Th15:00-17:00", string sector = "eldercare", bool sponsored = false) =>
        town.Town.Get<PostOpening>().HandleAsync(
            new()
            {
                Id = "",
                Kind = Kind.Job,
                Programme = town.Programme,
                HostId = host,
                Title = "Hjælper",
                Tasks = tasks,
                Sector = sector,
                Seats = 1,
                MinAge = 13,
                MaxAge = 30,
                HoursPerWeekMin = hours,
                Schedule = WeeklyHours.Parse(schedule),
                Languages = ["da"],
                WorkplaceMentor = mentor,
            },
            town.Municipality,
            CancellationToken.None,
            sponsored);
}
