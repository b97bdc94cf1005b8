using Matching.Core.Intake.Tables;

namespace Matching.Core.Tables;

/// <summary>The columns of the plain tables, the id first.</summary>
/// <remarks>Source: the matching model §10.</remarks>
internal static class PlainLayouts
{
    public static Layout Pairs { get; } = Of("pairs", "wish", "opening", "weight", "score");

    public static Layout Openings { get; } = Of("openings", "opening", "seats", "host");

    public static Layout Hosts { get; } = new("hosts", IsNeeded: true, [new("host", "host"), new("cap", "cap"), new("network", "network", IsNeeded: false)]);

    public static Layout Networks { get; } = Of("networks", "network", "cap");

    public static Layout Left { get; } = Of("left", "person", "ranked");

    public static Layout Right { get; } = Of("right", "opening", "seats", "ranked");

    private static Layout Of(string name, params IReadOnlyList<string> columns) =>
        new(name, IsNeeded: true, [.. columns.Select(column => new Column(column, column))]);
}
