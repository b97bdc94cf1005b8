using System.Globalization;
using Matching.Core.People;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.Intake.Rows;

/// <summary>The plain values of a row, dates and times, numbers, yes or no, a phone, a week: each reading gives a value, or notes the fault and gives what does no harm.</summary>
internal static class RowValues
{
    public static DateOnly? Date(this Row row, string column)
    {
        var text = row.Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        row.Fault(column, FaultKind.NotADate);
        return null;
    }

    public static DateOnly? NeededDate(this Row row, string column) => row.Needed(column).Length == 0 ? null : row.Date(column);

    /// <summary>A day up to <paramref name="last"/>, which is included.</summary>
    public static DateOnly? PastDate(this Row row, string column, DateOnly last)
    {
        var date = row.Date(column);
        if (date <= last || date is null)
        {
            return date;
        }

        row.Fault(column, FaultKind.InTheFuture, Row.Written(last));
        return null;
    }

    public static DateOnly NeededPastDate(this Row row, string column, DateOnly last) =>
        row.Needed(column).Length == 0 ? last : row.PastDate(column, last) ?? last;

    public static TimeOnly? Time(this Row row, string column)
    {
        var text = row.Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        row.Fault(column, FaultKind.NotATime);
        return null;
    }

    /// <summary>Both ends allowed.</summary>
    public static int? Number(this Row row, string column, int from, int to = int.MaxValue)
    {
        var text = row.Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
        {
            return number;
        }

        row.Fault(column, FaultKind.NotInRange, Row.Written(from), to == int.MaxValue ? "" : Row.Written(to));
        return null;
    }

    public static int NeededNumber(this Row row, string column, int from, int to = int.MaxValue) =>
        row.Needed(column).Length == 0 ? from : row.Number(column, from, to) ?? from;

    public static double Decimal(this Row row, string column, int from, int to)
    {
        if (double.TryParse(row.Needed(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
        {
            return number;
        }

        if (row.Text(column).Length > 0)
        {
            row.Fault(column, FaultKind.NotADecimal, Row.Written(from), Row.Written(to));
        }

        return from;
    }

    public static bool? YesNo(this Row row, string column)
    {
        switch (row.Text(column))
        {
            case "yes":
                return true;
            case "no":
                return false;
            case "":
                return null;
            default:
                row.Fault(column, FaultKind.NotYesOrNo);
                return null;
        }
    }

    public static PhoneNumber? Phone(this Row row, string column)
    {
        var text = row.Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (PhoneNumber.TryParse(text, out var number))
        {
            return number;
        }

        row.Fault(column, FaultKind.NotAPhone);
        return null;
    }

    public static WeeklyHours Week(this Row row, string column)
    {
        var text = row.Text(column);
        if (WeeklyHours.TryParse(text, out var hours, out _))
        {
            return hours;
        }

        var faulty = text.Split('|', StringSplitOptions.TrimEntries).First(part => !WeeklyHours.TryParse(part, out _, out _));
        row.Fault(column, FaultKind.NotAWeek, faulty);
        return WeeklyHours.None;
    }

    public static StatusMark Status(this Row row, DateOnly date) => new(
        row.Code("status", FileCodes.Statuses, Engine.Facts.Status.Active),
        row.Text("status_reason"),
        row.Text("status_by"),
        row.PastDate("status_since", date));

    /// <summary>Notes a fault when <paramref name="high"/> is stated and below <paramref name="low"/>.</summary>
    public static void InOrder<T>(this Row row, string lowColumn, T? low, string highColumn, T? high)
        where T : struct, IComparable<T>, IFormattable
    {
        if (low is { } least && high is { } most && most.CompareTo(least) < 0)
        {
            row.Fault(highColumn, FaultKind.LessThan, lowColumn, row.Text(lowColumn));
        }
    }
}
