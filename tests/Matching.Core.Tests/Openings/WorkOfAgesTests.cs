using Matching.Core.LegalRules;
using Matching.Core.Openings;
using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Openings;

public sealed class WorkOfAgesTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private readonly WorkOfAges _ages = new(LawInForce.Shipped);

    [Fact]
    public void A_shift_that_ends_at_eight_in_the_evening_may_be_worked_in_compulsory_school_and_one_half_an_hour_later_may_not()
    {
        May(Of("Mo18:00-20:00"), YouthWorkGroup.B).ShouldBeTrue();
        var later = Of("Mo18:30-20:30").Single(group => group.Group == YouthWorkGroup.B);

        later.May.ShouldBeFalse();
        later.Breach!.Da.ShouldContain("YW06");
        later.Breach.Da.ShouldContain("20:30");
        later.Breach.En.ShouldContain("20:00");
    }

    [Fact]
    public void Dangerous_machines_are_for_those_who_have_finished_compulsory_school_and_are_fifteen()
    {
        var groups = Of("Mo10:00-12:00", WorkEnvironment.Machines);

        groups.Where(group => group.May).Select(group => group.Group).ShouldBe([YouthWorkGroup.C]);
        groups[0].Breach!.Da.ShouldContain("YW15");
    }

    [Fact]
    public void Whoever_is_alone_in_a_kiosk_has_the_narrower_hours_with_their_own_paragraph()
    {
        var alone = Of("", WorkEnvironment.Alone, Trade.Kiosk).Single(group => group.Group == YouthWorkGroup.C);

        alone.Window!.ToMinute.ShouldBeLessThan(Of("").Single(group => group.Group == YouthWorkGroup.C).Window!.ToMinute);
        alone.WindowText.ShouldNotBe(Of("").Single(group => group.Group == YouthWorkGroup.C).WindowText);
    }

    [Fact]
    public void Nobody_between_thirteen_and_seventeen_may_work_by_night_and_an_adult_may()
    {
        var night = new WorkSaid(Trade.Shop, WorkEnvironment.None, WeeklyHours.Parse("Mo00:30-03:00"), true, 2);

        _ages.AnybodyMay(night, 13, 17, Day).ShouldBeFalse();
        _ages.AnybodyMay(night, 13, 18, Day).ShouldBeTrue();
    }

    [Fact]
    public void Every_group_is_named_by_its_ages_with_the_source_of_its_hours()
    {
        var groups = Of("");

        groups.Select(group => (group.AgeFrom, group.AgeTo)).ShouldBe([(13, 14), (13, 14), (15, 17), (15, 17)]);
        groups.ShouldAllBe(group => group.WindowText.Da.EndsWith(')') && group.WindowText.En.Length > 0);
    }

    private IReadOnlyList<WorkOfAge> Of(string schedule, WorkEnvironment environment = WorkEnvironment.None, Trade trade = Trade.Shop) =>
        _ages.Of(new(trade, environment, WeeklyHours.Parse(schedule), true, 1), Day);

    private static bool May(IReadOnlyList<WorkOfAge> groups, YouthWorkGroup group) => groups.Single(one => one.Group == group).May;
}
