using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Engine;

namespace Matching.Core.Nightly;

/// <summary>summary.json: what the night came to, the same bytes for the same input. run.json: how long it took on this machine.</summary>
/// <remarks>Source: the matching model §13, Files.</remarks>
internal static class NightSummary
{
    // Ids and salts hold signs such as +, which are safe in a file of our own.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static NightFile Write(PlannedNight night) => Write("summary.json", json =>
    {
        json.WriteString("date", night.Problem.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        WriteStrings(json, "area", night.Problem.Area);
        json.WriteString("seed", night.Problem.Salt);
        WriteVersions(json, night.Versions);
        json.WriteString("factsHash", night.FactsHash);
        json.WriteString("planHash", night.PlanHash);
        WriteCounts(json, night);
        WriteLevels(json, night.Plan);
        WriteFairness(json, night.Plan);
        WriteStrings(json, "assumed", night.Assumed);
        json.WriteStartObject("leftOut");
        json.WriteNumber("age", night.LeftOutByAge);
        json.WriteEndObject();
    });

    public static NightFile WriteRun(PlannedNight night) => Write("run.json", json =>
    {
        json.WriteStartObject("milliseconds");
        foreach (var step in night.Steps)
        {
            json.WriteNumber(step.Step, step.Milliseconds);
        }

        json.WriteEndObject();
        json.WriteNumber("peakMegabytes", night.PeakMegabytes);
        json.WriteNumber("threads", night.Threads);
    });

    private static NightFile Write(string name, Action<Utf8JsonWriter> content)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        return new(name, memory.ToArray());
    }

    private static void WriteVersions(Utf8JsonWriter json, NightVersions versions)
    {
        json.WriteStartObject("versions");
        json.WriteNumber("policy", versions.Policy);
        json.WriteString("programmes", versions.Programmes);
        json.WriteString("law", versions.Law);
        json.WriteString("engine", versions.Engine);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, PlannedNight night)
    {
        var counts = night.Plan.Counts;
        json.WriteNumber("youths", night.Youths);
        json.WriteNumber("wishes", counts.Wishes);
        json.WriteNumber("openings", counts.Openings);
        json.WriteNumber("pairsFeasible", counts.PairsFeasible);
        json.WriteNumber("placed", counts.Placed);
        json.WriteNumber("pinned", counts.Pinned);
    }

    private static void WriteLevels(Utf8JsonWriter json, MatchingPlan plan)
    {
        json.WriteStartObject("objective");
        WriteTwo(json, plan.Objective);
        json.WriteNumber("draw", plan.Objective.Draw);
        json.WriteEndObject();
        json.WriteStartObject("upperBound");
        WriteTwo(json, plan.UpperBound);
        json.WriteEndObject();
        json.WriteStartObject("gap");
        WriteTwo(json, plan.Gap);
        json.WriteEndObject();
    }

    private static void WriteTwo(Utf8JsonWriter json, Levels levels)
    {
        json.WriteNumber("placed", levels.Placed);
        json.WriteNumber("fit", levels.Fit);
    }

    private static void WriteFairness(Utf8JsonWriter json, MatchingPlan plan)
    {
        json.WriteStartObject("fairness");
        foreach (var (group, figures) in plan.Fairness.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(group);
            foreach (var (name, figure) in figures.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                json.WriteNumber(name, figure);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
