using Matching.Core.Openings;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// From an opening to what the engine may know of it; what it does not say is its host's. An opening that its scheme's supply rules leave
/// out is switched off for the night; how many go there together is its scheme's where its row says nothing.
/// </summary>
internal sealed class OpeningFactsBuilder(IReadOnlyDictionary<string, Host> hosts, PlaceIndex places, Enrolment enrolment, HostRooms rooms, SchoolWeeks schoolWeeks)
{
    public OpeningFacts Build(Opening opening)
    {
        var host = hosts[opening.HostId];
        var facts = Build(opening, host.Sector, places.Of(opening.Postcode.Length > 0 ? opening.Postcode : host.Postcode, $"Opening {opening.Id}"));
        var together = GroupBounds.Of(opening, enrolment.DefinitionOf(opening.Programme));
        var length = enrolment.LengthOf(opening);
        return facts with
        {
            Status = facts.Status == Status.Active && !enrolment.MayUse(opening, host) ? Status.Paused : facts.Status,
            CohortMin = together.CohortMin,
            CohortMax = together.CohortMax,
            ClosesOn = together.ClosesOn,
            GroupMin = together.GroupMin,
            Gates = enrolment.GatesOf(opening),
            Seats = rooms.SeatsOf(opening),
            ReplacesSchool = enrolment.ReplacesSchool(opening),
            SchoolIsOut = opening.Kind != Kind.Mentor && schoolWeeks.AreOut(opening),
            WeeksMin = length?.Min,
            WeeksMax = length?.Max,
            BusIsPaid = opening.TransportPaid == true || enrolment.PaysBusTo(opening),
            MaxTravelMinutes = enrolment.LongestWayTo(opening),
            TellsOutsideWishes = enrolment.TellsOutsideWishes(opening),
            Company = enrolment.CompanyAt(opening),
        };
    }

    /// <param name="opening">What is offered.</param>
    /// <param name="hostSector">Its host's sector.</param>
    /// <param name="place">Index of its own place, or its host's.</param>
    public static OpeningFacts Build(Opening opening, string hostSector, int place) => new()
    {
        Id = opening.Id,
        Kind = opening.Kind,
        Programme = opening.Programme,
        Host = opening.HostId,
        Workplace = opening.WorkplaceId.Length > 0 ? opening.WorkplaceId : opening.HostId,
        Sector = opening.Sector.Length > 0 ? opening.Sector : hostSector,
        Place = place,
        Status = opening.Status.Status,
        Seats = opening.Seats,
        SeatsTakenElsewhere = opening.SeatsTakenElsewhere,
        MinAge = opening.MinAge,
        MaxAge = opening.MaxAge,
        HoursPerWeekMin = opening.HoursPerWeekMin,
        HoursPerWeekMax = opening.HoursPerWeekMax,
        Schedule = opening.Schedule,
        ScheduleIsFixed = opening.ScheduleIsFixed,
        StartDate = opening.StartDate,
        EndDate = opening.EndDate,
        Languages = [.. opening.Languages.Order(StringComparer.Ordinal)],
        Environment = opening.Environment,
        Requires = opening.Requires,
        MeetsOnline = opening.MeetingForms.Contains("online"),
        Communication = opening.Communication,
        Hobbies = [.. opening.Hobbies.Order(StringComparer.Ordinal)],
        LeadsTo = opening.LeadsTo,
        Trade = opening.Trade,
        CohortMin = opening.CohortMin,
        GroupMin = opening.GroupMin,
        CohortMax = opening.CohortMax,
        ClosesOn = opening.ClosesOn,
    };
}
