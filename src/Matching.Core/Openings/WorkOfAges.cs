using Matching.Core.LegalRules;
using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;

namespace Matching.Core.Openings;

/// <summary>What a place asks, as far as it has been said: trade, tags, hours of the week, whether all of them are worked, and the fewest hours.</summary>
public sealed record WorkSaid(Trade Trade, WorkEnvironment Environment, WeeklyHours Schedule, bool IsFixed, int HoursPerWeekMin);

/// <summary>
/// Whether one group under 18 may work there, and within what. Ages in whole years, both included; minutes of the day and of work.
/// <see cref="Breach"/> is what stands in the way, in the law's own words with its paragraph; null = they may.
/// </summary>
public sealed record WorkOfAge(YouthWorkGroup Group, int AgeFrom, int AgeTo, WorkWindow? Window, int SchoolDayMinutes, int WeekMinutes, LegalText? Breach, LegalText WindowText)
{
    public bool May => Breach is null;

    public bool InSchool => Group is YouthWorkGroup.A or YouthWorkGroup.B;
}

/// <summary>Who may do the work of a place that is being posted, group by group: the rules of law that the night judges by, asked for somebody who can at any hour and has no other work.</summary>
/// <remarks>Source: the product, P7; rules of law §2.</remarks>
public sealed class WorkOfAges(LawInForce law)
{
    private static readonly YouthWorkGroup[] Groups = [YouthWorkGroup.A, YouthWorkGroup.A2, YouthWorkGroup.B, YouthWorkGroup.C];
    private static readonly WeeklyHours AnyHour = WeeklyHours.Of(Enumerable.Range(0, 7).Select(day => new WeekStretch(day, 0, 1440)));
    private readonly LegalSentences _sentences = new(law.Rules);

    /// <summary>The four groups, the youngest first.</summary>
    public IReadOnlyList<WorkOfAge> Of(WorkSaid said, DateOnly on)
    {
        var rules = law.Rules.YouthWork(on);
        return [.. Groups.Select(group => Of(said, group, rules, on))];
    }

    /// <summary>Whether anybody between two ages, both included, may work there: from eighteen everybody may.</summary>
    public bool AnybodyMay(WorkSaid said, int ageFrom, int ageTo, DateOnly on) =>
        ageTo >= YouthWorkGroups.AdultAge || Of(said, on).Any(group => group.May && group.AgeFrom <= ageTo && ageFrom <= group.AgeTo);

    private WorkOfAge Of(WorkSaid said, YouthWorkGroup group, YouthWorkLaw rules, DateOnly on)
    {
        var limits = rules.LimitsOf(group);
        var isYoung = group is YouthWorkGroup.A or YouthWorkGroup.A2;
        var barred = LawfulHours.At(said.Trade, said.Environment, group, rules, out var hours);
        var breach = barred ?? Week(said, group, rules);
        var window = barred is null ? Narrowest(hours) : null;
        return new(
            group,
            isYoung ? rules.FromAge : rules.OlderFromAge,
            isYoung ? rules.OlderFromAge - 1 : YouthWorkGroups.AdultAge - 1,
            window,
            limits.SchoolDayMinutes,
            limits.WeekMinutes,
            breach is null ? null : Words(breach, group, on),
            RuleText(barred?.Rule ?? (window == hours.Window ? hours.WindowRule : "YW10"), group, on));
    }

    /// <summary>Of somebody who is alone there, the hours of a weekday.</summary>
    private static WorkWindow Narrowest(LawfulHours hours) =>
        new(Math.Max(hours.Window.FromMinute, hours.AloneWeekdays.FromMinute), Math.Min(hours.Window.ToMinute, hours.AloneWeekdays.ToMinute));

    private static LawBreach? Week(WorkSaid said, YouthWorkGroup group, YouthWorkLaw rules) =>
        new YouthWorkWeek(rules, group, RunningWork.Nothing(rules)).FirstBreach(new(said.Trade, said.Environment, said.Schedule, said.IsFixed, said.HoursPerWeekMin, AnyHour));

    private LegalText Words(LawBreach breach, YouthWorkGroup group, DateOnly on) => _sentences.OfFinding(breach.Rule, breach.Sum, breach.Limit, on, group, breach.Day is not null)
        ?? (breach.Rule == LawBreach.ShortStretch
            ? new("En vagt er kortere end to timer.", "A shift is shorter than two hours.")
            : new("Der er for få timer inden for det, loven tillader.", "There are too few hours within what the law allows."));

    private LegalText RuleText(string rule, YouthWorkGroup group, DateOnly on)
    {
        var (age, school) = LegalRuleSet.ExampleOf(group);
        var found = law.Rules.Find(rule, on, age, school) ?? law.Rules.Find(rule, on)
            ?? throw new InvalidOperationException($"No version of {rule} holds on {on:yyyy-MM-dd}.\nMaybe the installation's own law leaves it out.");
        return new($"{found.Text.Da} ({found.Source.Text})", $"{found.Text.En} ({found.Source.Text})");
    }
}
