using Dapper;
using Matching.Core.Openings;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Npgsql;

namespace Matching.Web.Companies;

/// <summary>An opening of the company's own, read to be posted again.</summary>
internal static class CopiedOpening
{
    /// <summary>Null: there is none, or it is somebody else's.</summary>
    public static async Task<Opening?> FindAsync(NpgsqlConnection connection, string id, IEnumerable<string> hosts)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            """
            select o.id, o.kind::int as kind, o.programme, o.host_id, o.title, o.tasks, coalesce(nullif(o.sector, ''), h.sector) as sector, o.seats, o.min_age, o.max_age,
                   o.hours_per_week_min, o.hours_per_week_max, o.schedule, o.schedule_is_fixed, o.start_date, o.end_date, o.languages, o.environment, o.paid, o.trade::int as trade
            from opening o join host h on h.id = o.host_id
            where o.id = @id and o.host_id = any (@hosts) and o.kind in (1, 2)
            """,
            new { id, hosts = hosts.ToArray() });
        return row?.ToOpening();
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public Kind Kind { get; init; }

        public string Programme { get; init; } = "";

        public string HostId { get; init; } = "";

        public string Title { get; init; } = "";

        public string Tasks { get; init; } = "";

        public string Sector { get; init; } = "";

        public int Seats { get; init; }

        public int MinAge { get; init; }

        public int MaxAge { get; init; }

        public int HoursPerWeekMin { get; init; }

        public int? HoursPerWeekMax { get; init; }

        public string Schedule { get; init; } = "";

        public bool ScheduleIsFixed { get; init; }

        public DateOnly? StartDate { get; init; }

        public DateOnly? EndDate { get; init; }

        public string[] Languages { get; init; } = [];

        public int Environment { get; init; }

        public bool? Paid { get; init; }

        public Trade Trade { get; init; }

        public Opening ToOpening() => new()
        {
            Id = Id,
            Kind = Kind,
            Programme = Programme,
            HostId = HostId,
            Title = Title,
            Tasks = Tasks,
            Sector = Sector,
            Seats = Seats,
            MinAge = MinAge,
            MaxAge = MaxAge,
            HoursPerWeekMin = HoursPerWeekMin,
            HoursPerWeekMax = HoursPerWeekMax,
            Schedule = WeeklyHours.Parse(Schedule),
            ScheduleIsFixed = ScheduleIsFixed,
            StartDate = StartDate,
            EndDate = EndDate,
            Languages = Languages,
            Environment = (WorkEnvironment)Environment,
            Paid = Paid,
            Trade = Trade,
        };
    }
}
