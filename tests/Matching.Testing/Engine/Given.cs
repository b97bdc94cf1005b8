using Matching.Core.LegalRules;
using Matching.Core.Nightly;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Testing.Engine;

/// <summary>
/// Facts of a small night, valid and agreeing: every youth fits every opening until a test says otherwise. The night is Friday 20 November 2026.
/// </summary>
public static class Given
{
    public const string Programme = "spare-time-job";

    public static DateOnly Night { get; } = new(2026, 11, 20);

    public static DateOnly DaysAgo(int days) => Night.AddDays(-days);

    public static YouthFacts Youth(string id = "Y1", int age = 20) => new()
    {
        Id = id,
        Municipality = "0791",
        Born = Night.AddYears(-age).AddDays(-40),
        Place = 0,
        Wants = [Kind.Internship, Kind.Job, Kind.Mentor],
        Travel = TravelModes.Bike,
        MaxTravelMinutes = 60,
        School = School.None,
        Languages = ["da"],
        OwnLanguage = "da",
        Available = Hours("Mo08:00-20:00|Tu08:00-20:00|We08:00-20:00|Th08:00-20:00|Fr08:00-20:00"),
        MaxHoursPerWeek = 37,
        WaitingSince = DaysAgo(10),
        GuardianConsent = true,
        EnrolledIn = [Programme],
    };

    public static OpeningFacts Opening(string id = "O1", Kind kind = Kind.Job, string host = "H1") => new()
    {
        Id = id,
        Kind = kind,
        Programme = Programme,
        Host = host,
        Workplace = host,
        Sector = "retail",
        Place = 0,
        Seats = 1,
        MinAge = 13,
        MaxAge = 30,
        HoursPerWeekMin = 4,
        HoursPerWeekMax = 10,
        Schedule = Hours("Mo09:00-16:00|We09:00-16:00"),
        Languages = ["da"],
    };

    public static HostFacts Host(string id = "H1", bool mentor = false) => new()
    {
        Id = id,
        IsMentor = mentor,
        Municipality = "0791",
        Place = 0,
        Sector = "retail",
        IsVetted = true,
        LastAnswer = DaysAgo(5),
    };

    public static ProgrammeFacts TheProgramme => new() { Id = Programme, AgeFrom = 13, AgeTo = 30 };

    public static PlacementFacts Placement(PlacementState state, string? opening = "O1", string youth = "Y1", Kind kind = Kind.Job) => new()
    {
        Youth = youth,
        Opening = opening,
        Kind = kind,
        State = state,
        Since = DaysAgo(100),
        StartDate = DaysAgo(90),
    };

    public static HistoryFacts Past(Outcome outcome, int daysAgo, string opening = "O1", string youth = "Y1") =>
        new(youth, opening, outcome, DaysAgo(daysAgo));

    public static WeeklyHours Hours(string text) => WeeklyHours.Parse(text);

    /// <summary>A place due north of place 0, so many metres of road away.</summary>
    public static PlaceFacts PlaceAt(int metres) => new($"{metres}m", 56 + metres / 1.3 / (6_371_000 * Math.PI / 180), 9);

    public static Policy Policy => PolicyFile.Default;

    /// <summary>A whole night; hosts that openings name and nobody gave are made, as mentors where the opening is one.</summary>
    public static MatchingProblem Problem(
        IReadOnlyList<YouthFacts> youths,
        IReadOnlyList<OpeningFacts> openings,
        IReadOnlyList<HostFacts>? hosts = null,
        IReadOnlyList<PlacementFacts>? placements = null,
        IReadOnlyList<HistoryFacts>? history = null,
        IReadOnlyList<NetworkFacts>? networks = null,
        IReadOnlyList<PlaceFacts>? places = null) => new()
        {
            Date = Night,
            Area = ["0791"],
            Salt = "0791/2026Q4",
            Policy = Policy,
            YouthWorkLaw = LegalRuleSet.Default.YouthWork(Night),
            Places = [PlaceAt(0), .. places ?? []],
            Programmes = [TheProgramme],
            Networks = networks ?? [],
            Hosts = [.. hosts ?? [], .. MissingHosts(openings, hosts ?? [])],
            Openings = openings,
            Youths = youths,
            Placements = placements ?? [],
            History = history ?? [],
        };

    private static IEnumerable<HostFacts> MissingHosts(IReadOnlyList<OpeningFacts> openings, IReadOnlyList<HostFacts> given) =>
        openings.Where(opening => given.All(host => host.Id != opening.Host))
            .DistinctBy(opening => opening.Host)
            .Select(opening => Host(opening.Host, mentor: opening.Kind == Kind.Mentor));
}
