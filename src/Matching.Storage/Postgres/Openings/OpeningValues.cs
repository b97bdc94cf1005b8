using Matching.Core.Openings;

namespace Matching.Storage.Postgres.Openings;

/// <summary>What a page says of a new opening, as its row takes it.</summary>
internal static class OpeningValues
{
    public static object Of(string municipality, Opening opening) => new
    {
        opening.Id,
        Municipality = municipality,
        Kind = (short)opening.Kind,
        opening.Programme,
        opening.HostId,
        opening.Title,
        opening.Tasks,
        opening.Sector,
        Postcode = opening.Postcode.Length == 0 ? null : opening.Postcode,
        opening.Seats,
        opening.MinAge,
        opening.MaxAge,
        HoursMin = opening.HoursPerWeekMin,
        HoursMax = opening.HoursPerWeekMax,
        Schedule = opening.Schedule.ToString(),
        opening.StartDate,
        opening.EndDate,
        Languages = opening.Languages.ToArray(),
        Environment = (int)opening.Environment,
        opening.Paid,
        IsFixed = opening.ScheduleIsFixed,
        opening.SmsTask,
        Trade = (short)opening.Trade,
    };
}
