using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Testing.Nightly;

/// <summary>Records of the core in which everything is usual; a test changes what it speaks of by <c>with</c>.</summary>
public static class GivenTown
{
    public static readonly DateOnly Tonight = new(2026, 11, 20);

    /// <summary>Twenty years old, free on weekdays, wants a job.</summary>
    public static Youth Youth(string id) => new()
    {
        Id = id,
        Municipality = "0791",
        FirstName = "Freja",
        LastName = "Holm",
        BirthDate = new(2006, 5, 5),
        Postcode = "8800",
        TravelModes = TravelModes.Walk | TravelModes.Bus,
        MaxTravelMinutes = 45,
        School = School.None,
        TargetGroup = "job_ready",
        Wants = [Kind.Job],
        Languages = ["da"],
        Available = WeeklyHours.Parse("Mo08:00-16:00|Tu08:00-16:00|We08:00-16:00"),
        MaxHoursPerWeek = 37,
        WaitingSince = new(2026, 10, 1),
    };

    public static Host Host(string id) => new()
    {
        Id = id,
        Kind = HostKind.Company,
        Name = "Byens Bageri",
        Municipality = "0791",
        Postcode = "8800",
        Sector = "grocery",
        Employees = 12,
        Vetted = true,
        LastAnswer = new(2026, 11, 1),
    };

    /// <summary>A job with one seat, eight hours a week.</summary>
    public static Opening Opening(string id, string hostId) => new()
    {
        Id = id,
        Kind = Kind.Job,
        Programme = "spare-time-job",
        HostId = hostId,
        Title = "Butik",
        Seats = 1,
        MinAge = 13,
        MaxAge = 30,
        HoursPerWeekMin = 8,
        Schedule = WeeklyHours.Parse("Mo08:00-16:00|Tu08:00-16:00"),
        Languages = ["da"],
    };

    public static KnownPlacement Placement(string youthId, string openingId, PlacementState state) => new()
    {
        YouthId = youthId,
        OpeningId = openingId,
        Kind = Kind.Job,
        State = state,
        Since = new(2026, 11, 1),
    };

    /// <summary>One place, and the people and openings given.</summary>
    public static Board Board(IReadOnlyList<Youth> youths, IReadOnlyList<Host> hosts, IReadOnlyList<Opening> openings) => new()
    {
        Area = ["0791"],
        Postcodes = [new("8800", "Viborg", 56.45, 9.40, ["0791"])],
        Youths = youths,
        Hosts = hosts,
        Networks = [],
        Openings = openings,
        Placements = [],
        History = [],
    };
}
