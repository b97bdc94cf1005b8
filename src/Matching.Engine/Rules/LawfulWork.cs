using System.Globalization;
using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules.YouthWork;

namespace Matching.Engine.Rules;

/// <summary>
/// Somebody under 18 can work the place's minimum within the law on work of young people, together with what already runs for her.
/// Mentors are no work; from the eighteenth birthday, on the later of start and night, it does not apply.
/// </summary>
/// <remarks>Source: the matching model §3 and §13; rules of law YW01–YW10, YW14, YW15, YW18.</remarks>
internal sealed class LawfulWork : IHardRule, ILookAtLittle
{
    public string Id => "lawful-work";

    public bool IsDear => true;

    /// <summary>The times of her week and the law of her group; who works already is her own.</summary>
    public Look? OfHer(in Applicant her)
    {
        if (her.Kind == Kind.Mentor || YouthWorkGroups.Of(her.AgeAtStart, her.Youth.Facts.School, her.Night.Law) is not { } group)
        {
            return Look.Nothing;
        }

        var underLaw = (int)group << 1 | (her.AgeAtStart < her.Night.Law.FromAge ? 1 : 0);
        return new Look(her.Youth.AlreadyRuns.Count == 0 ? her.Youth.Week : -1 - her.Youth.Index, underLaw);
    }

    public Look OfOpening(OpeningTonight opening) => opening.Work;

    public bool IsKept(in Pair pair)
    {
        if (pair.Opening.Kind == Kind.Mentor || GroupOf(pair) is not { } group)
        {
            return true;
        }

        return !IsTooYoung(pair) && WeekOf(pair, group).Allows(Asked(pair));
    }

    public Finding Explain(in Pair pair)
    {
        if (pair.Opening.Kind == Kind.Mentor || GroupOf(pair) is not { } group)
        {
            return new(Id, [new("applies", "no")]);
        }

        var breach = IsTooYoung(pair)
            ? new LawBreach("YW01", pair.AgeAtStart, pair.Night.Law.FromAge)
            : WeekOf(pair, group).FirstBreach(Asked(pair));
        var of = new Fact("group", group.ToString());
        return breach is null ? new(Id, [of, .. WeekSum(pair, group)]) : new(Id, [of, .. breach.Facts()]);
    }

    private static IEnumerable<Fact> WeekSum(Pair pair, YouthWorkGroup group)
    {
        var minutes = (pair.Youth.HoursAlreadyRunning + pair.Opening.Facts.HoursPerWeekMin) * 60;
        yield return new("rule", "YW04");
        yield return new("sum", minutes.ToString(CultureInfo.InvariantCulture));
        yield return new("limit", LawOf(pair).LimitsOf(group).WeekMinutes.ToString(CultureInfo.InvariantCulture));
    }

    private static YouthWorkGroup? GroupOf(in Pair pair) =>
        YouthWorkGroups.Of(pair.AgeAtStart, pair.Youth.Facts.School, pair.Night.Law);

    private static YouthWorkWeek WeekOf(in Pair pair, YouthWorkGroup group) =>
        BookOf(pair).WeekOf(pair.Youth, group);

    private static YouthWorkBook BookOf(in Pair pair) => pair.Opening.Facts switch
    {
        { ReplacesSchool: true } => pair.Night.WorkForSchool,
        { SchoolIsOut: true } => pair.Night.WorkOutOfSchool,
        _ => pair.Night.YouthWork,
    };

    private static YouthWorkLaw LawOf(in Pair pair) =>
        pair.Opening.Facts switch
        {
            { ReplacesSchool: true } => pair.Night.Law.ReplacingSchool ?? pair.Night.Law,
            { SchoolIsOut: true } => pair.Night.Law.OutOfSchool ?? pair.Night.Law,
            _ => pair.Night.Law,
        };

    private static bool IsTooYoung(in Pair pair) => pair.AgeAtStart < pair.Night.Law.FromAge;

    private static WorkAsked Asked(in Pair pair)
    {
        var opening = pair.Opening.Facts;
        return new(opening.Trade, opening.Environment, opening.Schedule, opening.ScheduleIsFixed, opening.HoursPerWeekMin, pair.Youth.Facts.Available);
    }
}
