using Matching.Core.Definitions;
using Matching.Core.LegalRules.Work;
using Matching.Core.People;
using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;

namespace Matching.Core.LegalRules;

/// <summary>
/// The dated rules that the product computes with, and their readings for a day. Every reading throws for a day before the first version
/// of a rule; a set that loads has no gap after it.
/// </summary>
/// <remarks>Not legal advice. Source: rules of law §1–4.</remarks>
public sealed class LegalRuleSet
{
    private static readonly string[] Files = ["youth-work.json", "internships.json", "ratio.json", "certificates.json", "data-protection.json"];

    private readonly IReadOnlyList<ReadRule> _rules;

    private LegalRuleSet(IReadOnlyList<ReadRule> rules) => _rules = rules;

    /// <summary>What ships with the product: unconfirmed.</summary>
    public static LegalRuleSet Default { get; } =
        Load([.. Files.Select(file => (file, DefinitionText.Embedded(file)))]).OrThrow();

    /// <summary>The files that ship, as they are.</summary>
    public static IReadOnlyList<string> ShippedTexts => [.. Files.Select(DefinitionText.Embedded)];

    public IReadOnlyList<LegalRule> Rules => [.. _rules.Select(read => read.Rule)];

    /// <summary>Somebody in the municipality has confirmed every rule by name and date.</summary>
    public bool IsConfirmed => _rules.All(read => read.Rule.ConfirmedBy is not null);

    /// <summary>A set from files (name, text): refused with every fault when one does not read, two versions overlap, or a day has none.</summary>
    public static DefinitionOutcome<LegalRuleSet> Load(IReadOnlyList<(string File, string Json)> files) => new LegalRuleSet([]).With(files);

    /// <summary>
    /// This set and these files. A new version of a rule for the same people, with a later first day, closes the open one on the day before;
    /// the old version stays, so that what was agreed under it is still judged by it.
    /// </summary>
    public DefinitionOutcome<LegalRuleSet> With(IReadOnlyList<(string File, string Json)> files)
    {
        var faults = new List<string>();
        var added = new List<ReadRule>();
        foreach (var (file, json) in files)
        {
            switch (LegalRuleFile.Read(file, json))
            {
                case DefinitionOutcome<IReadOnlyList<ReadRule>>.Read read:
                    added.AddRange(read.Value);
                    break;
                case DefinitionOutcome<IReadOnlyList<ReadRule>>.Refused refused:
                    faults.AddRange(refused.Faults);
                    break;
            }
        }

        if (faults.Count > 0)
        {
            return new DefinitionOutcome<LegalRuleSet>.Refused(faults);
        }

        IReadOnlyList<ReadRule> rules = [.. _rules.Select(read => ClosedBy(added, read)), .. added];
        faults.AddRange(RuleVersions.Faults(rules));
        return faults.Count == 0 ? new DefinitionOutcome<LegalRuleSet>.Read(new(rules)) : new DefinitionOutcome<LegalRuleSet>.Refused(faults);
    }

    private static ReadRule ClosedBy(IReadOnlyList<ReadRule> added, ReadRule known)
    {
        var next = added.Select(read => read.Rule)
            .Where(rule => rule.Id == known.Rule.Id && rule.AppliesTo.IsSameAs(known.Rule.AppliesTo) && rule.ValidFrom > known.Rule.ValidFrom)
            .MinBy(rule => rule.ValidFrom);
        return next is null || known.Rule.ValidTo is not null ? known : known with { Rule = known.Rule with { ValidTo = next.ValidFrom.AddDays(-1) } };
    }

    /// <summary>The numbers of youth-work law on a day.</summary>
    public YouthWorkLaw YouthWork(DateOnly date)
    {
        var on = new RulesOfDay(_rules, date);
        var alone = on.Only<RuleValues.Alone>("YW10");
        var alcohol = on.Only<RuleValues.Alcohol>("YW14");
        var law = new YouthWorkLaw
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
        return law with
        {
            OutOfSchool = law with
            {
                YoungInSchool = WithoutSchool(law.YoungInSchool, on.OtherWeekMinutes(14, School.Compulsory)),
                YoungOutOfSchool = WithoutSchool(law.YoungOutOfSchool, on.OtherWeekMinutes(14, School.Other)),
                OlderInSchool = WithoutSchool(law.OlderInSchool, on.OtherWeekMinutes(15, School.Compulsory)),
                OlderOutOfSchool = WithoutSchool(law.OlderOutOfSchool, on.OtherWeekMinutes(15, School.Other)),
            },
            ReplacingSchool = law with
            {
                YoungInSchool = ReplacingSchool(law.YoungInSchool, on.Find<RuleValues.SchoolInternship>("YW18", 14, School.Compulsory)),
                OlderInSchool = ReplacingSchool(law.OlderInSchool, on.Find<RuleValues.SchoolInternship>("YW18", 15, School.Compulsory)),
            },
        };
    }

