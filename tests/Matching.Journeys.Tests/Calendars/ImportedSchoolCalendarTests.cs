using Matching.Core.Approvals;
using Matching.Core.Intake;
using Matching.Journeys.Tests.Programmes;
using Matching.Testing.Intake;
using Shouldly;
using Xunit;
using static Matching.Journeys.Tests.Programmes.FieldTown;

namespace Matching.Journeys.Tests.Calendars;

/// <summary>The municipality's own school calendar comes with its other files, and hours by school day and week follow it from then on: in the night and at approval.</summary>
public sealed class ImportedSchoolCalendarTests
{
    private const string Header = "municipality_code;from;to;kind;name\n";

    [Fact]
    public async Task Four_hours_a_day_are_lawful_in_a_week_that_the_imported_calendar_frees_and_only_as_long_as_it_does()
    {
        await using var town = await WithAsync();
        var youth = await town.EnrolledAsync("2011-09-01", Job, "01-05");
        await town.Town.Store.ExecuteAsync("update youth set school = 1 where id = @youth", new { youth });
        await WorkInWeekTenAsync(town);

        // Week 10 is an ordinary week of school in the sample: two hours a day and twelve a week.
        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youth)).ShouldStartWith("lawful-work");

        (await ImportAsync(town, "0791;2027-03-08;2027-03-14;holiday;Projektuge\n")).Files["school-calendar.csv"].Added.ShouldBe(1);
        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);

        // The municipality takes the week back: the calendar is what the file says, and the approval looks anew.
        var change = await ImportAsync(town, "0791;2027-03-15;2027-03-21;holiday;Projektuge\n");
        change.Vanished.ShouldContain(row => row.File == "school-calendar.csv" && row.Key == "0791 2027-03-08 2027-03-14");
        (await ApproveAsync(town)).ShouldBeOfType<ApproveOutcome.RuleBroken>().Rule.ShouldBe("lawful-work");

        await ImportAsync(town, "0791;2027-03-08;2027-03-14;holiday;Projektuge\n");
        (await ApproveAsync(town)).ShouldBeOfType<ApproveOutcome.Approved>();
    }

    [Fact]
    public async Task A_folder_without_a_calendar_leaves_the_one_that_is_known_and_a_second_import_changes_nothing()
    {
        await using var town = await WithAsync();
        await ImportAsync(town, "0791;2027-03-08;2027-03-14;holiday;Projektuge\n");

        (await ImportAsync(town, "0791;2027-03-08;2027-03-14;holiday;Projektuge\n")).Files["school-calendar.csv"].ShouldBe(new FileCounts(0, 0, 1, 0, 0, 0));
        await ImportAsync(town, "");
        await ImportAsync(town, "0615;2027-03-08;2027-03-14;holiday;Projektuge\n");

        (await town.Town.CountAsync("from school_calendar")).ShouldBe(2);
    }

    private static async Task WorkInWeekTenAsync(SchemeTown town)
    {
        var opening = await town.OpeningAsync(Job, hours: 20, start: "2027-03-08");
        await town.Town.Store.ExecuteAsync(
            "update opening set end_date = '2027-03-14', schedule = 'Mo09:00-13:00|Tu09:00-13:00|We09:00-13:00|Th09:00-13:00|Fr09:00-13:00', schedule_is_fixed = true, trade = 1 where id = @opening", new { opening });
    }

    private static async Task<RegisterChange> ImportAsync(SchemeTown town, string rows)
    {
        var folder = GivenFolder.WithEverythingRight().Without("history.csv").Without("placements.csv").Text("school-calendar.csv", Header + rows);
        foreach (var file in new[] { "youths.csv", "hosts.csv", "openings.csv" })
        {
            folder.Text(file, folder.TextOf(file).Split('\n')[0] + "\n");
        }

        return (await town.Town.Get<ImportFolder>().HandleAsync(folder.Read(), new() { By = "karin" }, CancellationToken.None)).ShouldBeOfType<ImportOutcome.Merged>().Change;
    }

    private static async Task<ApproveOutcome> ApproveAsync(SchemeTown town)
    {
        town.Town.Clock.MoveTo("2027-01-12", "09:30");
        return await town.Town.ApproveAsync(new(await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1")));
    }
}
