using Matching.Engine.Facts;
using Matching.Engine.Rules.Circumstances;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Rules;

public sealed class WithinReachTests
{
    private static OpeningFacts Away => Given.Opening() with { Place = 1 };

    // A bicycle does 250 metres a minute.
    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void A_place_at_the_limit_is_within_reach_and_a_minute_more_is_not(int metres, bool kept) =>
        RuleCheck.For<WithinReach>(Given.Youth() with { MaxTravelMinutes = 40 }, Away, places: [Given.PlaceAt(metres)]).Kept.ShouldBe(kept);

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void A_lift_doubles_the_limit_and_warns(int metres, bool kept)
    {
        var lift = Given.Host() with { Pledges = Pledges.Lift };

        var check = RuleCheck.For<WithinReach>(Given.Youth() with { MaxTravelMinutes = 20 }, Away, lift, places: [Given.PlaceAt(metres)]);

        check.Kept.ShouldBe(kept);
        check.Warnings.ShouldBe(kept ? ["lift_needed"] : []);
    }

    [Theory]
    [InlineData(10_000, 60, true)]
    [InlineData(10_001, 60, false)]
    [InlineData(5_001, 20, false)]
    public void A_schemes_own_limit_counts_where_it_is_the_shorter(int metres, int hers, bool kept)
    {
        var check = RuleCheck.For<WithinReach>(Given.Youth() with { MaxTravelMinutes = hers }, Away with { MaxTravelMinutes = 40 }, places: [Given.PlaceAt(metres)]);

        check.Kept.ShouldBe(kept);
        check.Finding.Facts.Single(fact => fact.Name == "limit").Value.ShouldBe($"{Math.Min(hers, 40)}");
    }

    [Fact]
    public void Nothing_that_she_changes_makes_a_way_longer_than_the_scheme_lets_it_be() =>
        RuleCheck.For<WithinReach>(Given.Youth() with { MaxTravelMinutes = 30 }, Away with { MaxTravelMinutes = 40 }, places: [Given.PlaceAt(10_001)]).Missing.ShouldBeNull();

    [Fact]
    public void A_mentor_who_meets_online_is_always_within_reach_and_a_job_is_not()
    {
        var noMeans = Given.Youth() with { Travel = TravelModes.None };

        RuleCheck.For<WithinReach>(noMeans, Given.Opening(kind: Kind.Mentor) with { MeetsOnline = true }).Kept.ShouldBeTrue();
        RuleCheck.For<WithinReach>(noMeans, Given.Opening(kind: Kind.Job) with { MeetsOnline = true }).Kept.ShouldBeFalse();
    }

    [Theory]
    [InlineData(TravelModes.Car, Licence.Car, true)]
    [InlineData(TravelModes.Car, Licence.Moped, false)]
    [InlineData(TravelModes.Moped, Licence.Moped, true)]
    [InlineData(TravelModes.Moped, Licence.Car, true)]
    [InlineData(TravelModes.Moped, Licence.None, false)]
    public void A_means_without_its_licence_does_not_count(TravelModes means, Licence licence, bool kept) =>
        RuleCheck.For<WithinReach>(Given.Youth() with { Travel = means, Licence = licence }).Kept.ShouldBe(kept);

    [Theory]
    [InlineData("Mo23:00-24:00|Tu00:00-05:00", false)]
    [InlineData("Mo22:30-24:00", true)]
    [InlineData("Tu04:00-05:30", true)]
    public void The_bus_does_not_run_for_a_frame_wholly_in_the_night(string schedule, bool kept) =>
        RuleCheck.For<WithinReach>(Given.Youth() with { Travel = TravelModes.Bus }, Given.Opening() with { Schedule = Given.Hours(schedule) }).Kept.ShouldBe(kept);

    [Theory]
    [InlineData(10_001, 1)]
    [InlineData(12_500, 10)]
    public void It_says_how_many_minutes_are_missing(int metres, int missing) =>
        RuleCheck.For<WithinReach>(Given.Youth() with { MaxTravelMinutes = 40 }, Away, places: [Given.PlaceAt(metres)]).Missing.ShouldBe(missing);

    [Fact]
    public void The_same_postcode_is_two_kilometres() =>
        RuleCheck.For<WithinReach>(Given.Youth() with { MaxTravelMinutes = 7 }).Missing.ShouldBe(1);
}

