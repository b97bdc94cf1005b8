using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Preferences;

/// <summary>She can start small and do more at her own pace; with a mentor, they have many hours to choose from.</summary>
/// <remarks>
/// 60 an hour between fewest and most up to 600 (0 when the most is not stated) + flexible_hours 200 + lower_start 200;
/// mentor: 50 a common half hour up to 1000. Source: the matching model §4, §13.
/// </remarks>
internal sealed class RoomToGrow : IPreference, ILookAtLittle
{
    public string Id => "room-to-grow";

    public Look? OfHer(in Applicant her) => her.Kind == Kind.Mentor ? new Look(1 + her.Youth.Week) : Look.Nothing;

    public Look OfOpening(OpeningTonight opening) => opening.Kind == Kind.Mentor ? new Look(opening.Week) : new Look(opening.Index);

    public int Value(in Pair pair) => IsMentor(pair)
        ? Math.Min(1000, 50 * pair.CommonDays.Count)
        : ForHours(pair) + (pair.Host.HasPledged(Pledges.FlexibleHours) ? 200 : 0) + (pair.Host.HasPledged(Pledges.LowerStart) ? 200 : 0);

    public Finding Explain(in Pair pair) => IsMentor(pair)
        ? Findings.Of(Id, ("value", Value(pair)), ("common_hours", pair.CommonWeek.Count / 2m))
        : Findings.Of(
            Id,
            ("value", Value(pair)),
            ("hours_min", pair.Opening.Facts.HoursPerWeekMin),
            ("hours_max", pair.Opening.Facts.HoursPerWeekMax),
            ("flexible_hours", pair.Host.HasPledged(Pledges.FlexibleHours)),
            ("lower_start", pair.Host.HasPledged(Pledges.LowerStart)));

    private static bool IsMentor(in Pair pair) => pair.Opening.Kind == Kind.Mentor;

    private static int ForHours(in Pair pair)
    {
        var opening = pair.Opening.Facts;
        var room = (opening.HoursPerWeekMax ?? opening.HoursPerWeekMin) - opening.HoursPerWeekMin;
        return Math.Clamp(60 * room, 0, 600);
    }
}
