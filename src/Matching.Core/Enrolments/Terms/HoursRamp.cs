using System.Globalization;
using Matching.Core.Programmes.Vocabulary;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments;

/// <summary>
/// Hours now and the ramp: up by at most a step, and only when everybody whom the scheme names has said yes to the same number; down or the
/// same at once, which is no failure. Whole hours a week or month, as the scheme counts them.
/// </summary>
/// <remarks>Source: programmes §1.5.</remarks>
internal static class HoursRamp
{
    public static RecordOutcome.Refused? Refusal(Happening said, Track track, EnrolmentFile file)
    {
        if (track.Hours is not { } hours)
        {
            return new("hours_not_set", []);
        }

        if (!int.TryParse(said.Word, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) || wanted < (hours.Min ?? 0) || wanted > (hours.Max ?? hours.Total))
        {
            return new("hours", [Number(hours.Min ?? 0), Number(hours.Max ?? hours.Total)]);
        }

        if (said.Role is not { } role || !hours.AgreedBy.Contains(role))
        {
            return new("role", [.. hours.AgreedBy.Select(Words.Of)]);
        }

        return Now(said.Subject, file) is { } now && hours.Step is { } step && wanted > now + step ? new("hours_step", [Number(now + step)]) : null;
    }

    /// <summary>The hours are set once nobody's yes is missing.</summary>
    public static bool IsAgreed(Happening said, Track track, EnrolmentFile file)
    {
        var wanted = int.Parse(said.Word, CultureInfo.InvariantCulture);
        if (Now(said.Subject, file) is { } now && wanted <= now)
        {
            return true;
        }

        var yes = file.Events.Where(one => one.Subject == said.Subject)
            .Reverse().TakeWhile(one => one.Kind != HoursSet)
            .Where(one => one.Kind == HoursAgreed && one.Word == said.Word).Select(one => one.Role).Append(said.Role).ToHashSet();
        return (track.Hours ?? new()).AgreedBy.All(role => yes.Contains(role));
    }

    /// <summary>Null = nobody has said since it was agreed.</summary>
    public static int? Now(string placement, EnrolmentFile file) =>
        file.Events.LastOrDefault(one => one.Kind == HoursSet && one.Subject == placement) is { } set ? int.Parse(set.Word, CultureInfo.InvariantCulture) : null;

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
