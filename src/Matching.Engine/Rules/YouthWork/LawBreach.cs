using System.Globalization;
using Matching.Engine.Explaining;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>
/// The rule that a week breaks, with the sum and the limit that broke it: minutes, days (YW09), years (YW01) or minutes of the day (YW06, YW10).
/// </summary>
/// <param name="Rule">The id in the rules of law, or one of <see cref="TooLittleTime"/>, <see cref="TimeIsTaken"/>, <see cref="ShortStretch"/>.</param>
/// <param name="Sum">What there would be.</param>
/// <param name="Limit">What is allowed.</param>
/// <param name="Day">0 (Monday) to 6 (Sunday), where one day is at fault.</param>
/// <param name="RunsAlready">What she already works breaks it, whatever is added.</param>
public sealed record LawBreach(string Rule, int Sum, int Limit, int? Day = null, bool RunsAlready = false)
{
    /// <summary>No rule of law: the hours that both have do not hold the minimum in stretches of two hours.</summary>
    public const string TooLittleTime = "too_little_time";

    /// <summary>No rule of law: all of the schedule is worked, and part of it is worked elsewhere.</summary>
    public const string TimeIsTaken = "time_is_taken";

    /// <summary>No rule of law: all of the schedule is worked, and one of its stretches is shorter than two hours.</summary>
    public const string ShortStretch = "short_stretch";

    private static readonly string[] DayCodes = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    /// <summary>The facts in a fixed order: rule, sum, limit, then day and runs_already where they say something.</summary>
    public IReadOnlyList<Fact> Facts()
    {
        List<Fact> facts = [new("rule", Rule), new("sum", Written(Sum)), new("limit", Written(Limit))];
        if (Day is { } day)
        {
            facts.Add(new("day", DayCodes[day]));
        }

        if (RunsAlready)
        {
            facts.Add(new("runs_already", "yes"));
        }

        return facts;
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
