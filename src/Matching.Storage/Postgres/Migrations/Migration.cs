using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Storage.Postgres.Migrations;

/// <summary>One numbered file of SQL, as it is built into the program: <c>0001_register.sql</c>.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, 64 lower-case hexadecimal digits; line ends do not count.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

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

    private static int NumberOf(string name) => int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
}
