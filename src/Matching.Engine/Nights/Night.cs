using System.Globalization;
using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;
using Matching.Engine.Travel;

namespace Matching.Engine.Nights;

/// <summary>
/// One night prepared: the problem checked, every list sorted by ordinal id, every reference resolved, every fact that pairs share computed once.
/// Nothing in it depends on the order in which the lists came.
/// </summary>
/// <remarks>A problem with a double id or a reference to nothing is a bug of the caller: <see cref="InvalidOperationException"/> with the values.</remarks>
internal sealed class Night
{
    private readonly Contacts _contacts;

    public Night(MatchingProblem problem)
    {
        ProblemCheck.Check(problem);
        Problem = problem;
        Travel = new TravelTable(problem.Places, problem.Policy.Travel);
        Networks = [.. problem.Networks.OrderBy(network => network.Id, StringComparer.Ordinal)];
        _contacts = new Contacts(problem);
        Programmes = problem.Programmes.ToDictionary(programme => programme.Id, StringComparer.Ordinal);
        Hosts = PrepareHosts();
        Openings = PrepareOpenings();
        Youths = PrepareYouths();
        YouthWork = new YouthWorkBook(problem.YouthWorkLaw, Youths.Count);
        WorkOutOfSchool = problem.YouthWorkLaw.OutOfSchool is { } free ? new YouthWorkBook(free, Youths.Count) : YouthWork;
        WorkForSchool = problem.YouthWorkLaw.ReplacingSchool is { } law ? new YouthWorkBook(law, Youths.Count) : YouthWork;
    }

    public MatchingProblem Problem { get; }

    public DateOnly Date => Problem.Date;

    public Policy Policy => Problem.Policy;

    public YouthWorkLaw Law => Problem.YouthWorkLaw;

    /// <summary>The weeks of those under 18 under the law of their work.</summary>
    public YouthWorkBook YouthWork { get; }

    /// <summary>The same under the law of places that take the place of teaching.</summary>
    public YouthWorkBook WorkForSchool { get; }

    /// <summary>The same under the law of weeks without school.</summary>
    public YouthWorkBook WorkOutOfSchool { get; }

    public TravelTable Travel { get; }

    /// <summary>Numbers of sectors, tonight's only.</summary>
    public IdBook Sectors { get; } = new();

    public WeekNumbers Weeks { get; } = new();

    public IdBook Languages { get; } = new();

    public IdBook Hobbies { get; } = new();

    public IdBook ProgrammeIds { get; } = new();

    public IdBook Gates { get; } = new();

    /// <summary>Numbers of open gates, each with how much of it is done.</summary>
    public IdBook GatesLeft { get; } = new();

    public IdBook Municipalities { get; } = new();

    public IReadOnlyList<NetworkFacts> Networks { get; }

    public IReadOnlyDictionary<string, ProgrammeFacts> Programmes { get; }

    public IReadOnlyList<HostTonight> Hosts { get; }

    public IReadOnlyList<OpeningTonight> Openings { get; }

    public IReadOnlyList<YouthTonight> Youths { get; }

    public Pair Pair(YouthTonight youth, OpeningTonight opening) => new(this, youth, opening);

    /// <summary>Different (person, host) contacts of a network within the window, tonight's proposals not counted.</summary>
    public int ContactsOfNetwork(int network) => Hosts.Where(host => host.Network == network).Sum(host => host.Contacts);

