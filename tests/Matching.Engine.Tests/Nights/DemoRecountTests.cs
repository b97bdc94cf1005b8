using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Testing;

namespace Matching.Engine.Tests.Nights;

/// <summary>
/// Every figure that a dry night of the demo town prints, counted again from the files: the rows that came out, the rows that went in, and
/// for feasibility each rule asked about each pair, one after the other.
/// </summary>
public sealed class DemoRecountTests
{
    private static readonly DateOnly Tonight = new(2026, 11, 20);
    private static readonly Lazy<PlannedNight> Planned = new(() =>
        new PlanNight(TimeProvider.System).Plan(
            new FolderReader().Read(RepositoryFolder.Demo, Tonight).Folder.ShouldNotBeNull().ToBoard(), new(Tonight, PolicyFile.Default)));

    private readonly JsonElement _summary = JsonDocument.Parse(Planned.Value.Files().Single(file => file.Name == "summary.json").Content).RootElement;
    private readonly MatchingProblem _problem = Planned.Value.Problem;
    private readonly List<string[]> _plan = Rows("plan.csv");
    private readonly List<string[]> _unplaced = Rows("unplaced.csv");
    private readonly Dictionary<string, YouthFacts> _youths = Planned.Value.Problem.Youths.ToDictionary(youth => youth.Id, StringComparer.Ordinal);

    [Fact]
    public void Counts_are_the_rows_that_came_out()
    {
        Count("youths").ShouldBe(1160);
        Count("openings").ShouldBe(440);
        Count("wishes").ShouldBe(_plan.Count + _unplaced.Count);
        Count("placed").ShouldBe(Proposals().Count);
        Count("pinned").ShouldBe(_plan.Count(row => row[7] == "pinned"));
        _plan.Concat(_unplaced).Select(row => row[0] + row[1]).ShouldBeUnique();
    }

    [Fact]
    public void Feasible_pairs_are_those_in_which_every_rule_is_kept()
    {
        var feasible = FeasiblePairs();

        Count("pairsFeasible").ShouldBe(feasible.Values.Sum(openings => openings.Count));
        foreach (var row in _unplaced)
        {
            Number(row[3]).ShouldBe(feasible[(row[0], row[1])].Count, row[0]);
        }

        foreach (var row in Proposals())
        {
            var options = feasible[(row[0], row[1])];
            options.ShouldContainKeyAndValue(row[2], Number(row[5]));
            Number(row[6]).ShouldBe(options.Values.Count(score => score > Number(row[5])) + 1, row[0]);
        }
    }

    [Fact]
    public void Points_add_up_to_the_score_of_every_pair()
    {
        var points = Rows("explained.csv").GroupBy(row => (row[0], row[1])).ToDictionary(pair => pair.Key, pair => pair.Sum(row => Number(row[4])));

        points.Count.ShouldBe(_plan.Count);
        _plan.ShouldAllBe(row => points[ValueTuple.Create(row[0], row[1])] == Number(row[5]));
    }

    [Fact]
    public void The_objective_is_what_its_rows_add_up_to_and_nothing_better_is_possible()
    {
        var feasible = FeasiblePairs();
        var shown = _problem.Placements.Where(placement => placement.State == PlacementState.Shown).ToDictionary(placement => (placement.Youth, Code(placement.Kind)));

        Level("objective", "placed").ShouldBe(Proposals().Sum(row => WeightOf(row, feasible, shown)));
        Level("objective", "fit").ShouldBe(Proposals().Sum(row => Number(row[5]) - TaxOf(row, feasible, shown)) - LoadPrice());
        Level("objective", "draw").ShouldBe(Proposals().Sum(DrawOf));
        Level("upperBound", "placed").ShouldBe(Level("objective", "placed"));
        Level("upperBound", "fit").ShouldBe(Level("objective", "fit"));
        Level("gap", "placed").ShouldBe(0);
        Level("gap", "fit").ShouldBe(0);
    }

    [Fact]
    public void Nobody_sits_on_a_seat_that_is_not_there_and_no_host_is_asked_too_often()
    {
        var tonight = Proposals();
        var held = _problem.Placements.Where(IsHeld).CountBy(placement => placement.Opening!).ToDictionary();
        var openings = _problem.Openings.ToDictionary(opening => opening.Id, StringComparer.Ordinal);
        var hosts = _problem.Hosts.ToDictionary(host => host.Id, StringComparer.Ordinal);

        tonight.CountBy(row => row[2]).ShouldAllBe(opening =>
            opening.Value <= Math.Min(openings[opening.Key].Seats, openings[opening.Key].CohortMax ?? int.MaxValue) - openings[opening.Key].SeatsTakenElsewhere - held.GetValueOrDefault(opening.Key));
        tonight.CountBy(row => row[3]).ShouldAllBe(host =>
            hosts[host.Key].MaxNewContactsPerMonth == null || host.Value + ContactsOf(host.Key) <= hosts[host.Key].MaxNewContactsPerMonth);
    }

