using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.Hours;

/// <summary>
/// She is free when the hours lie. Job and internship: common stretches of at least two hours add up to the fewest hours a week.
/// Mentor: one common stretch of an hour. Where the contact person's hours are known, one common half hour lies in them.
/// </summary>
/// <remarks>Presence, breaks not taken off; a stretch never crosses midnight; no times stated = any time. Source: the matching model §3, §13.</remarks>
internal sealed class EnoughCommonTime : IHardRule, ILookAtLittle, IMissesByAmount, IWarn
{
    private const int HalfHoursOfWork = 4;
    private const int HalfHoursOfMeeting = 2;

    public string Id => "enough-common-time";

    public int MinutesOfUnit => 60;

    public bool IsDear => true;

    public Look? OfHer(in Applicant her) => new Look(1 + her.Youth.Week);

    public Look OfOpening(OpeningTonight opening) => new Look((long)opening.Week << 32 | (uint)opening.Host.ContactWeek, opening.Facts.HoursPerWeekMin);

    public bool IsKept(in Pair pair)
    {
        var common = pair.CommonDays;
        return MeetsContact(pair, common) && InStretches(pair, common) >= Needed(pair);
    }

    public Finding Explain(in Pair pair)
    {
        var common = pair.CommonDays;
        return Findings.Of(
            Id,
            ("common_hours", InStretches(pair, common) / 2m),
            ("needed_hours", Needed(pair) / 2m),
            ("in_stretches_of_hours", Stretch(pair) / 2m),
            ("meets_contact_person", !pair.Host.HasContactHours ? null : MeetsContact(pair, common)));
    }

    /// <summary>The fewest hours, in steps of a half, that she would have to be free more inside the frame; null when the frame cannot hold it.</summary>
    public decimal? Missing(in Pair pair, decimal atMost)
    {
        var half = new FewestHalfHours(pair.Youth.AvailableDays, pair.Opening.FrameDays, pair.Host.ContactDays, Stretch(pair), Needed(pair));
        return half.Within((int)(Math.Min(atMost, WeekBits.HalfHours) * 2)) / 2m;
    }

    public IEnumerable<string> WarningsFor(Pair pair)
    {
        if (pair.Opening.Facts.Schedule.IsEmpty)
        {
            yield return Warnings.TimesNotStated;
        }
    }

    private static bool IsMeeting(in Pair pair) => pair.Opening.Kind == Kind.Mentor;

    private static int Stretch(in Pair pair) => IsMeeting(pair) ? HalfHoursOfMeeting : HalfHoursOfWork;

    private static int Needed(in Pair pair) => IsMeeting(pair) ? HalfHoursOfMeeting : pair.Opening.Facts.HoursPerWeekMin * 2;

    private static int InStretches(in Pair pair, in WeekDays common) => (IsMeeting(pair) ? common.InStretchesOfTwo() : common.InStretchesOfFour()).Count;

    private static bool MeetsContact(in Pair pair, in WeekDays common) => !pair.Host.HasContactHours || !(common & pair.Host.ContactDays).IsEmpty;
}
