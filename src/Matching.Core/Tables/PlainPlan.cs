using System.Text;

namespace Matching.Core.Tables;

/// <summary>A plan of plain tables as the bytes of a file: UTF-8 without a mark, LF, ids as they came, quotes where they are needed.</summary>
/// <remarks>Source: the matching model §10. Ids are not guarded against spreadsheets: another program reads them back.</remarks>
public static class PlainPlan
{
    /// <param name="first">Heading of the first column.</param>
    /// <param name="second">Heading of the second.</param>
    /// <param name="rows">In the order of the file.</param>
    public static byte[] Bytes(string first, string second, IEnumerable<(string First, string Second)> rows)
    {
        var text = new StringBuilder();
        Append(text, first, second);
        foreach (var row in rows)
        {
            Append(text, row.First, row.Second);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, string first, string second) =>
        text.Append(Written(first)).Append(';').Append(Written(second)).Append('\n');

    private static string Written(string id) =>
        id.AsSpan().ContainsAny(";\"\r\n") ? $"\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : id;
}