    private HostTonight[] PrepareHosts()
    {
        var networks = Networks.Select((network, index) => (network.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        return [.. Problem.Hosts.OrderBy(host => host.Id, StringComparer.Ordinal).Select((host, index) => new HostTonight
        {
            Index = index,
            Facts = host,
            Network = host.Network is { } network ? networks[network] : -1,
            ContactHours = host.ContactHours.Bits,
            ContactWeek = Weeks.NumberOf(host.ContactHours),
            ContactDays = WeekDays.Of(host.ContactHours.Bits),
            HasContactHours = !host.ContactHours.Bits.IsEmpty,
            HasHistory = _contacts.HasHistory(host.Id),
            Contacts = _contacts.Of(host.Id),
        })];
    }

    private OpeningTonight[] PrepareOpenings()
    {
        var hosts = Hosts.ToDictionary(host => host.Id, StringComparer.Ordinal);
        var held = Problem.Placements
            .Where(placement => placement.Opening is not null && new PlacementTonight(placement, null, Date).IsPinned)
            .CountBy(placement => placement.Opening!, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return [.. Problem.Openings.OrderBy(opening => opening.Id, StringComparer.Ordinal).Select((opening, index) =>
            PrepareOpening(opening, index, hosts[opening.Host], held.GetValueOrDefault(opening.Id)))];
    }

    private OpeningTonight PrepareOpening(OpeningFacts opening, int index, HostTonight host, int held) => new()
    {
        Index = index,
        Facts = opening,
        Host = host,
        Programme = Programmes[opening.Programme],
        ProgrammeNumber = ProgrammeIds.NumberOf(opening.Programme),
        Choice = Programmes[opening.Programme].Choices.FirstOrDefault(choice => choice.Kind == opening.Kind),
        StartsOn = opening.StartDate is { } start && start > Date ? start : Date,
        Frame = opening.Schedule.IsEmpty ? WholeWeek : opening.Schedule.Bits,
        Week = Weeks.NumberOf(opening.Schedule),
        FrameDays = WeekDays.Of(opening.Schedule.IsEmpty ? WholeWeek : opening.Schedule.Bits),
        BusRuns = opening.Schedule.IsEmpty || opening.Schedule.Stretches.Any(stretch => stretch is { ToMinute: > 5 * 60, FromMinute: < 23 * 60 }),
        Sector = Sectors.NumberOf(opening.Sector),
        Languages = Languages.SetOf(opening.Languages),
        Hobbies = Hobbies.SetOf(opening.Hobbies),
        Gates = Gates.SetOf(opening.Gates),
        Seats = Math.Min(opening.Seats, opening.CohortMax ?? int.MaxValue),
        Taken = opening.SeatsTakenElsewhere + held,
        Gathers = Gathers(opening),
        FewestNew = Math.Max(0, Math.Max(Gathers(opening) ? 0 : opening.CohortMin ?? 0, opening.GroupMin ?? 0) - opening.SeatsTakenElsewhere - held),
    };

    private bool Gathers(OpeningFacts opening) => opening.CohortMin is not null && opening.ClosesOn is { } closes && Date <= closes;

    private YouthTonight[] PrepareYouths()
    {
        var openings = Openings.ToDictionary(opening => opening.Id, StringComparer.Ordinal);
        var placements = Problem.Placements
            .Select(placement => new PlacementTonight(placement, placement.Opening is { } id ? openings[id] : null, Date))
            .OrderBy(placement => placement.Kind)
            .ThenBy(placement => placement.Facts.Opening, StringComparer.Ordinal)
            .ThenBy(placement => placement.Facts.Since)
            .ThenBy(placement => placement.Facts.State)
            .ThenBy(placement => placement.Facts.StartDate)
            .ThenBy(placement => placement.HoursPerWeek)
            .ThenBy(placement => placement.Facts.Schedule.ToString(), StringComparer.Ordinal)
            .ToLookup(placement => placement.Facts.Youth, StringComparer.Ordinal);
        var history = Problem.History
            .Select(row => new HistoryTonight(row, openings[row.Opening]))
            .OrderBy(row => row.Date)
            .ThenBy(row => row.Facts.Opening, StringComparer.Ordinal)
            .ThenBy(row => row.Outcome)
            .ToLookup(row => row.Facts.Youth, StringComparer.Ordinal);
        return [.. Problem.Youths.OrderBy(youth => youth.Id, StringComparer.Ordinal).Select((youth, index) =>
            PrepareYouth(youth, index, [.. placements[youth.Id]], [.. history[youth.Id]]))];
    }

    private YouthTonight PrepareYouth(YouthFacts youth, int index, PlacementTonight[] placements, HistoryTonight[] history)
    {
        PlacementTonight[] runs = [.. placements.Where(placement => placement.Kind != Kind.Mentor && placement.IsAgreedOrRunning)];
        return new()
        {
            Index = index,
            Facts = youth,
            Age = Ages.On(youth.Born, Date),
            Available = youth.Available.Bits,
            Week = Weeks.NumberOf(youth.Available),
            AvailableDays = WeekDays.Of(youth.Available.Bits),
            Municipality = Municipalities.NumberOf(youth.Municipality),
            Enrolled = ProgrammeIds.SetOf(youth.EnrolledIn),
            GatesPassed = Gates.SetOf(youth.GatesPassed),
            GatesLeft = GatesLeft.SetOf([.. youth.GatesLeft.Select(gate => string.Create(CultureInfo.InvariantCulture, $"{gate.Gate} {gate.Done}/{gate.Needed} {gate.By}"))]),
            UsableTravel = UsableTravel(youth),
            Languages = Languages.SetOf(youth.Languages),
            OwnLanguage = youth.OwnLanguage.Length == 0 ? -1 : Languages.NumberOf(youth.OwnLanguage),
            Interests = Sectors.SetOf(youth.Interests),
            Hobbies = Hobbies.SetOf(youth.Hobbies),
            NotSectors = Sectors.SetOf(youth.NotSectors),
            Placements = placements,
            AlreadyRuns = runs,
            HoursAlreadyRunning = runs.Sum(placement => placement.HoursPerWeek),
            History = history,
        };
    }

    private static TravelModes UsableTravel(YouthFacts youth)
    {
        var without = (youth.Licence == Licence.None ? TravelModes.Moped : TravelModes.None)
            | (youth.Licence == Licence.Car ? TravelModes.None : TravelModes.Car);
        return youth.Travel & ~without;
    }

    private static WeekBits WholeWeek => WeekBits.FromDays([Day, Day, Day, Day, Day, Day, Day]);

    private const ulong Day = (1UL << WeekBits.HalfHoursPerDay) - 1;
}
