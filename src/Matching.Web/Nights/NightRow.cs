using System.Text.Json;
using Matching.Core.Nightly;

namespace Matching.Web.Nights;

/// <summary>A night as its page reads it; what the store keeps as JSON comes out as figures in the order that people read them.</summary>
internal sealed class NightRow
{
    private static readonly string[] CountOrder =
        ["youths", "wishes", "openings", "pairsFeasible", "placed", "new", "kept", "superseded", "decidedMeanwhile", "pinned", "unplaced"];

    private static readonly string[] StepOrder = ["read", "facts", "prepare", "candidates", "assign", "explain", "prices", "files", "publish"];

    public Guid Id { get; init; }

    public DateOnly LocalDate { get; init; }

    public int State { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset LeaseUntil { get; init; }

    public string Seed { get; init; } = "";

    public string? Counts { get; init; }

    public string? Steps { get; init; }

    public string? Summary { get; init; }

    public string? Versions { get; init; }

    public string? Fault { get; init; }

    public bool IsRunning => State == 1;

    public IReadOnlyList<NightStep> StepLines => [.. Figures(Steps, StepOrder).Select(figure => new NightStep(figure.Name, figure.Value))];

    public IReadOnlyList<(string Name, long Value)> CountLines => Figures(Counts, CountOrder);

    public NightVersions? MadeWith => Versions is { } json ? JsonSerializer.Deserialize<NightVersions>(json, JsonSerializerOptions.Web) : null;

    public long? Placed => CountLines.Where(line => line.Name == "placed").Select(line => (long?)line.Value).FirstOrDefault();

    public long? Unplaced => CountLines.Where(line => line.Name == "unplaced").Select(line => (long?)line.Value).FirstOrDefault();

    /// <summary>The objective, its upper bound and the gap between them, level by level; empty before the night is done.</summary>
    public IReadOnlyList<(string Level, long Reached, long AtMost, long Gap)> Proof
    {
        get
        {
            var (reached, most, gap) = (Level("objective"), Level("upperBound"), Level("gap"));
            return [.. reached.Where(level => most.ContainsKey(level.Key)).Select(level => (level.Key, level.Value, most[level.Key], gap.GetValueOrDefault(level.Key))).OrderByDescending(line => line.Key)];
        }
    }

    private Dictionary<string, long> Level(string name)
    {
        if (Summary is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(Summary);
        return document.RootElement.TryGetProperty(name, out var level) ? Figures(level.GetRawText(), []).ToDictionary(figure => figure.Name, figure => figure.Value, StringComparer.Ordinal) : [];
    }

    // The store keeps names in its own order. What is new comes last.
    private static List<(string Name, long Value)> Figures(string? json, string[] order)
    {
        if (string.IsNullOrEmpty(json))
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind != JsonValueKind.Object
            ? []
            : [.. document.RootElement.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Number).Select(part => (part.Name, (long)part.Value.GetDouble())).OrderBy(part => Array.IndexOf(order, part.Name) is >= 0 and var place ? place : order.Length)];
    }
}
