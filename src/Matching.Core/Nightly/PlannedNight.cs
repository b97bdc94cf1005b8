using Matching.Engine;

namespace Matching.Core.Nightly;

/// <summary>A night that has been planned: facts, plan, what it was made with, and the four tables that its hash is over.</summary>
public sealed record PlannedNight
{
    public required MatchingProblem Problem { get; init; }

    public required MatchingPlan Plan { get; init; }

    public required NightVersions Versions { get; init; }

    /// <summary>What was assumed or left out, as codes, sorted.</summary>
    public required IReadOnlyList<string> Assumed { get; init; }

    /// <summary>People outside 13 to 30 years on the date.</summary>
    public required int LeftOutByAge { get; init; }

    /// <summary>SHA-256 of the facts, 64 hexadecimal digits.</summary>
    public required string FactsHash { get; init; }

    /// <summary>SHA-256 of <see cref="Tables"/>, 64 hexadecimal digits.</summary>
    public required string PlanHash { get; init; }

    /// <summary>plan.csv, unplaced.csv, explained.csv, prices.csv.</summary>
    public required IReadOnlyList<NightFile> Tables { get; init; }

    public required int Threads { get; init; }

    public required long PeakMegabytes { get; init; }

    /// <summary>The mark of each scheme's version that took part, by its id: what a match made tonight keeps.</summary>
    public IReadOnlyDictionary<string, string> Programmes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Milliseconds by step, in order.</summary>
    public required IReadOnlyList<StepTime> Steps { get; init; }

    /// <summary>People of 13 to 30 years on the date.</summary>
    public int Youths => Problem.Youths.Count(youth => People.MatchedAges.IsMatched(youth.Born, Problem.Date));

    /// <summary>Everything a dry night leaves behind: the tables, summary.json and run.json.</summary>
    public IReadOnlyList<NightFile> Files() => [.. Tables, NightSummary.Write(this), NightSummary.WriteRun(this)];
}

/// <summary>What a night was made with: policy number, programmes, the newest rule of law that holds (yyyy-MM-dd), engine.</summary>
public sealed record NightVersions(int Policy, string Programmes, string Law, string Engine);
