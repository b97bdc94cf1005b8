using System.Globalization;
using System.Text;
using System.Text.Json;
using Matching.Core.Intake;

namespace Matching.Web.Api;

/// <summary>Rows as the files have them: a field by its column's name. A list may be a list or text with | between; yes and no may be true and false.</summary>
/// <param name="Rows">At most 500.</param>
internal sealed record ApiRows(IReadOnlyList<Dictionary<string, JsonElement>> Rows)
{
    public const int Most = 500;

    /// <summary>The rows as a file of that name, with the columns that any row names.</summary>
    public IncomingFile ToFile(string name)
    {
        var columns = Rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToList();
        var text = new StringBuilder().AppendJoin(';', columns.Select(Quoted)).Append('\n');
        foreach (var row in Rows)
        {
            text.AppendJoin(';', columns.Select(column => Quoted(row.TryGetValue(column, out var value) ? Text(value) : ""))).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return new(name + ".csv", bytes.Length, () => new MemoryStream(bytes, writable: false));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.Array => string.Join('|', value.EnumerateArray().Select(Text)),
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole.ToString(CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    // A line break inside a field would move the numbers of the lines that follow.
    private static string Quoted(string text) => '"' + text.ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