    [Fact]
    public void Shares_and_medians_are_those_of_the_rows()
    {
        var wishes = Proposals().Select(row => (Youth: _youths[row[0]], Placed: true)).Concat(_unplaced.Select(row => (Youth: _youths[row[0]], Placed: false))).ToList();
        var fairness = _summary.GetProperty("fairness");

        foreach (var group in wishes.GroupBy(wish => wish.Youth.Municipality))
        {
            fairness.GetProperty("placedByMunicipality").GetProperty(group.Key).GetInt64().ShouldBe(1000L * group.Count(wish => wish.Placed) / group.Count());
        }

        var waits = wishes.Where(wish => !wish.Placed).Select(wish => Tonight.DayNumber - wish.Youth.WaitingSince.DayNumber).Order().ToList();
        fairness.GetProperty("medianDaysWaiting").GetProperty("unplaced").GetInt64().ShouldBe((waits[(waits.Count - 1) / 2] + waits[waits.Count / 2]) / 2);
    }

    private static List<string[]> Rows(string file)
    {
        var lines = Encoding.UTF8.GetString(Planned.Value.Files().Single(written => written.Name == file).Content).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Select(line => line.Split(';'))];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Code(Kind kind) => kind switch { Kind.Internship => "internship", Kind.Job => "job", _ => "mentor" };

    private static bool IsHeld(PlacementFacts placement) =>
        placement.Opening is not null
        && placement.State is PlacementState.Approved or PlacementState.Offered or PlacementState.Agreed or PlacementState.Running
        && !(placement.EndDate < Tonight);

    private int Count(string name) => _summary.GetProperty(name).GetInt32();

    private long Level(string name, string level) => _summary.GetProperty(name).GetProperty(level).GetInt64();

    private List<string[]> Proposals() => [.. _plan.Where(row => row[7] != "pinned")];

    /// <summary>By wish: her feasible openings with their scores, from every rule and preference asked about every pair.</summary>
    private Dictionary<(string Youth, string Kind), Dictionary<string, int>> FeasiblePairs()
    {
        var night = new Night(_problem);
        return night.Youths
            .SelectMany(youth => youth.Facts.Wants, (youth, kind) => (youth, kind))
            .ToDictionary(
                wish => (wish.youth.Id, Code(wish.kind)),
                wish => night.Openings
                    .Where(opening => opening.Kind == wish.kind && RuleBook.HardRules.All(rule => rule.IsKept(night.Pair(wish.youth, opening))))
                    .ToDictionary(opening => opening.Id, opening => ScoreOf(night.Pair(wish.youth, opening)), StringComparer.Ordinal));
    }

    private int ScoreOf(Pair pair)
    {
        var weights = _problem.Policy.PreferenceWeights[pair.Opening.Kind];
        return PreferenceBook.Preferences.Sum(preference => weights.GetValueOrDefault(preference.Id) * preference.Value(pair) / 1000);
    }

    private int WeightOf(
        string[] row, Dictionary<(string, string), Dictionary<string, int>> feasible, Dictionary<(string, string), PlacementFacts> shown)
    {
        var options = feasible[(row[0], row[1])];
        if (shown.TryGetValue((row[0], row[1]), out var earlier) && options.ContainsKey(earlier.Opening!))
        {
            return 2500;
        }

        var waits = Math.Min(Tonight.DayNumber - _youths[row[0]].WaitingSince.DayNumber, 365);
        var nothing = !_problem.Placements.Any(placement =>
            placement.Youth == row[0] && placement.State is PlacementState.Agreed or PlacementState.Running && !(placement.EndDate < Tonight));
        return 1000 + waits + (nothing ? 200 : 0) + (options.Count is >= 1 and <= 3 ? 100 : 0);
    }

    private static int TaxOf(
        string[] row, Dictionary<(string, string), Dictionary<string, int>> feasible, Dictionary<(string, string), PlacementFacts> shown) =>
        shown.TryGetValue((row[0], row[1]), out var earlier) && feasible[(row[0], row[1])].ContainsKey(earlier.Opening!) && earlier.Opening != row[2] ? 60 : 0;

    /// <summary>The k-th contact of a host within thirty days costs 20 × k × (k − 1), for those of tonight.</summary>
    private int LoadPrice() => Proposals().CountBy(row => row[3]).Sum(host =>
        Enumerable.Range(ContactsOf(host.Key) + 1, host.Value).Sum(k => 20 * k * (k - 1)));

    private int ContactsOf(string host)
    {
        var openings = _problem.Openings.Where(opening => opening.Host == host).Select(opening => opening.Id).ToHashSet(StringComparer.Ordinal);
        var first = Tonight.AddDays(-29);
        var placed = _problem.Placements
            .Where(placement => placement.State != PlacementState.Shown && placement.Opening is { } id && openings.Contains(id) && placement.Since >= first && placement.Since <= Tonight)
            .Select(placement => placement.Youth);
        var asked = _problem.History
            .Where(row => row.Outcome is Outcome.DeclinedByYouth or Outcome.DeclinedByHost or Outcome.Expired && openings.Contains(row.Opening) && row.Date >= first && row.Date <= Tonight)
            .Select(row => row.Youth);
        return placed.Concat(asked).Distinct(StringComparer.Ordinal).Count();
    }

    private long DrawOf(string[] row)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_problem.Salt}{row[0]}{row[1]}{row[2]}"));
        return hash[0] << 12 | hash[1] << 4 | hash[2] >> 4;
    }
}
