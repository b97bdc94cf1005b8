using System.Text.Json;
using Matching.Core.Nightly;
using Matching.Core.Steering;

namespace Matching.Web.Nights;

/// <summary>A run that somebody asked for, as its page reads it.</summary>
public sealed class RunRow
{
    public Guid Id { get; init; }

    public int Kind { get; init; }

    public int State { get; init; }

    public string AskedBy { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public string Steps { get; init; } = "[]";

    public string? Answer { get; init; }

    public string Wanted { get; init; } = "{}";

    public string? Fault { get; init; }

    public AskedKind Asked => (AskedKind)Kind;

    public bool IsOver => State is (int)AskedState.Done or (int)AskedState.Failed;

    public IReadOnlyList<NightStep> StepLines => JsonSerializer.Deserialize<List<NightStep>>(Steps, JsonSerializerOptions.Web) ?? [];

    public RunAnswer? Answered => Answer is { } json ? JsonSerializer.Deserialize<RunAnswer>(json, JsonSerializerOptions.Web) : null;

    public Wanted Otherwise => JsonSerializer.Deserialize<Wanted>(Wanted, JsonSerializerOptions.Web) ?? new();
}
