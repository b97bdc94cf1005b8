namespace Matching.Core.Intake;

/// <summary>The known name that a mistyped one most probably means: fewest letters changed, at most a third of them; ties by alphabet.</summary>
public static class NearestName
{
    /// <summary>Empty when none is near.</summary>
    public static string To(string typed, IEnumerable<string> known)
    {
        var word = typed.Trim().ToLowerInvariant();
        var near = known
            .Select(name => (Name: name, Distance: Distance(word, name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, candidate.Name.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal);
        return near.Select(candidate => candidate.Name).FirstOrDefault("");
    }

    private static int Distance(string a, string b)
    {
        // A header is never this long; a whole line of a wrong file may be.
        if (a.Length > 60)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
