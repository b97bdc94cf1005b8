using Matching.Engine.Facts;
using Matching.Engine.Preferences;
using Matching.Engine.Tests.Rules;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Preferences;

public sealed class HostCommitmentTests
{
    [Theory]
    [InlineData(30, 300)]
    [InlineData(31, 200)]
    [InlineData(90, 200)]
    [InlineData(91, 100)]
    [InlineData(180, 100)]
    [InlineData(181, 0)]
    public void A_recent_answer_counts_the_day_itself_included(int daysAgo, int value) =>
        RuleCheck.Value<HostCommitment>(host: Given.Host() with { LastAnswer = Given.DaysAgo(daysAgo) }).ShouldBe(value);

    [Theory]
    [InlineData(Pledges.Openness, false, 100)]
    [InlineData(Pledges.Openness | Pledges.Lift | Pledges.BreakRoom | Pledges.LowerStart | Pledges.PeerTraining, false, 500)]
    [InlineData(Pledges.Openness | Pledges.Lift | Pledges.BreakRoom | Pledges.LowerStart | Pledges.PeerTraining | Pledges.FixedContact, false, 500)]
    [InlineData(Pledges.Openness, true, 450)]
    [InlineData(Pledges.Openness | Pledges.FixedContact | Pledges.Lift, true, 700)]
    public void Pledges_count_up_to_five_hundred_and_a_mentor_is_a_person(Pledges pledges, bool mentor, int value) =>
        RuleCheck.Value<HostCommitment>(
            opening: Given.Opening(kind: mentor ? Kind.Mentor : Kind.Job),
            host: Given.Host(mentor: mentor) with { Pledges = pledges, LastAnswer = Given.DaysAgo(400) }).ShouldBe(value);

    [Fact]
    public void A_named_contact_person_counts() =>
        RuleCheck.Value<HostCommitment>(host: Given.Host() with { NamesContactPerson = true, LastAnswer = Given.DaysAgo(400) }).ShouldBe(200);

    [Fact]
    public void A_host_that_nobody_knows_stands_in_the_middle_until_it_has_a_history()
    {
        var unknown = Given.Host() with { LastAnswer = null };

        RuleCheck.Value<HostCommitment>(host: unknown).ShouldBe(500);
        RuleCheck.Value<HostCommitment>(host: unknown, history: [Given.Past(Outcome.Completed, 400, "O3")]).ShouldBe(0);
    }
}

public sealed class OwnWishTests
{
    [Theory]
    [InlineData("H1", "auto", 1000)]
    [InlineData("O1", "", 1000)]
    [InlineData("H2", "retail", 700)]
    [InlineData("H2", "auto", 0)]
    [InlineData("H2", "", 500)]
    public void The_place_itself_then_its_sector(string wished, string interest, int value) =>
        RuleCheck.Value<OwnWish>(Given.Youth() with { WishedHosts = [wished], Interests = interest.Length == 0 ? [] : [interest] }).ShouldBe(value);
}

public sealed class SignsOfChemistryTests
{
    private static int Value(string hers, string theirs, Communication she = Communication.Soft, Communication they = Communication.Direct, string language = "ar") =>
        RuleCheck.Value<SignsOfChemistry>(
            Given.Youth() with { Hobbies = Words(hers), Communication = she, OwnLanguage = language },
            Given.Opening(kind: Kind.Mentor) with { Hobbies = Words(theirs), Communication = they });

    [Theory]
    [InlineData("chess", "football", 0)]
    [InlineData("chess", "football chess", 350)]
    [InlineData("chess football", "football chess", 500)]
    [InlineData("a b c", "a b c", 500)]
    [InlineData("", "chess", 250)]
    [InlineData("chess", "", 250)]
    public void Hobbies_in_common_count_one_or_more(string hers, string theirs, int value) => Value(hers, theirs).ShouldBe(value);

