using System.Diagnostics;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Calendars;
using Matching.Core.Programmes;
using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// A night from its board to its plan and files, with nothing read and nothing stored: the same step for a dry night from files and for
/// the night that is kept. The same board, date, policy and seed give the same bytes on any number of threads.
/// </summary>
public sealed class PlanNight(TimeProvider clock, LawInForce law)
{
    /// <summary>Raised whenever the same facts may give other bytes.</summary>
    public const string EngineVersion = "2";

    public PlanNight(TimeProvider clock)
        : this(clock, LawInForce.Shipped)
    {
    }

    /// <summary>The first civil date that the law's rules know; a night before it is refused by an exception.</summary>
    public DateOnly FirstDate => law.Rules.FirstDay;

    /// <summary>The same step under other rules of law.</summary>
    public PlanNight Under(LegalRuleSet other) => new(clock, new LawInForce(other, law.Calendars));

    /// <param name="board">The night's facts as they stood.</param>
    /// <param name="settings">Date, policy, seed and threads.</param>
    /// <param name="onStep">Told the name of each step when it has ended.</param>
    public PlannedNight Plan(Board board, NightSettings settings, Action<string>? onStep = null) => Plan(board, settings, onStep, inParts: null);

    /// <param name="inParts">Who is offered the facts, and asked for what was said meanwhile; null = nobody.</param>
    internal PlannedNight Plan(Board board, NightSettings settings, Action<string>? onStep, NightInParts? inParts)
    {
        var steps = new StepTimes(clock, onStep);
        var facts = Facts(board, settings);
        return Planned(facts, VersionsOf(settings, facts), settings, steps, inParts);
    }

    /// <summary>What has become possible between two nights, from some openings or, null, from all that have room; nothing read, nothing stored.</summary>
    public MatchingRound Round(Board board, NightSettings settings, IReadOnlyCollection<string>? openings, Action<string>? onStep = null)
    {
        var steps = new StepTimes(clock, onStep);
        var facts = Facts(board, settings);
        steps.Ended("facts");
        return Matcher.Round(facts.Problem, openings, new() { Threads = settings.Threads, OnStep = steps.Ended });
    }

    /// <summary>A night that was kept, once more: with its own facts, its own numbers and its own versions.</summary>
    public PlannedNight PlanAgain(NightProblem facts, NightVersions versions, int threads, Action<string>? onStep = null) =>
        Planned(facts, versions, new NightSettings(facts.Problem.Date, facts.Problem.Policy, Threads: threads), new StepTimes(clock, onStep));

    /// <summary>What a night would be planned from.</summary>
    public NightProblem Facts(Board board, NightSettings settings)
    {
        var built = new ProblemBuilder(law.Rules, law.Calendars).Build(board, settings.Date, settings.Policy, settings.Seed);
        return built with { LeftOutByAge = built.LeftOutByAge + settings.LeftOutBefore };
    }

    private NightVersions VersionsOf(NightSettings settings, NightProblem facts) =>
        new(settings.Policy.Version, ProgrammeBook.HashOf(facts.Programmes), LawVersion(settings.Date), EngineVersion);

    private static PlannedNight Planned(NightProblem facts, NightVersions versions, NightSettings settings, StepTimes steps, NightInParts? inParts = null)
    {
        var canonical = CanonicalFacts.Bytes(facts.Problem);
        var factsHash = CanonicalFacts.Hash(canonical);
        inParts?.Offer(canonical, facts.Problem.Youths.Count);
        steps.Ended("facts");
        var plan = Matcher.Plan(facts.Problem, new() { Threads = settings.Threads, OnStep = steps.Ended, SaidElsewhere = inParts is null ? null : inParts.Take });
        var tables = PlanTables.Of(plan);
        var night = new PlannedNight
        {
            Problem = facts.Problem,
            Programmes = facts.Programmes.ToDictionary(version => version.Id, version => version.Mark, StringComparer.Ordinal),
            Plan = plan,
            Versions = versions,
            Assumed = [.. plan.Assumed.Concat(facts.Assumed).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            LeftOutByAge = facts.LeftOutByAge,
            FactsHash = factsHash,
            PlanHash = NightFile.Hash(tables),
            Tables = tables,
            Threads = settings.Threads,
            PeakMegabytes = PeakMegabytes(),
            Steps = steps.All,
        };
        steps.Ended("files");
        return night;
    }

    /// <summary>The newest of the rules that hold on the day.</summary>
    private string LawVersion(DateOnly date) =>
        law.Rules.Rules.Where(rule => rule.IsValidOn(date)).Max(rule => rule.ValidFrom).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static long PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (1024 * 1024);
    }
}

/// <summary>
/// How a night is run. <paramref name="Seed"/>: null = area and quarter. <paramref name="LeftOutBefore"/>: people the intake left out by age.
/// </summary>
public sealed record NightSettings(DateOnly Date, Policy Policy, string? Seed = null, int Threads = 1, int LeftOutBefore = 0);
