using Matching.Engine.Facts;

namespace Matching.Core.LegalRules;

/// <summary>The versions that hold on one day.</summary>
internal sealed class RulesOfDay(IReadOnlyList<ReadRule> rules, DateOnly date)
{
    private readonly ReadRule[] _valid = [.. rules.Where(read => read.Rule.IsValidOn(date))];

    /// <summary>The numbers of a rule that is the same for everybody.</summary>
    public T Only<T>(string id)
        where T : RuleValues => For<T>(id, _ => true);

    /// <summary>The first of the rules that applies to a target group; null = none.</summary>
    public T? ForGroup<T>(IReadOnlyList<string> ids, string group)
        where T : RuleValues =>
        _valid.Where(read => ids.Contains(read.Rule.Id) && read.Rule.AppliesTo.TargetGroups?.Contains(group) != false)
            .Select(read => read.Values)
            .OfType<T>()
            .FirstOrDefault();

    public YouthWorkLimits Limits(int age, School school)
    {
        var day = For<RuleValues.DayHours>("YW03", Holds(age, school));
        return new(
            day.SchoolDayMinutes,
            day.OtherDayMinutes,
            For<RuleValues.WeekHours>("YW04", Holds(age, school)).SchoolWeekMinutes,
            For<RuleValues.Rest>("YW08", Holds(age, school)).Minutes,
            For<RuleValues.Window>("YW06", Holds(age, school)).Hours);
    }

    public int OtherWeekMinutes(int age, School school) => For<RuleValues.WeekHours>("YW04", Holds(age, school)).OtherWeekMinutes;

    /// <summary>The numbers for somebody of that age and school; null = the rule is not for her.</summary>
    public T? Find<T>(string id, int age, School school)
        where T : RuleValues =>
        _valid.Where(read => read.Rule.Id == id && read.Rule.AppliesTo.Holds(age, school)).Select(read => read.Values).OfType<T>().FirstOrDefault();

    /// <summary>The age at which the younger groups' daily limit ends.</summary>
    public int OlderFromAge() =>
        _valid.Where(read => read.Rule.Id == "YW03").Select(read => read.Rule.AppliesTo.AgeBelow ?? int.MaxValue).DefaultIfEmpty(int.MaxValue).Min();

    private T For<T>(string id, Predicate<LegalScope> holds)
        where T : RuleValues =>
        _valid.Where(read => read.Rule.Id == id && holds(read.Rule.AppliesTo)).Select(read => read.Values).OfType<T>().FirstOrDefault()
        ?? throw new InvalidOperationException($"No version of {id} holds on {date:yyyy-MM-dd}.");

    private static Predicate<LegalScope> Holds(int age, School school) => scope => scope.Holds(age, school);
}