public sealed class RestsNowTests
{
    [Theory]
    [InlineData(365, false)]
    [InlineData(366, true)]
    public void Two_failures_within_a_year_rest(int firstDaysAgo, bool kept) =>
        RuleCheck.For<RestsNow>(history: [Given.Past(Outcome.EndedEarly, firstDaysAgo), Given.Past(Outcome.NoChemistry, 20, "O2")]).Kept.ShouldBe(kept);

    [Fact]
    public void One_failure_does_not_rest() =>
        RuleCheck.For<RestsNow>(history: [Given.Past(Outcome.EndedEarly, 20), Given.Past(Outcome.Completed, 10, "O2")]).Kept.ShouldBeTrue();

    [Fact]
    public void The_last_two_expired_rest_and_an_answer_between_them_does_not()
    {
        RuleCheck.For<RestsNow>(history: [Given.Past(Outcome.Expired, 30), Given.Past(Outcome.Expired, 20, "O2")]).Kept.ShouldBeFalse();
        RuleCheck.For<RestsNow>(history: [Given.Past(Outcome.Expired, 30), Given.Past(Outcome.DeclinedByYouth, 25, "O3"), Given.Past(Outcome.Expired, 20, "O2")])
            .Kept.ShouldBeTrue();
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void A_later_reopened_row_or_a_talk_ends_it(int daysAgo, bool kept)
    {
        HistoryFacts[] failed = [Given.Past(Outcome.EndedEarly, 40), Given.Past(Outcome.NoChemistry, 20, "O2")];

        RuleCheck.For<RestsNow>(history: [.. failed, Given.Past(Outcome.Reopened, daysAgo, "O3")]).Kept.ShouldBe(kept);
        RuleCheck.For<RestsNow>(Given.Youth() with { TalkedWithOn = Given.DaysAgo(daysAgo) }, history: failed).Kept.ShouldBe(kept);
    }
}

public sealed class NotRefusedBeforeTests
{
    // O1 and O3 are at one host, O2 at another; the pair asked about is with O1.
    [Theory]
    [InlineData(Outcome.DeclinedByHost, "O3", false)]
    [InlineData(Outcome.DeclinedByHost, "O2", true)]
    [InlineData(Outcome.NoChemistry, "O3", false)]
    [InlineData(Outcome.DeclinedByYouth, "O3", true)]
    [InlineData(Outcome.DeclinedByYouth, "O1", false)]
    [InlineData(Outcome.EndedEarly, "O1", false)]
    [InlineData(Outcome.EndedEarly, "O3", true)]
    [InlineData(Outcome.Completed, "O1", true)]
    [InlineData(Outcome.PlannedEnd, "O1", true)]
    public void Each_no_closes_what_it_was_said_to(Outcome outcome, string opening, bool kept) =>
        RuleCheck.For<NotRefusedBefore>(history: [Given.Past(outcome, 100, opening)]).Kept.ShouldBe(kept);

    [Fact]
    public void She_may_say_no_to_the_whole_host() =>
        RuleCheck.For<NotRefusedBefore>(history: [Given.Past(Outcome.DeclinedByYouth, 10, "O3") with { WholeHost = true }]).Kept.ShouldBeFalse();

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void An_expired_pair_comes_back_after_sixty_days(int daysAgo, bool kept) =>
        RuleCheck.For<NotRefusedBefore>(history: [Given.Past(Outcome.Expired, daysAgo)]).Kept.ShouldBe(kept);

    [Theory]
    [InlineData(100, "O1", true)]
    [InlineData(101, "O1", false)]
    [InlineData(50, "O3", false)]
    public void Reopening_the_same_opening_not_earlier_ends_it(int daysAgo, string opening, bool kept) =>
        RuleCheck.For<NotRefusedBefore>(history: [Given.Past(Outcome.EndedEarly, 100), Given.Past(Outcome.Reopened, daysAgo, opening)]).Kept.ShouldBe(kept);
}

public sealed class NotThisTests
{
    [Fact]
    public void What_she_excluded_stays_out()
    {
        RuleCheck.For<NotThis>(Given.Youth() with { NotSectors = ["retail"] }).Kept.ShouldBeFalse();
        RuleCheck.For<NotThis>(Given.Youth() with { NotHosts = ["H1"] }).Kept.ShouldBeFalse();
        RuleCheck.For<NotThis>(Given.Youth() with { NotHosts = ["O1"] }).Kept.ShouldBeFalse();
    }

