using System.Numerics;

namespace Matching.Engine.Time;

/// <summary>
/// A week as 336 half hours in civil time: bit 0 is Monday 00:00 (included) to 00:30 (excluded), bit 335 Sunday 23:30 to 24:00.
/// A day is 48 bits and a stretch never crosses midnight.
/// </summary>
public readonly record struct WeekBits(ulong W0, ulong W1, ulong W2, ulong W3, ulong W4, ulong W5)
{
    public const int HalfHours = 336;
    public const int HalfHoursPerDay = 48;

    public static WeekBits None => default;

    public bool IsEmpty => (W0 | W1 | W2 | W3 | W4 | W5) == 0;

    /// <summary>The number of half hours in the set, 0 to 336.</summary>
    public int Count =>
        BitOperations.PopCount(W0) + BitOperations.PopCount(W1) + BitOperations.PopCount(W2)
        + BitOperations.PopCount(W3) + BitOperations.PopCount(W4) + BitOperations.PopCount(W5);

    /// <summary>Whether the half hour is in the set; <paramref name="halfHour"/> is 0 to 335.</summary>
    public bool this[int halfHour] => (Word(halfHour >> 6) >> (halfHour & 63) & 1) != 0;

    /// <summary>The 48 half hours of a day, bit 0 = 00:00; <paramref name="day"/> is 0 (Monday) to 6 (Sunday).</summary>
    public ulong Day(int day)
    {
        var first = day * HalfHoursPerDay;
        var shift = first & 63;
        var low = Word(first >> 6) >> shift;
        var high = shift > 16 ? Word((first >> 6) + 1) << (64 - shift) : 0;
        return (low | high) & ((1UL << HalfHoursPerDay) - 1);
    }

    /// <summary>The week made of seven days of 48 bits each, Monday first.</summary>
    public static WeekBits FromDays(ReadOnlySpan<ulong> days)
    {
        if (days.Length != 7)
        {
            throw new ArgumentException($"A week has 7 days, not {days.Length}.", nameof(days));
        }

        Span<ulong> words = stackalloc ulong[6];
        for (var day = 0; day < 7; day++)
        {
            var first = day * HalfHoursPerDay;
            var shift = first & 63;
            words[first >> 6] |= days[day] << shift;
            if (shift > 16)
            {
                words[(first >> 6) + 1] |= days[day] >> (64 - shift);
            }
        }

        return new(words[0], words[1], words[2], words[3], words[4], words[5]);
    }

    public static WeekBits operator &(in WeekBits a, in WeekBits b) =>
        new(a.W0 & b.W0, a.W1 & b.W1, a.W2 & b.W2, a.W3 & b.W3, a.W4 & b.W4, a.W5 & b.W5);

    public static WeekBits operator |(in WeekBits a, in WeekBits b) =>
        new(a.W0 | b.W0, a.W1 | b.W1, a.W2 | b.W2, a.W3 | b.W3, a.W4 | b.W4, a.W5 | b.W5);

    /// <summary>Named form of <c>&amp;</c>.</summary>
    public static WeekBits BitwiseAnd(in WeekBits left, in WeekBits right) => left & right;

    /// <summary>Named form of <c>|</c>.</summary>
    public static WeekBits BitwiseOr(in WeekBits left, in WeekBits right) => left | right;

    /// <summary>What is in this set and not in the other.</summary>
    public WeekBits Without(in WeekBits other) =>
        new(W0 & ~other.W0, W1 & ~other.W1, W2 & ~other.W2, W3 & ~other.W3, W4 & ~other.W4, W5 & ~other.W5);

    /// <summary>84 lower-case hexadecimal digits: seven days of twelve, Monday first, each day's bits as one number.</summary>
    public string ToHex() => string.Concat(Enumerable.Range(0, 7).Select(DayHex));

    /// <summary>The inverse of <see cref="ToHex"/>; anything else is refused with its length or digits.</summary>
    public static WeekBits FromHex(string hex)
    {
        if (hex.Length != 84)
        {
            throw new FormatException($"A week is 84 hexadecimal digits, not {hex.Length}.");
        }

        Span<ulong> days = stackalloc ulong[7];
        for (var day = 0; day < 7; day++)
        {
            days[day] = ulong.Parse(hex.AsSpan(day * 12, 12), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
        }

        return FromDays(days);
    }

    public override string ToString() => ToHex();

    private string DayHex(int day) => Day(day).ToString("x12", System.Globalization.CultureInfo.InvariantCulture);

    private ulong Word(int index) => index switch
    {
        0 => W0,
        1 => W1,
        2 => W2,
        3 => W3,
        4 => W4,
        5 => W5,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "A week has six words."),
    };
}
