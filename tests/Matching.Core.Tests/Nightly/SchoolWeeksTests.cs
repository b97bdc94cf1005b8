using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Calendars;
using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Engine.Facts;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Nightly;

/// <summary>Viborg's sample calendar: school ends on Friday 25 June 2027 and begins on Monday 9 August; week 7 is free; 29 March is a holiday in a school week.</summary>
public sealed class SchoolWeeksTests
{
    private static readonly DateOnly Night = new(2027, 1, 11);

    [Theory]
    [InlineData("2027-06-28", "2027-08-08", true)]
    [InlineData("2027-06-27", "2027-08-08", false)]
    [InlineData("2027-06-28", "2027-08-09", false)]
    [InlineData("2027-02-15", "2027-02-19", true)]
    [InlineData("2027-03-29", "2027-04-02", false)]
    [InlineData("2027-06-28", null, false)]
    public void A_place_is_out_of_school_when_no_week_of_it_has_a_school_day(string start, string? end, bool isOut) => Facts(start, end, ["0791"]).SchoolIsOut.ShouldBe(isOut);

    [Fact]
    public void What_holds_in_one_municipality_of_the_night_and_not_in_another_is_not_sure() =>
        Facts("2027-02-15", "2027-02-19", ["0791", "0751"]).SchoolIsOut.ShouldBeFalse();

    [Fact]
    public void The_calendar_of_ones_own_wins()
    {
        var own = ((Matching.Core.Definitions.DefinitionOutcome<SchoolCalendars>.Read)SchoolCalendars.Load([("own.json", """
            [{"municipality": "0791", "sample": false, "source": "Viborg", "years": [{"from": "2026-08-10", "to": "2027-06-25"}], "free": []}]
            """)])).Value;

        Facts("2027-02-15", "2027-02-19", ["0791"], SchoolCalendars.Default.With(own)).SchoolIsOut.ShouldBeFalse();
    }

    private static OpeningFacts Facts(string start, string? end, IReadOnlyList<string> area, SchoolCalendars? calendars = null)
    {
        var opening = GivenTown.Opening("O1", "H1") with { StartDate = Day(start), EndDate = end is null ? null : Day(end) };
        var board = GivenTown.Board([], [GivenTown.Host("H1")], [opening]) with { Area = area };
        return new ProblemBuilder(LegalRuleSet.Default, calendars ?? SchoolCalendars.Default).Build(board, Night, PolicyFile.Default).Problem.Openings.ShouldHaveSingleItem();
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
