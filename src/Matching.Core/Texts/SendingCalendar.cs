using Matching.Core.Clock;
using Microsoft.Extensions.Options;

namespace Matching.Core.Texts;

/// <summary>When texts may leave. Civil times in Europe/Copenhagen.</summary>
public sealed class SendingHoursOptions
{
    /// <summary>The default is 08:00, included.</summary>
    public TimeOnly Opens { get; set; } = new(8, 0);

    /// <summary>The default is 20:00, excluded, which is also the hour of a deadline. Must be after <see cref="Opens"/>.</summary>
    public TimeOnly Closes { get; set; } = new(20, 0);

    /// <summary>Texts that waited leave spread over this time from the opening; the default is 20 minutes.</summary>
    public TimeSpan Spread { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>Closed beside Sundays and public holidays; the default is 5 June, 24 and 31 December.</summary>
    public IList<ClosedDay> ClosedDays { get; } = [new() { Month = 6, Day = 5 }, new() { Month = 12, Day = 24 }, new() { Month = 12, Day = 31 }];
}

/// <summary>A day of every year.</summary>
public sealed class ClosedDay
{
    public int Month { get; set; }

    public int Day { get; set; }
}

/// <summary>Collects every fault of the sending hours.</summary>
public sealed class SendingHoursValidator : IValidateOptions<SendingHoursOptions>
{
    public ValidateOptionsResult Validate(string? name, SendingHoursOptions options)
    {
        var faults = new List<string>();
        if (options.Closes <= options.Opens)
        {
            faults.Add($"Sms:Hours:Closes is {options.Closes:HH:mm}, but must be after Opens ({options.Opens:HH:mm}).");
        }

        if (options.Spread < TimeSpan.Zero || options.Spread > options.Closes - options.Opens)
        {
            faults.Add($"Sms:Hours:Spread is {options.Spread}, but must lie between zero and the length of the day.");
        }

        faults.AddRange(options.ClosedDays
            .Where(day => day.Month is < 1 or > 12 || day.Day < 1 || day.Day > DateTime.DaysInMonth(2024, day.Month))
            .Select(day => $"Sms:Hours:ClosedDays has {day.Day}/{day.Month}, which is not a day of the year."));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

/// <summary>
/// The days and hours on which texts leave: Monday to Saturday, no public holiday, no closed day, from the opening (included) to the closing
/// (excluded) in Danish time, also when the clocks change. Instants in and out are UTC.
/// </summary>
/// <remarks>Source: offers and answers, O10 and O11.</remarks>
public sealed class SendingCalendar(IOptions<SendingHoursOptions> options)
{
    private readonly SendingHoursOptions _hours = options.Value;

    public static DateOnly LocalDate(DateTimeOffset instant) => Copenhagen.DateAt(instant);

    public bool IsSendingDay(DateOnly day) =>
        day.DayOfWeek != DayOfWeek.Sunday && !DanishHolidays.IsHoliday(day) && !_hours.ClosedDays.Any(closed => closed.Month == day.Month && closed.Day == day.Day);

    public bool IsOpen(DateTimeOffset instant)
    {
        var time = Copenhagen.TimeAt(instant);
        return IsSendingDay(LocalDate(instant)) && time >= _hours.Opens && time < _hours.Closes;
    }

    /// <summary>The instant itself when texts may leave then; else the next opening, later by a part of the spread that is always the same for the same id.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset instant, Guid id)
    {
        if (IsOpen(instant))
        {
            return instant;
        }

        var day = Copenhagen.TimeAt(instant) < _hours.Opens ? LocalDate(instant) : LocalDate(instant).AddDays(1);
        return OpeningOf(FirstSendingDay(day), id);
    }

    /// <summary>The opening of the first sending day after the day of <paramref name="instant"/>, spread by <paramref name="id"/>.</summary>
    public DateTimeOffset OpeningOfNextDay(DateTimeOffset instant, Guid id) => OpeningOf(FirstSendingDay(LocalDate(instant).AddDays(1)), id);

    /// <summary>The closing hour of the <paramref name="days"/>-th sending day after the day of <paramref name="told"/>.</summary>
    public DateTimeOffset Deadline(DateTimeOffset told, int days) => Copenhagen.InstantOf(SendingDayAfter(LocalDate(told), days), _hours.Closes);

    /// <summary>When a reminder is due for a text that left at <paramref name="sent"/>; null when it left too late for one.</summary>
    public DateTimeOffset? ReminderAt(DateTimeOffset sent, DateTimeOffset deadline)
    {
        var last = LocalDate(deadline);
        if (SendingDayAfter(LocalDate(sent), 1) == last)
        {
            var noon = Copenhagen.InstantOf(last, new(12, 0));
            return sent.AddHours(3) <= noon ? noon : null;
        }

        var before = last.AddDays(-1);
        while (!IsSendingDay(before))
        {
            before = before.AddDays(-1);
        }

        var afternoon = Copenhagen.InstantOf(before, new(16, 0));
        return sent.AddHours(20) <= afternoon ? afternoon : null;
    }

    public DateOnly SendingDayAfter(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        for (var left = days; left > 0; left--)
        {
            day = FirstSendingDay(day.AddDays(1));
        }

        return day;
    }

    /// <summary>The n-th working day (a sending day that is not a Saturday) after <paramref name="day"/>.</summary>
    public DateOnly WorkingDayAfter(DateOnly day, int days)
    {
        for (var left = days; left > 0; left--)
        {
            do
            {
                day = day.AddDays(1);
            }
            while (day.DayOfWeek == DayOfWeek.Saturday || !IsSendingDay(day));
        }

        return day;
    }

    private DateTimeOffset OpeningOf(DateOnly day, Guid id)
    {
        var bytes = id.ToByteArray();
        var part = (bytes[^1] << 8 | bytes[^2]) / 65536.0;
        return Copenhagen.InstantOf(day, _hours.Opens) + TimeSpan.FromSeconds(Math.Floor(_hours.Spread.TotalSeconds * part));
    }

    private DateOnly FirstSendingDay(DateOnly from)
    {
        while (!IsSendingDay(from))
        {
            from = from.AddDays(1);
        }

        return from;
    }
}

/// <summary>
/// Danish public holidays: 1 January, 25 and 26 December, and by Easter Sunday −3, −2, 0, +1, +39, +49, +50; Store Bededag (+26) to 2023, its last year.
/// </summary>
/// <remarks>Source: offers and answers, O10. Easter by the anonymous Gregorian computation.</remarks>
public static class DanishHolidays
{
    private const int LastPrayerDay = 2023;

    public static bool IsHoliday(DateOnly day)
    {
        if (day is { Month: 1, Day: 1 } or { Month: 12, Day: 25 or 26 })
        {
            return true;
        }

        var fromEaster = day.DayNumber - EasterSunday(day.Year).DayNumber;
        return fromEaster is -3 or -2 or 0 or 1 or 39 or 49 or 50 || (fromEaster == 26 && day.Year <= LastPrayerDay);
    }

    public static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
        var corrected = moon - moon / 28 * (1 - moon / 28 * (29 / (moon + 1)) * ((21 - golden) / 11));
        var weekday = (year + year / 4 + corrected + 2 - century + century / 4) % 7;
        var days = corrected - weekday;
        var month = 3 + (days + 40) / 44;
        return new(year, month, days + 28 - 31 * (month / 4));
    }
}
