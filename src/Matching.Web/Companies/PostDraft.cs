using System.Globalization;
using Matching.Core.Intake.Rows;
using Matching.Core.Openings;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Matching.Web.Layout;
using Matching.Web.Youths;

namespace Matching.Web.Companies;

/// <summary>
/// What a company has said so far on its way through the wizard: it travels in the address from step to step, so that the back button goes one
/// step back and nothing is kept before it is posted. It holds nothing about people.
/// </summary>
public sealed class PostDraft
{
    private readonly Func<string, IReadOnlyList<string>> _said;

    private PostDraft(Func<string, IReadOnlyList<string>> said) => _said = said;

    /// <summary>Every field, in the order of the steps.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["form", "place", "kind", "title", "tasks", "sector", "trade", "env", "day", "from", "to", "fixed", "hours", "most", "start", "end", "seats", "min", "max", "paid", "speak"];

    /// <summary>Which fields are asked on which step; the first step is 1.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Steps { get; } =
    [
        ["place", "kind", "title", "tasks", "sector", "trade", "env"],
        ["day", "from", "to", "fixed", "hours", "most", "start", "end"],
        ["seats", "min", "max", "paid", "speak"],
        [],
    ];

    public static PostDraft From(IQueryCollection query) => new(name => [.. query[name].OfType<string>()]);

    public static PostDraft From(IFormCollection form) => new(name => [.. form[name].OfType<string>()]);

    /// <summary>The same work as an opening that was posted before, a year later where it had dates.</summary>
    public static PostDraft Again(Opening before, Guid form, DateOnly today)
    {
        var said = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["form"] = [form.ToString()],
            ["place"] = [before.HostId],
            ["kind"] = [before.Kind.ToString()],
            ["title"] = [before.Title],
            ["tasks"] = [before.Tasks],
            ["sector"] = [before.Sector],
            ["trade"] = [before.Trade.ToString()],
            ["env"] = [.. Enum.GetValues<WorkEnvironment>().Where(tag => tag != WorkEnvironment.None && before.Environment.HasFlag(tag)).Select(tag => tag.ToString())],
            ["day"] = [.. before.Schedule.Stretches.Select(stretch => Written(stretch.Day))],
            ["from"] = [.. before.Schedule.Stretches.Select(stretch => Time(stretch.FromMinute))],
            ["to"] = [.. before.Schedule.Stretches.Select(stretch => Time(stretch.ToMinute))],
            ["fixed"] = before.ScheduleIsFixed ? ["true"] : [],
            ["hours"] = [Written(before.HoursPerWeekMin)],
            ["most"] = before.HoursPerWeekMax is { } most ? [Written(most)] : [],
            ["start"] = Later(before.StartDate, today),
            ["end"] = Later(before.EndDate, today),
            ["seats"] = [Written(before.Seats)],
            ["min"] = [Written(before.MinAge)],
            ["max"] = [Written(before.MaxAge)],
            ["paid"] = before.Paid is { } paid ? [paid ? "true" : "false"] : [],
            ["speak"] = [.. before.Languages],
        };
        return new(name => said.GetValueOrDefault(name) ?? []);
    }

    /// <summary>The wizard at a step, with all that has been said.</summary>
    public string Address(int step) =>
        $"/company/new?step={Written(step)}{string.Concat(Fields.SelectMany(field => All(field).Select(said => $"&{field}={Uri.EscapeDataString(said)}")))}";

    public IReadOnlyList<string> All(string field) => _said(field);

    public string One(string field) => _said(field) is [var first, ..] ? first : "";

    public Guid Form => Guid.TryParse(One("form"), out var form) ? form : Guid.Empty;

    public string Place => One("place");

    public Kind Kind => One("kind") == nameof(Kind.Internship) ? Kind.Internship : Kind.Job;

    public Trade Trade => Enum.TryParse<Trade>(One("trade"), out var trade) && Enum.IsDefined(trade) ? trade : Trade.NotStated;

    public WorkEnvironment Environment => MeEndpoints.Values<WorkEnvironment>(All("env")).Aggregate(WorkEnvironment.None, (all, tag) => all | tag);

    /// <summary>The rows that say a time; a row whose end is not after its start counts as nothing.</summary>
    public WeeklyHours Schedule => WeeklyHours.Of(Enumerable.Range(0, Math.Min(All("day").Count, Math.Min(All("from").Count, All("to").Count)))
        .Select(row => (Day: MeEndpoints.Number(All("day")[row]), From: TypedWeek.Minute(All("from")[row]), To: TypedWeek.Minute(All("to")[row])))
        .Where(row => row is { Day: >= 0 and < 7, From: >= 0 } && row.To > row.From)
        .Select(row => new WeekStretch(row.Day, row.From, row.To)));

    public bool IsFixed => One("fixed") == "true";

    public WorkSaid Work => new(Trade, Environment, Schedule, IsFixed, Math.Max(1, Number("hours", 1)));

    public Opening ToOpening(string programme) => new()
    {
        Id = Form.ToString(),
        Kind = Kind,
        Programme = programme,
        HostId = Place,
        Title = One("title").Trim(),
        Tasks = One("tasks").Trim(),
        Sector = One("sector"),
        Seats = Number("seats", 0),
        MinAge = Number("min", 0),
        MaxAge = Number("max", 0),
        HoursPerWeekMin = Number("hours", 0),
        HoursPerWeekMax = One("most").Length == 0 ? null : Number("most", 0),
        Schedule = Schedule,
        ScheduleIsFixed = IsFixed,
        StartDate = Date("start"),
        EndDate = Date("end"),
        Languages = All("speak").Intersect(GiveRoom.Languages, StringComparer.Ordinal).ToList() is { Count: > 0 } spoken ? spoken : ["da"],
        Environment = Environment,
        Paid = One("paid") switch { "true" => true, "false" => false, _ => null },
        Trade = Trade,
    };

    public DateOnly? Date(string field) => DateOnly.TryParseExact(One(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private int Number(string field, int otherwise) => MeEndpoints.Number(One(field)) is >= 0 and var number ? number : otherwise;

    private static string[] Later(DateOnly? date, DateOnly today)
    {
        if (date is not { } later)
        {
            return [];
        }

        while (later < today)
        {
            later = later.AddYears(1);
        }

        return [later.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
    }

    private static string Time(int minute) => $"{Math.Min(minute, 1439) / 60:00}:{Math.Min(minute, 1439) % 60:00}";

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
