using Matching.Core.Openings;
using Matching.Engine.Facts;

namespace Matching.Core.Intake.Rows;

/// <summary>Reads a row of <c>openings.csv</c>.</summary>
internal static class OpeningRows
{
    private const int MostYears = 99;
    private const int MostHours = 37;
    private const int SmsTaskCharacters = 12;

    public static Opening Read(Row row, KnownIds known)
    {
        row.Needed("programme");
        var opening = Parse(row, known);
        row.InOrder<int>("min_age", opening.MinAge, "max_age", opening.MaxAge);
        row.InOrder<int>("hours_per_week_min", opening.HoursPerWeekMin, "hours_per_week_max", opening.HoursPerWeekMax);
        row.InOrder("start_date", opening.StartDate, "end_date", opening.EndDate);
        row.InOrder("cohort_min", opening.CohortMin, "cohort_max", opening.CohortMax);
        row.InOrder("group_min", opening.GroupMin, "group_max", opening.GroupMax);
        return opening;
    }

    private static Opening Parse(Row row, KnownIds known) => new()
    {
        Id = row.Id("opening_id", known.Openings),
        Kind = row.NeededCode("kind", FileCodes.Kinds),
        Programme = row.OneOf("programme", known.Programmes),
        HostId = row.NeededReference("host_id", known.Hosts),
        Title = row.Text("title"),
        Tasks = row.Text("tasks"),
        Sector = row.OneOf("sector", known.Sectors),
        Postcode = row.Reference("postcode", known.Postcodes),
        Seats = row.NeededNumber("seats", 0),
        MinAge = row.NeededNumber("min_age", 0, MostYears),
        MaxAge = row.NeededNumber("max_age", 0, MostYears),
        HoursPerWeekMin = row.NeededNumber("hours_per_week_min", 1, MostHours),
        HoursPerWeekMax = row.Number("hours_per_week_max", 1, MostHours),
        Schedule = row.Week("schedule"),
        StartDate = row.Date("start_date"),
        EndDate = row.Date("end_date"),
        Languages = row.ListOfForm("languages", TextForms.IsLanguage, "da"),
        Environment = row.Flags("environment", FileCodes.Environments),
        Requires = row.Flags("requires", FileCodes.Requirements),
        MeetingForms = row.ListOf("meeting_forms", FileCodes.MeetingForms),
        Communication = row.Code("communication", FileCodes.Communication, Communication.NotStated),
        Hobbies = YouthRows.Words(row, "hobbies"),
        Paid = row.YesNo("paid"),
        Status = row.Status(known.Date),
        ScheduleIsFixed = row.YesNo("schedule_fixed") ?? false,
        HoursPerMonthMin = row.Number("hours_per_month_min", 1),
        Breaks = row.Week("breaks"),
        WorkplaceId = row.Text("workplace_id"),
        SeatsTakenElsewhere = row.Number("seats_taken_elsewhere", 0) ?? 0,
        CohortMin = row.Number("cohort_min", 1),
        CohortMax = row.Number("cohort_max", 1),
        ClosesOn = row.Date("closes_on"),
        GroupMin = row.Number("group_min", 1),
        GroupMax = row.Number("group_max", 1),
        Purpose = row.Text("purpose"),
        LeadsTo = row.Flags("leads_to", FileCodes.LeadsTo),
        TaskValue = row.Text("task_value"),
        TaskKinds = row.ListOf("task_kinds", FileCodes.TaskKinds),
        WorkplaceMentor = row.YesNo("workplace_mentor"),
        TransportPaid = row.YesNo("transport_paid"),
        SmsTask = row.AtMost("sms_task", SmsTaskCharacters),
        Trade = row.Code("trade", FileCodes.Trades, Trade.NotStated),
    };
}
