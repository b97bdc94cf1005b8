using System.Globalization;
using Matching.Core.Definitions;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Calendars;
using Matching.Testing.Intake;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Intake;

public sealed class SchoolCalendarFileTests
{
    private const string Header = "municipality_code;from;to;kind;name\n";

    private readonly GivenFolder _folder = GivenFolder.WithEverythingRight();

    [Fact]
    public void Days_without_school_reach_the_board_in_order()
    {
        _folder.Text("school-calendar.csv", Header + "0791;2027-02-15;2027-02-21;holiday;Vinterferie\n0791;2026-12-04;2026-12-04;closed;\n");

        _folder.Read().Folder.ShouldNotBeNull().ToBoard().SchoolCalendar.ShouldBe(
        [
            new("0791", new(new(2026, 12, 4), new(2026, 12, 4)), SchoolBreak.Closed, ""),
            new("0791", new(new(2027, 2, 15), new(2027, 2, 21)), SchoolBreak.Holiday, "Vinterferie"),
        ]);
    }

    [Theory]
    [InlineData("0000;2027-02-15;2027-02-21;holiday;", "school-calendar.csv line 2, municipality_code \"0000\": not found in the 98 municipalities")]
    [InlineData("0791;2027-02-30;2027-03-01;holiday;", "school-calendar.csv line 2, from \"2027-02-30\": not a date; allowed: yyyy-MM-dd, for example 2026-11-20")]
    [InlineData("0791;2027-02-15;;holiday;", "school-calendar.csv line 2, to: empty; a value is needed")]
    [InlineData("0791;2027-02-15;2027-02-14;holiday;", "school-calendar.csv line 2, to \"2027-02-14\": less than from (2027-02-15); at least that is allowed")]
    [InlineData("0791;2027-02-15;2027-02-21;ferie;", "school-calendar.csv line 2, kind \"ferie\": not a known code; allowed: holiday, closed")]
    [InlineData("0791;2027-02-15;2027-02-21;;", "school-calendar.csv line 2, kind: empty; a value is needed")]
    [InlineData("0791;2026-12-21;2027-03-01;holiday;", "school-calendar.csv line 2, to \"2027-03-01\": more than 70 days from 2026-12-21; no break of a school is so long")]
    [InlineData("0791;2027-02-15;2027-02-21;holiday;\n0791;2027-02-15;2027-02-21;closed;", "school-calendar.csv line 3, from \"2027-02-15\": line 2 has the same days of the same municipality; days may stand once")]
    public void A_faulty_row_is_refused_with_its_place(string rows, string sentence)
    {
        _folder.Text("school-calendar.csv", Header + rows + "\n");

        _folder.OnlyFault().ShouldBe(sentence);
    }

    [Fact]
    public void A_break_of_seventy_days_is_a_summer_and_is_taken()
    {
        _folder.Text("school-calendar.csv", Header + "0791;2027-06-01;2027-08-09;holiday;Sommerferie\n");

        _folder.Read().Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2027-02-15", false, "Stated by the file.")]
    [InlineData("2027-02-22", true, "Free by the folder of the law, of which nothing is left.")]
    [InlineData("2027-10-18", true, "After the last day of the file every Monday to Friday counts, whatever the sample says.")]
    [InlineData("2027-05-06", false, "A public holiday.")]
    public void A_calendar_that_files_brought_stands_wholly_in_the_place_of_the_one_in_the_folder_of_the_law(string day, bool isSchoolDay, string why)
    {
        var law = LawInForce.With([("own.json", """
            [{"municipality": "0791", "sample": false, "source": "The folder", "years": [{"from": "2026-08-10", "to": "2027-06-25"}],
              "free": [{"from": "2027-02-22", "to": "2027-02-26", "name": {"da": "Vinterferie", "en": "Winter break"}}]}]
            """)]).OrThrow();
        DaysWithoutSchool[] imported = [new("0791", new(new(2026, 12, 21), new(2027, 1, 3)), SchoolBreak.Holiday, "Jul"), new("0791", new(new(2027, 2, 15), new(2027, 2, 19)), SchoolBreak.Holiday, "Vinter")];

        var calendars = law.Calendars.With(imported);

        calendars.Of("0791").IsSchoolDay(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldBe(isSchoolDay, why);
        calendars.Of("0791").IsSample.ShouldBeFalse();
        calendars.Of("0615").ShouldBe(law.Calendars.Of("0615"), "A municipality without a row keeps its own.");
    }
}
