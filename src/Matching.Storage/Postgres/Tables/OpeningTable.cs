using Matching.Core.Openings;
using Matching.Engine.Facts;
using C = Matching.Storage.Postgres.Tables.Column<Matching.Storage.Postgres.Tables.OpeningRow>;

namespace Matching.Storage.Postgres.Tables;

/// <summary>An opening with its host's municipality, which its row carries.</summary>
internal sealed record OpeningRow(string Municipality, Opening Opening);

/// <summary>What hosts offer.</summary>
internal static class OpeningTable
{
    public static Table<OpeningRow> Openings { get; } = new(
        "opening",
        "id",
        [
            C.Text("id", row => row.Opening.Id),
            C.Text("municipality_code", row => row.Municipality),
            C.Code("kind", row => (int)row.Opening.Kind),
            C.Text("programme", row => row.Opening.Programme),
            C.Text("host_id", row => row.Opening.HostId),
            C.Text("title", row => row.Opening.Title),
            C.Text("tasks", row => row.Opening.Tasks),
            C.Text("sector", row => row.Opening.Sector),
            C.TextOrNull("postcode", row => row.Opening.Postcode),
            C.Integer("seats", row => row.Opening.Seats),
            C.Integer("min_age", row => row.Opening.MinAge),
            C.Integer("max_age", row => row.Opening.MaxAge),
            C.Integer("hours_per_week_min", row => row.Opening.HoursPerWeekMin),
            C.Integer("hours_per_week_max", row => row.Opening.HoursPerWeekMax),
            C.Text("schedule", row => row.Opening.Schedule.ToString()),
            C.Date("start_date", row => row.Opening.StartDate),
            C.Date("end_date", row => row.Opening.EndDate),
            C.Texts("languages", row => row.Opening.Languages),
            C.Integer("environment", row => (int)row.Opening.Environment),
            C.Integer("requires", row => (int)row.Opening.Requires),
            C.Texts("meeting_forms", row => row.Opening.MeetingForms),
            C.Code("communication", row => (int)row.Opening.Communication),
            C.Texts("hobbies", row => row.Opening.Hobbies),
            C.Flag("paid", row => row.Opening.Paid),
            C.Flag("schedule_is_fixed", row => row.Opening.ScheduleIsFixed),
            C.Integer("hours_per_month_min", row => row.Opening.HoursPerMonthMin),
            C.Text("breaks", row => row.Opening.Breaks.ToString()),
            C.Text("workplace_id", row => row.Opening.WorkplaceId),
            C.Integer("seats_taken_elsewhere", row => row.Opening.SeatsTakenElsewhere),
            C.Integer("cohort_min", row => row.Opening.CohortMin),
            C.Integer("cohort_max", row => row.Opening.CohortMax),
            C.Date("closes_on", row => row.Opening.ClosesOn),
            C.Integer("group_min", row => row.Opening.GroupMin),
            C.Integer("group_max", row => row.Opening.GroupMax),
            C.Text("purpose", row => row.Opening.Purpose),
            C.Integer("leads_to", row => (int)row.Opening.LeadsTo),
            C.Text("task_value", row => row.Opening.TaskValue),
            C.Texts("task_kinds", row => row.Opening.TaskKinds),
            C.Flag("workplace_mentor", row => row.Opening.WorkplaceMentor),
            C.Flag("transport_paid", row => row.Opening.TransportPaid),
            C.Text("sms_task", row => row.Opening.SmsTask),
            C.Code("trade", row => (int)row.Opening.Trade),
            C.Code("status", row => (int)row.Opening.Status.Status),
            C.Text("status_reason", row => row.Opening.Status.Reason),
            C.Text("status_by", row => row.Opening.Status.By),
            C.Date("status_since", row => row.Opening.Status.Since),
        ],
        Read);

    private static OpeningRow Read(RowReader row)
    {
        var id = row.Text();
        return new(row.Text(), ReadRest(id, row));
    }

    private static Opening ReadRest(string id, RowReader row) => new()
    {
        Id = id,
        Kind = (Kind)row.Code(),
        Programme = row.Text(),
        HostId = row.Text(),
        Title = row.Text(),
        Tasks = row.Text(),
        Sector = row.Text(),
        Postcode = row.TextOrEmpty(),
        Seats = row.Integer(),
        MinAge = row.Integer(),
        MaxAge = row.Integer(),
        HoursPerWeekMin = row.Integer(),
        HoursPerWeekMax = row.IntegerOrNull(),
        Schedule = row.Week(),
        StartDate = row.DateOrNull(),
        EndDate = row.DateOrNull(),
        Languages = row.Texts(),
        Environment = (WorkEnvironment)row.Integer(),
        Requires = (Requirements)row.Integer(),
        MeetingForms = row.Texts(),
        Communication = (Communication)row.Code(),
        Hobbies = row.Texts(),
        Paid = row.FlagOrNull(),
        ScheduleIsFixed = row.Flag(),
        HoursPerMonthMin = row.IntegerOrNull(),
        Breaks = row.Week(),
        WorkplaceId = row.Text(),
        SeatsTakenElsewhere = row.Integer(),
        CohortMin = row.IntegerOrNull(),
        CohortMax = row.IntegerOrNull(),
        ClosesOn = row.DateOrNull(),
        GroupMin = row.IntegerOrNull(),
        GroupMax = row.IntegerOrNull(),
        Purpose = row.Text(),
        LeadsTo = (LeadsTo)row.Integer(),
        TaskValue = row.Text(),
        TaskKinds = row.Texts(),
        WorkplaceMentor = row.FlagOrNull(),
        TransportPaid = row.FlagOrNull(),
        SmsTask = row.Text(),
        Trade = (Trade)row.Code(),
        Status = Marks.Read(row),
    };
}
