using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Matching.Storage.Postgres.Migrations;

/// <summary>
/// One numbered file of SQL, as it is built into the program: <c>0001_register.sql</c>. A file only adds, so that programs from before it run on
/// beside it. One that takes something away says so in a line of its own, <c>-- needs 0023</c>: programs whose last file is older stop.
/// </summary>
public sealed partial record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, 64 lower-case hexadecimal digits; line ends do not count.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The last file that a program must know to run beside this one; 0 = any program may.</summary>
    public int Needs { get; } = NeedsLine().Match(Sql) is { Success: true } line ? NumberOf(line.Groups["number"].Value) : 0;

    /// <summary>Those that this program brings, by number.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } = ReadEmbedded();

    private static List<Migration> ReadEmbedded()
    {
        var assembly = typeof(Migration).Assembly;
        var found = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(NumberOf(name), name, Text(name)))
            .ToList();
        if (found.Select((migration, index) => migration.Number == index + 1).Contains(false))
        {
            throw new InvalidOperationException(
                $"Migrations must be numbered 1, 2, 3 …, but are: {string.Join(", ", found.Select(m => m.Name))}.\nMaybe two branches took the same number.");
        }

        return found;

        string Text(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    [GeneratedRegex(@"^-- needs (?<number>\d{4})\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NeedsLine();

    private static int NumberOf(string name) => int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
}
