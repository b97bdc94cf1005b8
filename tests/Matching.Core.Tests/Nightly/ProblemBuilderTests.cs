using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Engine.Facts;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Nightly;

public sealed class ProblemBuilderTests
{
    [Theory]
    [InlineData(2026, 1, 1, "0615+0791/2026Q1")]
    [InlineData(2026, 3, 31, "0615+0791/2026Q1")]
    [InlineData(2026, 4, 1, "0615+0791/2026Q2")]
    [InlineData(2026, 12, 31, "0615+0791/2026Q4")]
    public void The_salt_is_the_area_and_the_quarter(int year, int month, int day, string salt)
    {
        ProblemBuilder.DefaultSalt(["0791", "0615"], new(year, month, day)).ShouldBe(salt);
    }

    [Fact]
    public void A_seed_that_is_given_takes_the_place_of_the_salt()
    {
        Build(GivenTown.Board([], [], []), "lottery").Problem.Salt.ShouldBe("lottery");
    }

    [Fact]
    public void What_an_opening_does_not_say_is_its_hosts()
    {
        var host = GivenTown.Host("H1") with { Sector = "hotel" };

        var opening = Build([], [host], [GivenTown.Opening("O1", "H1")]).Problem.Openings.ShouldHaveSingleItem();

        opening.Sector.ShouldBe("hotel");
        opening.Workplace.ShouldBe("H1");
        opening.Place.ShouldBe(0);
    }

    [Theory]
    [InlineData(5, 0, 0, 1)]
    [InlineData(12, 0, 0, 2)]
    [InlineData(12, 1, 1, 0)]
    [InlineData(12, 3, 0, -1)]
    public void The_room_for_interns_is_what_the_law_allows_less_those_there(int employees, int interns, int subsidised, int room)
    {
        var host = GivenTown.Host("H1") with { Employees = employees, InternsNow = interns, WageSubsidisedNow = subsidised };

        Build([], [host], []).Problem.Hosts.ShouldHaveSingleItem().InternshipRoom.ShouldBe(room);
    }

    [Fact]
    public void A_host_that_does_not_say_how_many_work_there_has_no_limit()
    {
        Build([], [GivenTown.Host("H1") with { Employees = null }], []).Problem.Hosts.ShouldHaveSingleItem().InternshipRoom.ShouldBeNull();
    }

    [Fact]
    public void Without_programmes_she_is_enrolled_in_what_is_offered_where_municipality_and_group_fit()
    {
        var horsens = GivenTown.Youth("Y1") with { Municipality = "0615", TargetGroup = "education_ready" };
        var viborg = GivenTown.Youth("Y2") with { TargetGroup = "education_ready" };
        var jobReady = GivenTown.Youth("Y3") with { Municipality = "0615" };

        string[] offered = ["business-mentors", "company-internship", "nextwork", "spare-time-job", "spare-time-job-viborg", "viborg-business-mentors"];
        var openings = offered.Select(programme => GivenTown.Opening($"O-{programme}", "H1") with { Programme = programme }).ToList();

        var youths = Build([horsens, viborg, jobReady], [GivenTown.Host("H1")], openings).Problem.Youths;

        youths[0].EnrolledIn.ShouldBe(["business-mentors", "company-internship", "nextwork", "spare-time-job"]);
        youths[1].EnrolledIn.ShouldBe(["business-mentors", "company-internship", "spare-time-job", "spare-time-job-viborg", "viborg-business-mentors"]);
        youths[2].EnrolledIn.ShouldNotContain("nextwork");
    }

    [Fact]
    public void Coop_crew_takes_the_municipalities_of_the_hosts_that_offer_it()
    {
        var opening = GivenTown.Opening("O1", "H1") with { Programme = "coop-crew" };
        var elsewhere = GivenTown.Youth("Y2") with { Municipality = "0661" };

        var problem = Build([GivenTown.Youth("Y1"), elsewhere], [GivenTown.Host("H1")], [opening]).Problem;

        problem.Programmes.Single(programme => programme.Id == "coop-crew").Municipalities.ShouldBe(["0791"]);
        problem.Youths.Select(youth => youth.EnrolledIn.Contains("coop-crew")).ShouldBe([true, false]);
    }

    [Fact]
    public void The_programmes_of_her_row_are_the_only_ones()
    {
        Build([GivenTown.Youth("Y1") with { Programmes = ["nextwork"] }], [], []).Problem.Youths.ShouldHaveSingleItem().EnrolledIn.ShouldBe(["nextwork"]);
    }

    [Theory]
    [InlineData("job_ready", 4, "H1")]
    [InlineData("activity_ready", 13, null)]
    [InlineData("none", 13, null)]
    [InlineData("", 13, null)]
    public void Her_group_becomes_weeks_and_a_barred_host_and_nothing_else(string group, int weeks, string? barred)
    {
        var youth = GivenTown.Youth("Y1") with { TargetGroup = group, LastEmployer = "H1", WeeksUsed = new Dictionary<string, int> { [group] = 2, ["stu"] = 9 } };

        var facts = Build([youth], [GivenTown.Host("H1")], []).Problem.Youths.ShouldHaveSingleItem();

        facts.InternshipWeeksAllowed.ShouldBe(weeks);
        facts.InternshipWeeksUsedBefore.ShouldBe(2);
        facts.BarredInternshipHost.ShouldBe(barred);
    }

    [Theory]
    [InlineData("1995-11-21", 1, 0)]
    [InlineData("1995-11-20", 0, 1)]
    public void Somebody_who_has_turned_31_has_no_wishes_and_stays_for_the_seats_she_holds(string born, int wishes, int leftOut)
    {
        var youth = GivenTown.Youth("Y1") with { BirthDate = DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture) };

        var built = Build([youth], [], []);

        built.Problem.Youths.ShouldHaveSingleItem().Wants.Count.ShouldBe(wishes);
        built.LeftOutByAge.ShouldBe(leftOut);
    }

    [Fact]
    public void The_facts_have_the_same_hash_in_any_order_and_culture_and_another_when_something_differs()
    {
        var youths = new[] { GivenTown.Youth("Y1") with { Interests = ["hotel", "retail"] }, GivenTown.Youth("Y2") };
        var turned = new[] { youths[1], youths[0] with { Interests = ["retail", "hotel"] } };
        var other = new[] { youths[0], youths[1] with { MaxTravelMinutes = 46 } };

        var hash = CanonicalFacts.Hash(Build(youths, [], []).Problem);
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new("da-DK");
        var danish = CanonicalFacts.Hash(Build(turned, [], []).Problem);
        Thread.CurrentThread.CurrentCulture = before;

        danish.ShouldBe(hash);
        CanonicalFacts.Hash(Build(other, [], []).Problem).ShouldNotBe(hash);
    }

    private static NightProblem Build(IReadOnlyList<Youth> youths, IReadOnlyList<Host> hosts, IReadOnlyList<Opening> openings) =>
        Build(GivenTown.Board(youths, hosts, openings));

    private static NightProblem Build(Board board, string? seed = null) =>
        new ProblemBuilder().Build(board, GivenTown.Tonight, PolicyFile.Default, seed);
}
