using Matching.Core.Intake;
using Matching.Testing.Intake;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Intake;

public sealed class BadRowsTests
{
    private readonly GivenFolder _folder = GivenFolder.WithEverythingRight();

    [Theory]
    [InlineData("youths.csv", "postcode", "9999", "not found in postcodes.csv")]
    [InlineData("youths.csv", "consultant", "bo", "not found in consultants.csv")]
    [InlineData("youths.csv", "municipality_code", "0999", "not found in the 98 municipalities")]
    [InlineData("youths.csv", "wished_hosts", "H9", "not found in hosts.csv, openings.csv")]
    [InlineData("youths.csv", "birth_date", "2026-11-21", "not a birth date; allowed: 1900-01-01 to 2026-11-20")]
    [InlineData("youths.csv", "birth_date", "1899-12-31", "not a birth date; allowed: 1900-01-01 to 2026-11-20")]
    [InlineData("youths.csv", "birth_date", "31-12-2008", "not a date; allowed: yyyy-MM-dd, for example 2026-11-20")]
    [InlineData("youths.csv", "birth_date", "2007-02-29", "not a date; allowed: yyyy-MM-dd, for example 2026-11-20")]
    [InlineData("youths.csv", "waiting_since", "2026-11-21", "after the date 2026-11-20; a day up to then is allowed")]
    [InlineData("youths.csv", "available", "Mo25:00-26:00", "'Mo25:00-26:00' is not a stretch of a week; allowed: Mo08:00-15:30 with Mo Tu We Th Fr Sa Su, 00:00 to 24:00, start before end")]
    [InlineData("openings.csv", "schedule", "Mo08:00-09:00|Xx08:00-09:00", "'Xx08:00-09:00' is not a stretch of a week; allowed: Mo08:00-15:30 with Mo Tu We Th Fr Sa Su, 00:00 to 24:00, start before end")]
    [InlineData("youths.csv", "phone", "20 12 AB 56", "not a telephone number; allowed: eight Danish digits or + and the country, for example +4520123456")]
    [InlineData("youths.csv", "max_travel_minutes", "4", "not a whole number from 5 to 120")]
    [InlineData("youths.csv", "max_travel_minutes", "121", "not a whole number from 5 to 120")]
    [InlineData("youths.csv", "max_hours_per_week", "0", "not a whole number from 1 to 37")]
    [InlineData("youths.csv", "max_hours_per_week", "38", "not a whole number from 1 to 37")]
    [InlineData("youths.csv", "school_year", "11", "not a whole number from 0 to 10")]
    [InlineData("youths.csv", "licence", "b", "not a known code; allowed: car, am")]
    [InlineData("youths.csv", "sms_stopped", "maybe", "neither yes nor no")]
    [InlineData("youths.csv", "evening_until", "24:00", "not a time of day; allowed: hh:mm from 00:00 to 23:59")]
    [InlineData("youths.csv", "weeks_used", "job_ready", "not of the needed form; for example activity_ready:6")]
    [InlineData("hosts.csv", "network", "N9", "not found in networks.csv")]
    [InlineData("hosts.csv", "kind", "firm", "not a known code; allowed: mentor, company")]
    [InlineData("hosts.csv", "employees", "-1", "not a whole number from 0")]
    [InlineData("openings.csv", "host_id", "H9", "not found in hosts.csv")]
    [InlineData("openings.csv", "seats", "-1", "not a whole number from 0")]
    [InlineData("openings.csv", "max_age", "14", "less than min_age (15); at least that is allowed")]
    [InlineData("openings.csv", "end_date", "2026-11-30", "less than start_date (2026-12-01); at least that is allowed")]
    [InlineData("openings.csv", "hours_per_week_max", "9", "less than hours_per_week_min (10); at least that is allowed")]
    [InlineData("openings.csv", "sms_task", "Varemodtagelse", "too long; at most 12 characters are allowed")]
    [InlineData("openings.csv", "programme", "nextworks", "not a known code; did you mean 'nextwork'?")]
    [InlineData("history.csv", "opening_id", "O9", "not found in openings.csv")]
    [InlineData("history.csv", "youth_id", "Y9", "not found in youths.csv")]
    [InlineData("placements.csv", "state", "done", "not a known code; allowed: shown, approved, offered, agreed, running, ended")]
    [InlineData("postcodes.csv", "latitude", "56,45", "not a number from -90 to 90 with a point")]
    public void A_faulty_value_is_refused_with_its_place_and_what_is_allowed(string file, string column, string value, string sentence)
    {
        _folder.Cell(file, column, value);

        _folder.OnlyFault().ShouldBe($"{file} line 2, {column} \"{value}\": {sentence}");
        _folder.Read().Folder.ShouldBeNull();
    }