    [Fact]
    public void What_others_are_called_does_not_matter() =>
        RuleCheck.For<NotThis>(Given.Youth() with { NotSectors = ["auto"], NotHosts = ["H2", "O2", "O3"] }).Kept.ShouldBeTrue();
}

public sealed class RequiredThingsTests
{
    [Theory]
    [InlineData(Licence.Car, true)]
    [InlineData(Licence.Moped, false)]
    [InlineData(Licence.None, false)]
    public void A_driving_licence_is_a_car_licence(Licence licence, bool kept) =>
        RuleCheck.For<RequiredThings>(Given.Youth() with { Licence = licence }, Given.Opening() with { Requires = Requirements.DrivingLicence }).Kept.ShouldBe(kept);

    [Theory]
    [InlineData(Requirements.ChildCertificate)]
    [InlineData(Requirements.CriminalRecord)]
    public void A_certificate_warns_and_never_blocks(Requirements certificate)
    {
        var check = RuleCheck.For<RequiredThings>(opening: Given.Opening() with { Requires = certificate });

        check.Kept.ShouldBeTrue();
        check.Warnings.ShouldBe(["certificate_asked"]);
    }
}

public sealed class CommonLanguageTests
{
    [Fact]
    public void One_language_in_common_is_enough()
    {
        RuleCheck.For<CommonLanguage>(Given.Youth() with { Languages = ["ar", "en"] }, Given.Opening() with { Languages = ["da", "en"] }).Kept.ShouldBeTrue();
        RuleCheck.For<CommonLanguage>(Given.Youth() with { Languages = ["ar"] }, Given.Opening() with { Languages = ["da", "en"] }).Kept.ShouldBeFalse();
    }

    [Fact]
    public void An_opening_that_states_none_asks_for_none() =>
        RuleCheck.For<CommonLanguage>(opening: Given.Opening() with { Languages = [] }).Kept.ShouldBeTrue();
}

public sealed class PhysicallyPossibleTests
{
    [Theory]
    [InlineData(Needs.NoHeavyLifting, WorkEnvironment.Lifting, false)]
    [InlineData(Needs.NoHeavyLifting, WorkEnvironment.Standing, true)]
    [InlineData(Needs.Quiet, WorkEnvironment.Lifting, true)]
    public void No_heavy_lifting_meets_lifting_only(Needs needs, WorkEnvironment environment, bool kept) =>
        RuleCheck.For<PhysicallyPossible>(Given.Youth() with { Needs = needs }, Given.Opening() with { Environment = environment }).Kept.ShouldBe(kept);
}

public sealed class FewChangesTests
{
    private static YouthFacts Settled => Given.Youth() with { Needs = Needs.FewChanges };

    [Theory]
    [InlineData(55, true)]
    [InlineData(54, false)]
    public void Eight_weeks_are_long_enough(int lastDay, bool kept) =>
        RuleCheck.For<FewChanges>(Settled, Given.Opening() with { EndDate = Given.Night.AddDays(lastDay) }).Kept.ShouldBe(kept);

    [Fact]
    public void No_end_date_is_long_enough() =>
        RuleCheck.For<FewChanges>(Settled, Given.Opening() with { EndDate = null }).Kept.ShouldBeTrue();

    [Theory]
    [InlineData(181, false)]
    [InlineData(182, true)]
    public void Two_begun_within_half_a_year_are_enough(int firstBegunDaysAgo, bool kept)
    {
        PlacementFacts[] begun =
        [
            Given.Placement(PlacementState.Ended, "O2") with { StartDate = Given.DaysAgo(firstBegunDaysAgo) },
            Given.Placement(PlacementState.Running, "O3", kind: Kind.Mentor) with { StartDate = Given.DaysAgo(0) },
        ];

        RuleCheck.For<FewChanges>(Settled, placements: begun).Kept.ShouldBe(kept);
    }

    [Fact]
    public void A_mentor_is_no_change_and_who_did_not_ask_is_not_held_to_it()
    {
        var soon = Given.Night.AddDays(7);

        RuleCheck.For<FewChanges>(Settled, Given.Opening(kind: Kind.Mentor) with { EndDate = soon }).Kept.ShouldBeTrue();
        RuleCheck.For<FewChanges>(Given.Youth(), Given.Opening() with { EndDate = soon }).Kept.ShouldBeTrue();
    }
}
