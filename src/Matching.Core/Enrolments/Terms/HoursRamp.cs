using System.Globalization;
using Matching.Core.Programmes.Vocabulary;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments;

/// <summary>
/// Hours now and the ramp: up by at most a step, and only when everybody whom the scheme names has said yes to the same number; down or the
/// same at once, which is no failure. Whole hours a week or month, as the scheme counts them; each part by itself, and all parts together
/// under the scheme's ceiling.
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

        var least = said.Word.Contains(':', StringComparison.Ordinal) ? 0 : hours.Min ?? 0;
        if (HoursPart.Parse(said.Word) is not { } wanted || wanted.Hours < least || wanted.Hours > (hours.Max ?? hours.Total))
        {
            return new("hours", [Number(least), Number(hours.Max ?? hours.Total)]);
        }

        if (said.Role is not { } role || !hours.AgreedBy.Contains(role))
        {
            return new("role", [.. hours.AgreedBy.Select(Words.Of)]);
        }

        var others = HoursParts.Of(said.Subject, file).Where(part => part.Name != wanted.Name).Sum(part => part.Hours);
        if (hours.Per == HoursPer.Week && others + wanted.Hours > hours.Total)
        {
            return new("hours_together", [Number(others + wanted.Hours), Number(hours.Total)]);
        }

        return Now(said.Subject, wanted.Name, file) is { } now && hours.Step is { } step && wanted.Hours > now + step ? new("hours_step", [Number(now + step)]) : null;
    }

    /// <summary>The hours are set once nobody's yes is missing.</summary>
    public static bool IsAgreed(Happening said, Track track, EnrolmentFile file)
    {
        var wanted = HoursPart.Parse(said.Word)!;
        if (Now(said.Subject, wanted.Name, file) is { } now && wanted.Hours <= now)
        {
            return true;
        }

        var yes = file.Events.Where(one => one.Subject == said.Subject)
            .Reverse().TakeWhile(one => one.Kind != HoursSet || HoursPart.Parse(one.Word)?.Name != wanted.Name)
            .Where(one => one.Kind == HoursAgreed && one.Word == said.Word).Select(one => one.Role).Append(said.Role).ToHashSet();
        return (track.Hours ?? new()).AgreedBy.All(role => yes.Contains(role));
    }

    /// <summary>Null = nobody has said since it was agreed.</summary>
    private static int? Now(string placement, string part, EnrolmentFile file) =>
        file.Events.Where(one => one.Kind == HoursSet && one.Subject == placement).Select(one => HoursPart.Parse(one.Word)).LastOrDefault(set => set?.Name == part)?.Hours;

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