    private static YouthWorkLimits WithoutSchool(YouthWorkLimits limits, int weekMinutes) => limits with { SchoolDayMinutes = limits.OtherDayMinutes, WeekMinutes = weekMinutes };

    private static YouthWorkLimits ReplacingSchool(YouthWorkLimits limits, RuleValues.SchoolInternship? said) =>
        said is null ? limits : limits with { SchoolDayMinutes = said.DayMinutes, WeekMinutes = said.WeekMinutes };

    /// <summary>What the engine's ordinary week does not need, for a group on a day.</summary>
    internal BesideSchool BesideSchool(YouthWorkGroup group, DateOnly date)
    {
        var on = new RulesOfDay(_rules, date);
        var (age, school) = ExampleOf(group);
        var internship = on.Find<RuleValues.SchoolInternship>("YW18", age, school);
        return new(
            on.OtherWeekMinutes(age, school),
            internship?.DayMinutes,
            internship?.WeekMinutes,
            on.Only<RuleValues.Alcohol>("YW14").WaiterHours);
    }

    /// <summary>The first and last day around a day between which no version begins or ends.</summary>
    internal (DateOnly From, DateOnly To) SameLawAround(DateOnly day)
    {
        var from = DateOnly.MinValue;
        var to = DateOnly.MaxValue;
        foreach (var change in _rules.SelectMany(read => Changes(read.Rule)))
        {
            from = change <= day && change > from ? change : from;
            to = change > day && change <= to ? change.AddDays(-1) : to;
        }

        return (from, to);
    }

    /// <summary>The version of a rule that holds on a day for somebody of this age and school; null = none.</summary>
    public LegalRule? Find(string id, DateOnly date, int? age = null, School school = School.NotStated) =>
        _rules.Select(read => read.Rule)
            .Where(rule => rule.Id == id && rule.IsValidOn(date) && (age is null || rule.AppliesTo.Holds(age.Value, school)))
            .FirstOrDefault();

    /// <summary>As <see cref="Find(string, DateOnly, int?, School)"/>, for a target group.</summary>
    public LegalRule? FindForGroup(string id, DateOnly date, string targetGroup) =>
        _rules.Select(read => read.Rule)
            .FirstOrDefault(rule => rule.Id == id && rule.IsValidOn(date) && rule.AppliesTo.TargetGroups?.Contains(targetGroup) != false);

    /// <summary>Whether two people may make an exception from a rule on a day. Computed youth work, child certificates and protected addresses never give one.</summary>
    public bool AllowsOverride(string id, DateOnly date) =>
        Find(id, date) is { Severity: RuleSeverity.Override } rule && !NeverOverridden(rule.Id, rule.Mode);

    internal static bool NeverOverridden(string id, RuleMode mode) => id is "CR01" or "PA01" || (mode == RuleMode.Computed && id.StartsWith("YW", StringComparison.Ordinal));

    private static IEnumerable<DateOnly> Changes(LegalRule rule) =>
        rule.ValidTo is { } last && last < DateOnly.MaxValue ? [rule.ValidFrom, last.AddDays(1)] : [rule.ValidFrom];

    /// <summary>Somebody of the group, in whom the scopes of its rules hold.</summary>
    internal static (int Age, School School) ExampleOf(YouthWorkGroup group) => group switch
    {
        YouthWorkGroup.A => (14, School.Compulsory),
        YouthWorkGroup.A2 => (14, School.Other),
        YouthWorkGroup.B => (15, School.Compulsory),
        _ => (15, School.Other),
    };

    /// <summary>Internship weeks at one host without extension; a group that is not known is read as self-supporting. Null = no limit.</summary>
    /// <param name="targetGroup">One of <see cref="TargetGroups"/>, or anything else.</param>
    /// <param name="date">The day on which it is agreed.</param>
    public int? InternshipWeeks(string targetGroup, DateOnly date)
    {
        var group = TargetGroups.All.Contains(targetGroup) ? targetGroup : TargetGroups.None;
        return new RulesOfDay(_rules, date).ForGroup<RuleValues.Weeks>(["IN01", "IN02"], group)?.First;
    }

    /// <summary>The first day on which every rule that is computed has a version.</summary>
    public DateOnly FirstDay => Rules.Where(rule => rule.Mode == RuleMode.Computed).GroupBy(rule => rule.Id, StringComparer.Ordinal).Max(versions => versions.Min(rule => rule.ValidFrom));

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

    /// <summary>The most minutes of a week in an internship.</summary>
    public int FullTimeMinutes(DateOnly date) => new RulesOfDay(_rules, date).Only<RuleValues.FullTime>("IN07").WeekMinutes;

    /// <summary>Below this age in whole years on the start, a mentor needs a child certificate.</summary>
    public int CertificateBelowAge(DateOnly date) => new RulesOfDay(_rules, date).Only<RuleValues.BelowAge>("CR02").Years;
}
