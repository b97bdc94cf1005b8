using Matching.Core.Intake;

namespace Matching.Core.Tables;

/// <summary>What reading plain tables came to: all of it, or the list of everything that is wrong.</summary>
public abstract record TablesOutcome<T>
{
    private TablesOutcome()
    {
    }

    /// <summary>Every row is right and every reference resolves.</summary>
    public sealed record Read(T Tables) : TablesOutcome<T>;

    /// <summary>Something is wrong. <paramref name="Faults"/> by table and line: of each table the first thousand; <paramref name="Count"/>: all of them.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults, long Count) : TablesOutcome<T>;
}

internal static class TablesOutcome
{
    /// <summary>What <paramref name="make"/> makes of tables without a fault; it may find the last ones, and then answers null.</summary>
    public static TablesOutcome<T> Of<T>(IReadOnlyList<PlainTable> tables, Func<T?> make)
        where T : class
    {
        if (tables.All(table => table.Faults.Count == 0) && make() is { } made)
        {
            return new TablesOutcome<T>.Read(made);
        }

        return new TablesOutcome<T>.Refused(
            [.. tables.SelectMany(table => table.Faults.Faults.OrderBy(fault => fault.Line))],
            tables.Sum(table => table.Faults.Count));
    }
}
