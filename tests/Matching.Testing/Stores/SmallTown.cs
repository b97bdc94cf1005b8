using Matching.Core.Intake;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Testing.Stores;

/// <summary>A folder small enough to count by hand: three young people, two hosts, two openings (two places and one), one pair running.</summary>
public static class SmallTown
{
    public static DateOnly Today { get; } = new(2026, 11, 20);

    public static ImportedFolder Folder { get; } = new()
    {
        Youths = [Youth("Y1"), Youth("Y2") with { Phone = PhoneNumber.Parse("22220002"), Wants = [Kind.Internship, Kind.Mentor] }, Youth("Y3")],
        Hosts =
        [
            new() { Id = "H1", Kind = HostKind.Company, Name = "Bageren", Municipality = "0791", Postcode = "8800", Sector = "bakery", Employees = 20, Vetted = true },
            new() { Id = "H2", Kind = HostKind.Mentor, Name = "Laura Larsen", Municipality = "0615", Postcode = "8700", Sector = "auto", Network = "corps", Vetted = true },
        ],
        Openings =
        [
            Opening("O1", Kind.Job, "H1") with { Seats = 2 },
            Opening("O2", Kind.Mentor, "H2") with { Seats = 1, Programme = "business-mentors" },
        ],
        Postcodes = [new("8700", "Horsens", 55.86, 9.85, ["0615"]), new("8800", "Viborg", 56.45, 9.40, ["0791"])],
        Networks = [new("corps", null, 5)],
        Placements =
        [
            new() { YouthId = "Y3", OpeningId = "O1", Kind = Kind.Job, State = PlacementState.Running, Since = new(2026, 10, 1), StartDate = new(2026, 10, 1), HoursPerWeek = 8 },
        ],
        History = [new("Y1", "O2", Outcome.DeclinedByYouth, new(2026, 9, 1))],
        Consultants = [new() { SignIn = "anna", Name = "Anna Berg", Municipality = "0791", Roles = ["job_consultant"] }],
        Municipalities = [new("0615", "Horsens", "Horsens", null), new("0791", "Viborg", "Viborg", PhoneNumber.Parse("87870791"))],
    };

    public static Youth Youth(string id) => new()
    {
        Id = id,
        Municipality = "0791",
        FirstName = "Fornavn" + id,
        LastName = "Efternavn" + id,
        BirthDate = new(2008, 5, 4),
        Phone = PhoneNumber.Parse("2222000" + id[^1]),
        Languages = ["da"],
        Postcode = "8800",
        TravelModes = TravelModes.Bike | TravelModes.Bus,
        MaxTravelMinutes = 45,
        School = School.Gymnasium,
        TargetGroup = "under18",
        Wants = [Kind.Job],
        Interests = ["bakery"],
        Available = WeeklyHours.Parse("Mo15:00-19:00|Sa08:00-16:00"),
        MaxHoursPerWeek = 12,
        WaitingSince = new(2026, 11, 1),
        Consultant = "anna",
        WeeksUsed = new Dictionary<string, int> { ["3.1"] = 2, ["12"] = 1 },
        GuardianConsent = true,
    };

    public static Opening Opening(string id, Kind kind, string host) => new()
    {
        Id = id,
        Kind = kind,
        Programme = "spare-time-job",
        HostId = host,
        Title = "Hjælper",
        Seats = 1,
        MinAge = 13,
        MaxAge = 29,
        HoursPerWeekMin = 2,
        HoursPerWeekMax = 10,
        Schedule = WeeklyHours.Parse("Mo15:00-19:00|Sa08:00-16:00"),
        Languages = ["da"],
        Paid = true,
    };

    public static FolderReading Reading(ImportedFolder folder, params LeftOut[] leftOut) => new()
    {
        Folder = folder,
        Faults = [],
        LeftOut = leftOut,
        Warnings = [],
        Counts = new Dictionary<string, int>(),
    };
}