    [Fact]
    public void An_opening_that_its_scheme_does_not_take_is_read_and_warned_of()
    {
        _folder.Cell("openings.csv", "programme", "spare-time-job");

        _folder.OnlyWarning().ShouldBe("openings.csv line 2, programme \"spare-time-job\": the scheme does not take the place as it stands, and nobody is proposed to it: the scheme has no places of this kind");
        _folder.Read().Folder.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("youths.csv", "max_travel_minutes", "5")]
    [InlineData("youths.csv", "max_travel_minutes", "120")]
    [InlineData("youths.csv", "max_hours_per_week", "37")]
    [InlineData("youths.csv", "waiting_since", "2026-11-20")]
    [InlineData("openings.csv", "seats", "0")]
    [InlineData("openings.csv", "max_age", "15")]
    [InlineData("openings.csv", "end_date", "2026-12-01")]
    [InlineData("openings.csv", "sms_task", "Varehuspakke")]
    public void The_ends_of_a_range_are_allowed(string file, string column, string value)
    {
        _folder.Cell(file, column, value);

        _folder.Read().Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("youths.csv", "birth_date")]
    [InlineData("youths.csv", "youth_id")]
    [InlineData("youths.csv", "postcode")]
    [InlineData("hosts.csv", "kind")]
    [InlineData("openings.csv", "seats")]
    public void What_is_needed_must_be_stated(string file, string column)
    {
        _folder.Without("history.csv").Without("placements.csv").Cell(file, column, "");

        _folder.Read().Faults.Select(FaultWords.EnglishLine).ShouldContain($"{file} line 2, {column}: empty; a value is needed");
    }

    [Fact]
    public void The_same_id_twice_names_the_line_that_has_it_first()
    {
        _folder.Row("youths.csv", ("first_name", "Ida"));

        _folder.OnlyFault().ShouldBe("youths.csv line 3, youth_id \"Y1\": line 2 has the same id; an id may stand once");
    }

    [Fact]
    public void Every_fault_of_every_file_is_listed_at_once()
    {
        _folder.Cell("youths.csv", "phone", "x").Cell("youths.csv", "licence", "x").Cell("hosts.csv", "vetted", "x").Cell("openings.csv", "paid", "x");

        _folder.Read().Faults.Select(fault => fault.ToString()).ShouldBe(
        [
            "youths.csv:2 phone NotAPhone", "youths.csv:2 licence NotACode", "hosts.csv:2 vetted NotYesOrNo", "openings.csv:2 paid NotYesOrNo",
        ]);
    }

    [Fact]
    public void Faults_beyond_the_first_thousand_of_a_file_are_counted()
    {
        _folder.Text("networks.csv", "network;cap;cap_per_month\n" + string.Concat(Enumerable.Range(1, 1500).Select(number => $"N{number};x;\n")));

        var reading = _folder.Read();

        reading.Faults.Count.ShouldBe(1000);
        reading.FaultCount.ShouldBe(1500);
    }

    [Theory]
    [InlineData("2013-11-20", 13, false)]
    [InlineData("2013-11-21", 12, true)]
    [InlineData("1995-11-21", 30, false)]
    [InlineData("1995-11-20", 31, true)]
    public void Outside_13_to_30_years_a_person_is_left_out_and_the_others_are_imported(string born, int age, bool leftOut)
    {
        _folder.Row("youths.csv", ("youth_id", "Y2"), ("birth_date", born));

        var reading = _folder.Read();

        reading.Faults.ShouldBeEmpty();
        reading.Folder!.Youths.Count.ShouldBe(leftOut ? 1 : 2);
        reading.LeftOut.ShouldBe(leftOut ? [new LeftOut("youths.csv", 3, "Y2", age)] : []);
    }

    [Fact]
    public void The_seat_of_somebody_left_out_stays_taken()
    {
        _folder.Row("youths.csv", ("youth_id", "Y2"), ("birth_date", "1990-01-01")).Row("placements.csv", ("youth_id", "Y2"), ("state", "running"));

        var folder = _folder.Read().Folder.ShouldNotBeNull();

        folder.Placements.ShouldHaveSingleItem().YouthId.ShouldBe("Y1");
        folder.Openings.ShouldHaveSingleItem().SeatsTakenElsewhere.ShouldBe(1);
    }

    [Fact]
    public void A_moped_or_car_without_a_licence_is_a_warning()
    {
        _folder.Cell("youths.csv", "travel_modes", "moped|car");

        _folder.Read().Warnings.Select(FaultWords.EnglishLine).ShouldBe(
        [
            "youths.csv line 2, travel_modes \"moped\": a moped without a licence (am or car) does not count",
            "youths.csv line 2, travel_modes \"car\": a car without a licence (car) does not count",
        ]);
    }

    [Theory]
    [InlineData("running", "2026-11-20", true)]
    [InlineData("running", "2026-11-19", false)]
    [InlineData("ended", "2026-11-20", false)]
    public void Two_seats_held_for_one_wish_are_a_warning_while_both_hold(string state, string end, bool warned)
    {
        _folder.Cell("placements.csv", "state", "offered").Row("placements.csv", ("state", state), ("end_date", end));

        var warnings = _folder.Read().Warnings.Select(FaultWords.EnglishLine);

        warnings.ShouldBe(warned ? ["placements.csv line 3, opening_id \"O1\": line 2 holds a seat of this kind for her already; both are held, and the plan has one row, of the smallest opening id"] : []);
    }

    [Fact]
    public void A_fault_that_is_written_to_a_log_tells_no_value()
    {
        _folder.Cell("youths.csv", "phone", "Freja Holm");

        _folder.Read().Faults.ShouldHaveSingleItem().ToString().ShouldBe("youths.csv:2 phone NotAPhone");
    }

    [Fact]
    public void Every_kind_of_fault_has_words_in_both_languages()
    {
        // A definition's fault is its own sentence.
        foreach (var kind in Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Definition))
        {
            var fault = new Fault("x.csv", 1, "", "", kind, "1", "2");

            FaultWords.Danish(fault).ShouldNotBe(FaultWords.English(fault));
        }
    }
}
