using Matching.Core.LegalRules.Calendars;
using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;

namespace Matching.Core.LegalRules.Work;

/// <summary>A person's work over many days, and what the law says on each; a day or a date's law is made once.</summary>
internal sealed class WorkSpan(LegalRuleSet law, SchoolCalendar calendar, WorkingPerson her, IReadOnlyList<WorkOfHers> works)
{
    private readonly Dictionary<DateOnly, DayOfWork> _days = [];
    private readonly Dictionary<(DateOnly, YouthWorkGroup), LimitsOfDay> _limits = [];
    private YouthWorkLaw? _law;
    private DateOnly _lawFrom, _lawTo;

    public SchoolCalendar Calendar => calendar;

    public IReadOnlyList<WorkOfHers> Works => works;

    public int AgeOn(DateOnly day) => her.AgeOn(day);

    public DayOfWork On(DateOnly day) => _days.TryGetValue(day, out var known) ? known : _days[day] = DayOfWork.Of(day, works);

    /// <summary>Null from the eighteenth birthday.</summary>
    public LimitsOfDay? LimitsOn(DateOnly day)
    {
        var rules = LawOn(day);
        return YouthWorkGroups.Of(her.AgeOn(day), her.School, rules) is { } group ? LimitsOf(rules, group) : null;
    }

    private LimitsOfDay LimitsOf(YouthWorkLaw rules, YouthWorkGroup group) => _limits.TryGetValue((_lawFrom, group), out var known)
        ? known
        : _limits[(_lawFrom, group)] = new(group, rules, law.BesideSchool(group, _lawFrom));

    // A law is the same from the day of one change to the day before the next.
    private YouthWorkLaw LawOn(DateOnly day)
    {
        if (_law is null || day < _lawFrom || day > _lawTo)
        {
            (_lawFrom, _lawTo) = law.SameLawAround(day);
            _law = law.YouthWork(_lawFrom);
        }

        return _law;
    }
}

/// <summary>What holds for one group on one day.</summary>
internal sealed record LimitsOfDay(YouthWorkGroup Group, YouthWorkLaw Law, BesideSchool Beside)
{
    public YouthWorkLimits Limits => Law.LimitsOf(Group);
}

/// <summary>What the engine's ordinary week does not need: minutes of a week without school, the limits of a school internship (null = not for the group), and how long a waiter may serve.</summary>
internal sealed record BesideSchool(int OtherWeekMinutes, int? SchoolInternshipDayMinutes, int? SchoolInternshipWeekMinutes, WorkWindow WaiterWindow);
