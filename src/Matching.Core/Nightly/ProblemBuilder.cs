using System.Globalization;
using Matching.Core.Approvals;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Calendars;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Programmes;
using Matching.Core.Steering;
using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// From what is known of a town to what the engine may know of it: names, numbers and benefit stay behind; law and programmes become
/// numbers. Lists come out sorted, so that equal boards give equal problems.
/// </summary>
/// <remarks>Source: the matching model §2, §12, §13.</remarks>
public sealed class ProblemBuilder(LegalRuleSet law, SchoolCalendars calendars)
{
    public ProblemBuilder()
        : this(LegalRuleSet.Default)
    {
    }

    /// <summary>With the school calendars that ship.</summary>
    public ProblemBuilder(LegalRuleSet law)
        : this(law, SchoolCalendars.Default)
    {
    }

    /// <param name="known">All that is known.</param>
    /// <param name="date">Of the night.</param>
    /// <param name="policy">Its chosen numbers.</param>
    /// <param name="seed">The draw's salt; null = area and quarter.</param>
    /// <param name="proposesNight">False where a person has written the pair down: what only people propose is judged too.</param>
    public NightProblem Build(Board known, DateOnly date, Policy policy, string? seed = null, bool proposesNight = true)
    {
        var schools = calendars.With(known.SchoolCalendar);
        var board = RestingPairs.Of(SwitchedBoard.Of(known, date), date);
        var postcodes = board.Postcodes.OrderBy(place => place.Code, StringComparer.Ordinal).ToList();
        var places = new PlaceIndex(postcodes);
        var enrolment = new Enrolment(board.Programmes, board, date, proposesNight);
        var hosts = board.Hosts.ToDictionary(host => host.Id, StringComparer.Ordinal);
        var hostFacts = new HostFactsBuilder(law, date, places);
        var openingFacts = new OpeningFactsBuilder(hosts, places, enrolment, new HostRooms(board, date, enrolment.HostLimitOf, enrolment.RoomOf), new SchoolWeeks([.. board.Area.Select(schools.Of)], date));
        var youthFacts = new YouthFactsBuilder(law, date, places, enrolment);
        var problem = new MatchingProblem
        {
            Date = date,
            Area = [.. board.Area.Order(StringComparer.Ordinal)],
            Salt = seed ?? DefaultSalt(board.Area, date),
            Policy = policy,
            YouthWorkLaw = law.YouthWork(date),
            Places = [.. postcodes.Select(place => new PlaceFacts(place.Code, place.Latitude, place.Longitude))],
            Programmes = enrolment.Programmes,
            Networks = [.. board.Networks.OrderBy(network => network.Code, StringComparer.Ordinal).Select(network => new NetworkFacts(network.Code, network.Cap, network.CapPerMonth))],
            Hosts = [.. board.Hosts.OrderBy(host => host.Id, StringComparer.Ordinal).Select(hostFacts.Build)],
            Openings = [.. board.Openings.OrderBy(opening => opening.Id, StringComparer.Ordinal).Select(openingFacts.Build)],
            Youths = [.. board.Youths.OrderBy(youth => youth.Id, StringComparer.Ordinal).Select(youthFacts.Build)],
            Placements = PastFactsBuilder.Placements(board.Placements, enrolment.LeavesRoom),
            History = PastFactsBuilder.History(board.History),
            Ranks = PastFactsBuilder.Ranks(board.Ranks, date),
            Meetings = PastFactsBuilder.Meetings(board.Meetings),
        };
        return new(problem, Assumed(board, enrolment), board.Youths.Count(youth => !MatchedAges.IsMatched(youth.BirthDate, date))) { Programmes = enrolment.Versions };
    }

    /// <summary>Area codes ascending joined by <c>+</c>, then the year and quarter of the date: <c>0615+0661+0791/2026Q4</c>.</summary>
    public static string DefaultSalt(IReadOnlyList<string> area, DateOnly date) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join('+', area.Order(StringComparer.Ordinal))}/{date.Year:0000}Q{(date.Month + 2) / 3}");

    private static List<string> Assumed(Board board, Enrolment enrolment)
    {
        var assumed = new List<string>();
        if (board.Youths.Any(youth => youth.GatesPassed is null))
        {
            assumed.Add("gates_counted_as_passed");
        }

        if (board.Youths.Any(youth => youth.Programmes.Count == 0))
        {
            assumed.Add("enrolled_where_they_fit");
            if (enrolment.AssumesConditions)
            {
                assumed.Add("conditions_counted_as_met");
            }
        }

        if (enrolment.AssumesPreparation)
        {
            assumed.Add("preparation_counted_as_done");
        }

        if (enrolment.ReadsChoiceAsOffer)
        {
            assumed.Add("mutual_read_as_offer");
        }

        return assumed;
    }
}

/// <summary>
/// The engine's problem, what was assumed in making it (codes), and how many people on the board are outside 13 to 30: they have no
/// wishes, and their placements still hold seats.
/// </summary>
public sealed record NightProblem(MatchingProblem Problem, IReadOnlyList<string> Assumed, int LeftOutByAge)
{
    /// <summary>The versions of the schemes that took part, by id; empty for a night that is replayed from its own facts.</summary>
    public IReadOnlyList<ProgrammeVersion> Programmes { get; init; } = [];
}
