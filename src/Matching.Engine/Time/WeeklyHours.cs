using System.Globalization;

namespace Matching.Engine.Time;

/// <summary>
/// Hours that come back every week in civil time, to the minute: stretches within one day, the start included and the end excluded,
/// sorted, overlapping and touching ones joined. Written <c>Mo08:00-15:30|We12:00-18:00</c>; <c>24:00</c> is a lawful end.
/// Two values with the same minutes are equal.
/// </summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    private static readonly string[] DayCodes = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    private readonly WeekStretch[] _stretches;

    private WeeklyHours(WeekStretch[] stretches)
    {
        _stretches = stretches;
        Bits = WhollyInside(stretches);
    }

    public static WeeklyHours None { get; } = new([]);

    public IReadOnlyList<WeekStretch> Stretches => _stretches;

    public bool IsEmpty => _stretches.Length == 0;

    /// <summary>The half hours that lie wholly inside: what the grid of the engine sees. The law reads the minutes.</summary>
    public WeekBits Bits { get; }

    public int MinutesPerWeek => _stretches.Sum(stretch => stretch.Minutes);

    public static WeeklyHours Of(IEnumerable<WeekStretch> stretches) => new(Joined(stretches));

    /// <summary>The half hours of a set as stretches.</summary>
    public static WeeklyHours Of(in WeekBits bits)
    {
        var stretches = new List<WeekStretch>();
        for (var half = 0; half < WeekBits.HalfHours; half++)
        {
            if (bits[half])
            {
                var from = half % WeekBits.HalfHoursPerDay * 30;
                stretches.Add(new WeekStretch(half / WeekBits.HalfHoursPerDay, from, from + 30));
            }
        }

        return Of(stretches);
    }

    /// <summary>Half hours of which it takes at least a minute.</summary>
    public WeekBits Touched()
    {
        Span<ulong> days = stackalloc ulong[7];
        foreach (var stretch in _stretches)
        {
            var (first, end) = (stretch.FromMinute / 30, (stretch.ToMinute + 29) / 30);
            days[stretch.Day] |= ((1UL << (end - first)) - 1) << first;
        }

        return WeekBits.FromDays(days);
    }

    /// <summary>Whether both have a minute in common.</summary>
    public bool Overlaps(WeeklyHours other) => _stretches.Any(mine =>
        other._stretches.Any(theirs => mine.Day == theirs.Day && mine.FromMinute < theirs.ToMinute && theirs.FromMinute < mine.ToMinute));

    /// <summary>Reads the written form; empty text is no hours. A refusal names the faulty part and what is allowed.</summary>
    public static bool TryParse(string text, out WeeklyHours hours, out string fault)
    {
        hours = None;
        fault = "";
        if (text.Length == 0)
            return true;

        var stretches = new List<WeekStretch>();
        foreach (var part in text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ParsePart(part) is not { } stretch)
            {
                fault = $"'{part}' is not a stretch like Mo08:00-15:30 (Mo Tu We Th Fr Sa Su, 00:00 to 24:00, start before end)";
                return false;
            }

            stretches.Add(stretch);
        }

        hours = Of(stretches);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, for text that must be right.</summary>
    public static WeeklyHours Parse(string text) =>
        TryParse(text, out var hours, out var fault) ? hours : throw new FormatException(fault);

    public bool Equals(WeeklyHours? other) => other is not null && _stretches.AsSpan().SequenceEqual(other._stretches);

    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    public override int GetHashCode() => Bits.GetHashCode();

    public override string ToString() => string.Join('|', _stretches.Select(Written));

    private static string Written(WeekStretch stretch) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DayCodes[stretch.Day]}{stretch.FromMinute / 60:00}:{stretch.FromMinute % 60:00}-{stretch.ToMinute / 60:00}:{stretch.ToMinute % 60:00}");

    private static WeekStretch? ParsePart(string part)
    {
        if (part.Length != 13 || part[7] != '-' || Array.IndexOf(DayCodes, part[..2]) is not (>= 0 and var day))
        {
            return null;
        }

        return Minute(part.AsSpan(2, 5)) is { } from && Minute(part.AsSpan(8, 5)) is { } to && from < to
            ? new WeekStretch(day, from, to)
            : null;
    }

    private static int? Minute(ReadOnlySpan<char> text)
    {
        if (text[2] != ':'
            || !int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || !int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute))
        {
            return null;
        }

        return minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : null;
    }

    private static WeekStretch[] Joined(IEnumerable<WeekStretch> stretches)
    {
        var joined = new List<WeekStretch>();
        foreach (var next in stretches.OrderBy(s => s.Day).ThenBy(s => s.FromMinute).ThenBy(s => s.ToMinute))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Day == next.Day && next.FromMinute <= last.ToMinute)
            {
                joined[^1] = last with { ToMinute = Math.Max(last.ToMinute, next.ToMinute) };
                continue;
            }

            joined.Add(next);
        }

        return [.. joined];
    }

    private static WeekBits WhollyInside(WeekStretch[] stretches)
    {
        Span<ulong> days = stackalloc ulong[7];
        foreach (var stretch in stretches)
        {
            var first = (stretch.FromMinute + 29) / 30;
            var end = stretch.ToMinute / 30;
            if (first < end)
            {
                days[stretch.Day] |= ((1UL << (end - first)) - 1) << first;
            }
        }

        return WeekBits.FromDays(days);
    }
}

/// <summary>
/// Minutes of one civil day: <paramref name="Day"/> 0 (Monday) to 6 (Sunday), <paramref name="FromMinute"/> included,
/// <paramref name="ToMinute"/> excluded, 0 ≤ from &lt; to ≤ 1440.
/// </summary>
public readonly record struct WeekStretch(int Day, int FromMinute, int ToMinute)
{
    public int Minutes => ToMinute - FromMinute;
}
