using Matching.Core.Definitions;
using Matching.Core.People;
using Matching.Engine.Facts;

namespace Matching.Core.LegalRules;

/// <summary>
/// The dated rules that the product computes with, and their readings for a day. Every reading throws for a day before the first version
/// of a rule; a set that loads has no gap after it.
/// </summary>
/// <remarks>Not legal advice. Source: rules of law §1–4.</remarks>
public sealed class LegalRuleSet
{
    private static readonly string[] Files = ["youth-work.json", "internships.json", "ratio.json", "certificates.json"];

    private readonly IReadOnlyList<ReadRule> _rules;

    private LegalRuleSet(IReadOnlyList<ReadRule> rules) => _rules = rules;

    /// <summary>What ships with the product: unconfirmed.</summary>
    public static LegalRuleSet Default { get; } =
        Load([.. Files.Select(file => (file, DefinitionText.Embedded(file)))]).OrThrow();

    public IReadOnlyList<LegalRule> Rules => [.. _rules.Select(read => read.Rule)];

    /// <summary>Somebody in the municipality has confirmed every rule by name and date.</summary>
    public bool IsConfirmed => _rules.All(read => read.Rule.ConfirmedBy is not null);

    /// <summary>A set from files (name, text): refused with every fault when one does not read, two versions overlap, or a day has none.</summary>
    public static DefinitionOutcome<LegalRuleSet> Load(IReadOnlyList<(string File, string Json)> files)
    {
        var faults = new List<string>();
        var rules = new List<ReadRule>();
        foreach (var (file, json) in files)
        {
            switch (LegalRuleFile.Read(file, json))
            {
                case DefinitionOutcome<IReadOnlyList<ReadRule>>.Read read:
                    rules.AddRange(read.Value);
                    break;
                case DefinitionOutcome<IReadOnlyList<ReadRule>>.Refused refused:
                    faults.AddRange(refused.Faults);
                    break;
            }
        }

        faults.AddRange(RuleVersions.Faults(rules));
        return faults.Count == 0 ? new DefinitionOutcome<LegalRuleSet>.Read(new(rules)) : new DefinitionOutcome<LegalRuleSet>.Refused(faults);
    }

    /// <summary>The numbers of youth-work law on a day.</summary>
    public YouthWorkLaw YouthWork(DateOnly date)
    {
        var on = new RulesOfDay(_rules, date);
        var alone = on.Only<RuleValues.Alone>("YW10");
        var alcohol = on.Only<RuleValues.Alcohol>("YW14");
        return new()
        {
            YoungInSchool = on.Limits(14, School.Compulsory),
            YoungOutOfSchool = on.Limits(14, School.Other),
            OlderInSchool = on.Limits(15, School.Compulsory),
            OlderOutOfSchool = on.Limits(15, School.Other),
            FromAge = on.Only<RuleValues.FromAge>("YW01").Years,
            OlderFromAge = on.OlderFromAge(),
            BreakAfterMinutes = on.Only<RuleValues.Break>("YW07").AfterMinutes,
            DaysOffPerWeek = on.Only<RuleValues.DaysOff>("YW09").Days,
            TradeWindows = on.Only<RuleValues.TradeWindows>("YW06x").Hours,
            AlcoholWindow = alcohol.Hours,
            FoodTrades = alcohol.FoodTrades,
            NotAloneTrades = alone.Trades,
            AloneWeekdays = alone.Weekdays,
            AloneWeekends = alone.Weekends,
            AloneGuarded = alone.Guarded,
        };
    }

    /// <summary>Internship weeks at one host without extension; a group that is not known is read as self-supporting. Null = no limit.</summary>
    /// <param name="targetGroup">One of <see cref="TargetGroups"/>, or anything else.</param>
    /// <param name="date">The day on which it is agreed.</param>
    public int? InternshipWeeks(string targetGroup, DateOnly date)
    {
        var group = TargetGroups.All.Contains(targetGroup) ? targetGroup : TargetGroups.None;
        return new RulesOfDay(_rules, date).ForGroup<RuleValues.Weeks>(["IN01", "IN02"], group)?.First;
    }

    /// <summary>The first day on which every rule has a version.</summary>
    public DateOnly FirstDay => Rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).Max(versions => versions.Min(rule => rule.ValidFrom));

    /// <summary>Weeks at first, with a decision, and each further time; null = no rule for that group.</summary>
    internal RuleValues.Weeks? InternshipLengths(string targetGroup, DateOnly date) =>
        new RulesOfDay(_rules, date).ForGroup<RuleValues.Weeks>(["IN01", "IN02"], targetGroup);

    /// <summary>Whether an internship at the production unit where she was last employed is barred without a person's judgement.</summary>
    public bool BarsLastEmployer(string targetGroup, DateOnly date) =>
        new RulesOfDay(_rules, date).ForGroup<RuleValues.Nothing>(["IN04"], targetGroup) is not null;

    /// <summary>Supported persons allowed at a production unit with so many ordinary employees; <paramref name="employees"/> is at least 0.</summary>
    public int AllowedInterns(int employees, DateOnly date)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(employees);
        var ratio = new RulesOfDay(_rules, date).Only<RuleValues.Ratio>("RA01");
        var first = Math.Min(employees, ratio.FirstEmployees) / ratio.OneForEach;
        var beyond = Math.Max(0, employees - ratio.FirstEmployees) / ratio.BeyondOneForEach;
        return Math.Max(ratio.AtLeast, first + beyond);
    }

    /// <summary>Below this age in whole years on the start, a mentor needs a child certificate.</summary>
    public int CertificateBelowAge(DateOnly date) => new RulesOfDay(_rules, date).Only<RuleValues.BelowAge>("CR02").Years;
}
