using System.Globalization;
using Matching.Engine.Time;

namespace Matching.Web.Layout;

/// <summary>A week as it stands in a form: rows of day, from and to. Times as browsers send them and as Danes write them.</summary>
internal static class TypedWeek
{
    private static readonly string[] Forms = ["HH:mm", "H:mm", "HH.mm", "H.mm", "HH", "%H"];

    /// <summary>False: a row says only one of its two times, one that is none, or an end that is not after its start. Rows that say nothing are no fault.</summary>
    public static bool TryRead(IFormCollection form, out WeeklyHours week)
    {
        var rows = form["day"].OfType<string>().Zip(form["from"].OfType<string>(), form["to"].OfType<string>()).Where(row => row.Second.Length + row.Third.Length > 0).Select(Stretch).ToList();
        week = WeeklyHours.Of(rows.OfType<WeekStretch>());
        return !rows.Contains(null);
    }

    /// <summary>Minutes after midnight; −1: it is no time of day.</summary>
    public static int Minute(string text) =>
        TimeOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : -1;

    private static WeekStretch? Stretch((string Day, string From, string To) row) =>
        int.TryParse(row.Day, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day < 7 && Minute(row.From) is >= 0 and var from && Minute(row.To) is var to && to > from
            ? new WeekStretch(day, from, to)
            : null;
}
