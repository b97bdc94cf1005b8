using System.Globalization;
using Matching.Core.Intake.Tables;

namespace Matching.Core.Intake.Rows;

/// <summary>One row read column by column: each reading gives a value, or notes the fault and gives what does no harm.</summary>
internal sealed class Row(Table table, TableRow row, FaultList faults)
{
    public int Line => row.Line;

    public bool HasColumn(string column) => table.Has(column);

    public string Text(string column) => table.Text(row, column);

    public string Needed(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            Fault(column, FaultKind.Required);
        }

        return text;
    }

    /// <summary>The row's own id, which no earlier row may have.</summary>
    public string Id(string column, IdSet ids)
    {
        var id = OfForm(column, Needed(column), TextForms.IsId, "Y00001");
        if (id.Length > 0 && ids.FirstLine(id) is { } first && first != Line)
        {
            Fault(column, FaultKind.SameIdTwice, Written(first));
        }

        return id;
    }

    /// <summary>An id of another file; empty stays empty.</summary>
    public string Reference(string column, IdSet ids) => Reference(column, Text(column), ids.File, ids);

    public string NeededReference(string column, IdSet ids) => Needed(column).Length == 0 ? "" : Reference(column, ids);

    /// <summary>Ids that are in one of the sets, each once.</summary>
    public IReadOnlyList<string> References(string column, params IdSet[] sets) =>
        Parts(column, part => Reference(column, part, string.Join(", ", sets.Select(set => set.File)), sets).Length > 0);

    public string AtMost(string column, int characters)
    {
        var text = Text(column);
        if (text.Length > characters)
        {
            Fault(column, FaultKind.TooLong, Written(characters));
        }

        return text;
    }

    public string OfForm(string column, Func<string, bool> form, string example) => OfForm(column, Text(column), form, example);

    public IReadOnlyList<string> ListOfForm(string column, Func<string, bool> form, string example) =>
        Parts(column, part => OfForm(column, part, form, example).Length > 0);

    public T Code<T>(string column, CodeTable<T> codes, T notStated)
        where T : struct, Enum
    {
        var text = Text(column);
        return text.Length == 0 ? notStated : Value(column, text, codes) ?? notStated;
    }

    public T NeededCode<T>(string column, CodeTable<T> codes)
        where T : struct, Enum => Needed(column).Length == 0 ? default : Code(column, codes, default);

    public string OneOf(string column, IReadOnlyList<string> codes)
    {
        var text = Text(column);
        return text.Length == 0 ? text : Known(column, text, codes);
    }

    /// <summary>Each code once, in the order of the file.</summary>
    public IReadOnlyList<T> Values<T>(string column, CodeTable<T> codes)
        where T : struct, Enum => List(column) is { Count: > 0 } parts ? [.. parts.Select(part => Value(column, part, codes)).OfType<T>().Distinct()] : [];

    public T Flags<T>(string column, CodeTable<T> codes)
        where T : struct, Enum
    {
        var bits = Values(column, codes).Aggregate(0, (all, value) => all | (int)(object)value);
        return (T)Enum.ToObject(typeof(T), bits);
    }

    /// <summary>Codes out of a known list, each once.</summary>
    public IReadOnlyList<string> ListOf(string column, IReadOnlyList<string> codes) =>
        Parts(column, part => Known(column, part, codes).Length > 0);

    /// <summary>The parts between bars, each once, empty ones left out.</summary>
    public IReadOnlyList<string> List(string column)
    {
        // Most lists of a night's rows are empty or have one part.
        var text = Text(column);
        if (text.Length == 0)
        {
            return [];
        }

        return text.Contains('|', StringComparison.Ordinal)
            ? [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)]
            : [text];
    }

    // Nothing is chosen out of nothing, and most lists are that.
    private IReadOnlyList<string> Parts(string column, Func<string, bool> isGood) =>
        List(column) is { Count: > 0 } parts ? [.. parts.Where(isGood)] : [];

    public void Fault(string column, FaultKind kind, params IReadOnlyList<string> allowed) => Fault(column, Text(column), kind, allowed);

    public void Fault(string column, string value, FaultKind kind, params IReadOnlyList<string> allowed) =>
        faults.Add(row.Line, column, value, kind, allowed);

    public static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private T? Value<T>(string column, string part, CodeTable<T> codes)
        where T : struct, Enum
    {
        if (codes.TryValue(part, out var value))
        {
            return value;
        }

        Fault(column, part, FaultKind.NotACode, codes.Codes);
        return null;
    }

    private string Known(string column, string part, IReadOnlyList<string> codes)
    {
        if (codes.Contains(part))
        {
            return part;
        }

        Fault(column, part, FaultKind.NotACode, codes);
        return "";
    }

    private string Reference(string column, string id, string files, params ReadOnlySpan<IdSet> sets)
    {
        foreach (var set in sets)
        {
            if (id.Length == 0 || set.Holds(id))
            {
                return id;
            }
        }

        Fault(column, id, FaultKind.UnknownReference, files);
        return "";
    }

    private string OfForm(string column, string text, Func<string, bool> form, string example)
    {
        if (text.Length == 0 || form(text))
        {
            return text;
        }

        Fault(column, text, FaultKind.NotOfForm, example);
        return "";
    }
}
