using Matching.Core.Definitions;

namespace Matching.Core.LegalRules.Calendars;

/// <summary>Reads a file of school calendars strictly: ends before starts, years that overlap, free days outside every year are faults with their place.</summary>
internal static class SchoolCalendarFile
{
    private const int CodeLength = 4;

    public static DefinitionOutcome<IReadOnlyList<SchoolCalendar>> Read(string file, string json) =>
        DefinitionText.Read<IReadOnlyList<SchoolCalendar>>(file, json, root => [.. root.Items().Select(ReadOne)]);

    private static SchoolCalendar ReadOne(DefinitionValue value)
    {
        value.Object("municipality", "sample", "source", "years", "free");
        var years = value.Required("years").Items().Select(item => (item, Days: ReadDays(item.Object("from", "to")))).ToList();
        var free = value.Required("free").Items().Select(item => (item, Free: ReadFree(item))).ToList();
        for (var later = 1; later < years.Count; later++)
        {
            if (years[..later].Any(before => before.Days.Meets(years[later].Days)))
            {
                years[later].item.RefuseThat($"the school year {Written(years[later].Days)} overlaps another one.");
            }
        }

        foreach (var (item, days) in free.Where(one => !years.Any(year => year.Days.Meets(one.Free.Days))))
        {
            item.RefuseThat($"{Written(days.Days)} lies in no school year.");
        }

        return new(
            ReadCode(value.Required("municipality")),
            value.Required("sample").YesOrNo(),
            value.Required("source").Text(),
            [.. years.Select(year => year.Days)],
            [.. free.Select(days => days.Free)]);
    }

    private static string ReadCode(DefinitionValue value)
    {
        var code = value.Text();
        if (code.Length != CodeLength || !code.All(char.IsAsciiDigit))
        {
            value.Refuse("a municipality's four digits");
        }

        return code;
    }

    private static FreeDays ReadFree(DefinitionValue value)
    {
        value.Object("from", "to", "name");
        var name = value.Required("name").Object("da", "en");
        return new(ReadDays(value), new(name.Required("da").Text(), name.Required("en").Text()));
    }

    private static CivilDays ReadDays(DefinitionValue value)
    {
        var days = new CivilDays(value.Required("from").Date(), value.Required("to").Date());
        if (days.To < days.From)
        {
            value.RefuseThat($"it ends on {days.To:yyyy-MM-dd}, before it starts on {days.From:yyyy-MM-dd}.");
        }

        return days;
    }

    private static string Written(CivilDays days) => $"{days.From:yyyy-MM-dd} to {days.To:yyyy-MM-dd}";
}