    [Theory]
    [InlineData(Communication.Soft, Communication.Soft, 300)]
    [InlineData(Communication.Any, Communication.Any, 300)]
    [InlineData(Communication.Any, Communication.Direct, 200)]
    [InlineData(Communication.Soft, Communication.NotStated, 150)]
    [InlineData(Communication.NotStated, Communication.NotStated, 150)]
    [InlineData(Communication.Soft, Communication.Direct, 0)]
    public void The_way_of_speaking_counts(Communication she, Communication they, int value) => Value("a", "b", she, they).ShouldBe(value);

    [Fact]
    public void Her_own_language_counts() => Value("a", "b", language: "da").ShouldBe(200);

    [Theory]
    [InlineData(Communication.Direct, "tone_differs")]
    [InlineData(Communication.Any, null)]
    public void Opposite_tones_are_a_warning(Communication they, string? warning)
    {
        var pair = RuleCheck.PairOf(Given.Youth() with { Communication = Communication.Soft }, Given.Opening() with { Communication = they }, null, null, null, null, null);

        new SignsOfChemistry().WarningsFor(pair).ShouldBe(warning is null ? [] : [warning]);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

public sealed class PlaceFitsTests
{
    [Theory]
    [InlineData(Needs.None, WorkEnvironment.None, Pledges.None, 1000)]
    [InlineData(Needs.FewChanges | Needs.NoHeavyLifting, WorkEnvironment.None, Pledges.None, 1000)]
    [InlineData(Needs.Quiet, WorkEnvironment.Quiet, Pledges.None, 1000)]
    [InlineData(Needs.Quiet, WorkEnvironment.None, Pledges.None, 0)]
    [InlineData(Needs.FixedContact, WorkEnvironment.None, Pledges.FixedContact, 1000)]
    [InlineData(Needs.FixedContact, WorkEnvironment.FixedContact, Pledges.None, 1000)]
    [InlineData(Needs.ExtraBreaks, WorkEnvironment.None, Pledges.BreakRoom, 1000)]
    [InlineData(Needs.ExtraBreaks, WorkEnvironment.None, Pledges.LowerStart, 1000)]
    [InlineData(Needs.ExtraBreaks, WorkEnvironment.None, Pledges.Lift, 0)]
    [InlineData(Needs.NoCustomerContact, WorkEnvironment.CustomerContact, Pledges.None, 0)]
    [InlineData(Needs.Quiet | Needs.SmallTeam | Needs.NoCustomerContact, WorkEnvironment.SmallTeam, Pledges.None, 666)]
    public void The_share_of_her_wishes_that_the_place_meets(Needs needs, WorkEnvironment environment, Pledges pledges, int value) =>
        RuleCheck.Value<PlaceFits>(
            Given.Youth() with { Needs = needs },
            Given.Opening() with { Environment = environment },
            Given.Host() with { Pledges = pledges }).ShouldBe(value);

    [Fact]
    public void What_is_missing_is_said_in_codes()
    {
        const Needs All = Needs.Quiet | Needs.SmallTeam | Needs.FixedContact | Needs.ExtraBreaks | Needs.NoCustomerContact;
        var pair = RuleCheck.PairOf(Given.Youth() with { Needs = All }, Given.Opening() with { Environment = WorkEnvironment.CustomerContact }, null, null, null, null, null);

        new PlaceFits().WarningsFor(pair)
            .ShouldBe(["quiet_missing", "small_team_missing", "fixed_contact_missing", "extra_breaks_missing", "customer_contact"]);
    }
}

public sealed class RoomToGrowTests
{
    [Theory]
    [InlineData(4, 10, Pledges.None, 360)]
    [InlineData(4, 14, Pledges.None, 600)]
    [InlineData(4, 30, Pledges.None, 600)]
    [InlineData(4, null, Pledges.None, 0)]
    [InlineData(10, 4, Pledges.None, 0)]
    [InlineData(4, 14, Pledges.FlexibleHours | Pledges.LowerStart, 1000)]
    [InlineData(4, 4, Pledges.LowerStart, 200)]
    public void Hours_to_grow_into_and_pledges_that_let_her(int least, int? most, Pledges pledges, int value) =>
        RuleCheck.Value<RoomToGrow>(opening: Given.Opening() with { HoursPerWeekMin = least, HoursPerWeekMax = most }, host: Given.Host() with { Pledges = pledges }).ShouldBe(value);

    [Theory]
    [InlineData("Mo10:00-11:30", 150)]
    [InlineData("Mo08:00-18:00", 1000)]
    [InlineData("Mo08:00-20:00", 1000)]
    [InlineData("", 0)]
    public void With_a_mentor_each_common_half_hour_counts(string free, int value) =>
        RuleCheck.Value<RoomToGrow>(Given.Youth() with { Available = Given.Hours(free) }, Given.Opening(kind: Kind.Mentor) with { Schedule = Given.Hours("Mo06:00-22:00") }).ShouldBe(value);
}

public sealed class LeadsSomewhereTests
{
    [Theory]
    [InlineData(LeadsTo.None, Kind.Job, 0)]
    [InlineData(LeadsTo.Job, Kind.Job, 400)]
    [InlineData(LeadsTo.Job | LeadsTo.OrdinaryHours, Kind.Internship, 800)]
    [InlineData(LeadsTo.Job | LeadsTo.OrdinaryHours | LeadsTo.Apprenticeship, Kind.Internship, 1000)]
    [InlineData(LeadsTo.Job, Kind.Mentor, 500)]
    public void Each_way_on_counts(LeadsTo leadsTo, Kind kind, int value) =>
        RuleCheck.Value<LeadsSomewhere>(opening: Given.Opening(kind: kind) with { LeadsTo = leadsTo }).ShouldBe(value);
}

public sealed class ShortTravelTests
{
    // A bicycle does 250 metres a minute.
    [Theory]
    [InlineData(2_500, 750)]
    [InlineData(7_500, 250)]
    [InlineData(7_501, 225)]
    [InlineData(10_000, 0)]
    [InlineData(20_000, 0)]
    public void The_share_of_her_limit_that_is_saved(int metres, int value) =>
        RuleCheck.Value<ShortTravel>(Given.Youth() with { MaxTravelMinutes = 40 }, Given.Opening() with { Place = 1 }, places: [Given.PlaceAt(metres)]).ShouldBe(value);

    [Theory]
    [InlineData(2_500, 750)]
    [InlineData(7_500, 500)]
    public void A_lift_is_worth_at_least_half(int metres, int value) =>
        RuleCheck.Value<ShortTravel>(
            Given.Youth() with { MaxTravelMinutes = 40 },
            Given.Opening() with { Place = 1 },
            Given.Host() with { Pledges = Pledges.Lift },
            places: [Given.PlaceAt(metres)]).ShouldBe(value);

    [Fact]
    public void Meeting_online_is_no_way_at_all() =>
        RuleCheck.Value<ShortTravel>(opening: Given.Opening(kind: Kind.Mentor) with { MeetsOnline = true }).ShouldBe(1000);
}

public sealed class SectorInterestTests
{
    [Theory]
    [InlineData("retail", 1000)]
    [InlineData("auto", 0)]
    [InlineData("", 500)]
    public void The_sector_among_her_interests(string interest, int value) =>
        RuleCheck.Value<SectorInterest>(Given.Youth() with { Interests = interest.Length == 0 ? [] : [interest] }).ShouldBe(value);

    [Theory]
    [InlineData("grocery", true, true)]
    [InlineData("grocery", false, false)]
    [InlineData("retail", true, false)]
    [InlineData("", true, false)]
    public void A_place_outside_her_interests_is_marked_where_the_scheme_says_so(string interest, bool marks, bool isMarked)
    {
        var pair = RuleCheck.PairOf(Given.Youth() with { Interests = interest.Length == 0 ? [] : [interest] }, Given.Opening() with { TellsOutsideWishes = marks }, null, null, null, null, null);

        new SectorInterest().WarningsFor(pair).ShouldBe(isMarked ? ["outside_wishes"] : []);
    }
}
