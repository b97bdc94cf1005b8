using System.Text.RegularExpressions;

namespace Matching.Storage.Postgres.Erasures;

/// <summary>An id, or a first name, where it stands alone: Y1 is not the beginning of Y10.</summary>
internal static class AloneId
{
    /// <summary>A pattern for PostgreSQL, which takes a backslash before any sign that is no letter or digit.</summary>
    public static string Pattern(string id) =>
        $"(?<![[:alnum:]_-]){Regex.Replace(id, @"[^\p{L}\p{N}]", "\\$0", RegexOptions.None, TimeSpan.FromSeconds(1))}(?![[:alnum:]_-])";
}
