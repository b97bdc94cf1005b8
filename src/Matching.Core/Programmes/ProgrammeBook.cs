using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Matching.Core.Definitions;
using Matching.Core.LegalRules;
using Matching.Core.Programmes.Reading;

namespace Matching.Core.Programmes;

/// <summary>
/// Every version of every scheme that is known. A changed definition is a new version: the same id, a higher number, a later valid-from.
/// Nothing in it is ever replaced, so that a running match finds the version it was made under.
/// </summary>
/// <remarks>Source: programmes §1.1.</remarks>
public sealed class ProgrammeBook
{
    private const string ShippedIn = "Matching.Core.Programmes.Schemes.";

    private readonly ILookup<string, ProgrammeVersion> _byId;

    private ProgrammeBook(IEnumerable<ProgrammeVersion> versions)
    {
        Versions = [.. versions.OrderBy(version => version.Id, StringComparer.Ordinal).ThenBy(version => version.Definition.ValidFrom)];
        _byId = Versions.ToLookup(version => version.Id, StringComparer.Ordinal);
    }

    // Before what ships, which is read into it.
    public static ProgrammeBook Empty { get; } = new([]);

    /// <summary>What ships with the product.</summary>
    public static ProgrammeBook Shipped { get; } = Load(ShippedFiles()).OrThrow();

    /// <summary>By id, then by valid-from.</summary>
    public IReadOnlyList<ProgrammeVersion> Versions { get; }

    /// <summary>Every id once, sorted.</summary>
    public IReadOnlyList<string> Ids => [.. _byId.Select(versions => versions.Key)];

    /// <summary>A book from files (name, text): refused with every fault of every file, and where two of them do not follow each other.</summary>
    public static DefinitionOutcome<ProgrammeBook> Load(IReadOnlyList<(string File, string Json)> files) => Empty.With(files, LegalRuleSet.Default);

    /// <summary>This book and these files.</summary>
    public DefinitionOutcome<ProgrammeBook> With(IReadOnlyList<(string File, string Json)> files) => With(files, LegalRuleSet.Default);

    /// <summary>This book and these files, judged by that law.</summary>
    public DefinitionOutcome<ProgrammeBook> With(IReadOnlyList<(string File, string Json)> files, LegalRuleSet law)
    {
        var faults = new List<string>();
        var read = new List<(string File, ProgrammeVersion Version)>();
        foreach (var (file, json) in files)
        {
            switch (ProgrammeFile.Read(file, json, law))
            {
                case DefinitionOutcome<ProgrammeVersion>.Read one:
                    read.Add((file, one.Value));
                    break;
                case DefinitionOutcome<ProgrammeVersion>.Refused refused:
                    faults.AddRange(refused.Faults);
                    break;
            }
        }

        faults.AddRange(VersionOrder.Faults(Versions, read));
        return faults.Count == 0
            ? new DefinitionOutcome<ProgrammeBook>.Read(new(Versions.Concat(read.Select(one => one.Version)).DistinctBy(version => version.Mark, StringComparer.Ordinal)))
            : new DefinitionOutcome<ProgrammeBook>.Refused(faults);
    }

    /// <summary>The version that a night runs on: the last that is valid then; before the first one, the first. Null = no such scheme.</summary>
    public ProgrammeVersion? Find(string id, DateOnly night) =>
        _byId[id].LastOrDefault(version => version.Definition.ValidFrom <= night) ?? _byId[id].FirstOrDefault();

    /// <summary>The version that a match was made under; null when it is not known here.</summary>
    public ProgrammeVersion? FindMark(string mark) => Versions.FirstOrDefault(version => version.Mark == mark);

    /// <summary>One version of each scheme, by id.</summary>
    public IReadOnlyList<ProgrammeVersion> On(DateOnly night) => [.. _byId.Select(versions => Find(versions.Key, night)!)];

    /// <summary>This book, in which one scheme takes everybody who fits without a referral.</summary>
    internal ProgrammeBook AsIfReferred(string id) => new(Versions.Select(version => version.Id == id && version.Definition.Entry is { } entry
        ? version with { Definition = version.Definition with { Entry = entry with { Routes = [] } } }
        : version));

    /// <summary>The first sixteen signs of a hash over these versions, the same whatever their order.</summary>
    public static string HashOf(IEnumerable<ProgrammeVersion> versions)
    {
        var marks = versions.Select(version => version.Mark + version.Hash).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', marks))))[..16];
    }

    /// <summary>What ships, as (name, text).</summary>
    public static IReadOnlyList<(string File, string Json)> ShippedFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(ShippedIn, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => (name[ShippedIn.Length..], DefinitionText.Embedded(name[(ShippedIn.Length - 1)..].TrimStart('.')))),
        ];
    }
}

/// <summary>What only shows when versions of a scheme lie beside each other.</summary>
internal static class VersionOrder
{
    /// <summary>Faults of the new ones, named by file; the same content again is no fault.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<ProgrammeVersion> known, IReadOnlyList<(string File, ProgrammeVersion Version)> read)
    {
        for (var at = 0; at < read.Count; at++)
        {
            var (file, version) = read[at];
            var others = known.Select(one => (File: "the version that is known", Version: one)).Concat(read.Take(at)).Where(one => one.Version.Id == version.Id && one.Version.Hash != version.Hash);
            foreach (var (otherFile, other) in others)
            {
                if (Fault(version, other) is { } fault)
                {
                    yield return $"{file} {fault} ({otherFile}).";
                }
            }
        }
    }

    private static string? Fault(ProgrammeVersion version, ProgrammeVersion other)
    {
        var (mine, theirs) = (version.Definition, other.Definition);
        if (mine.ValidFrom == theirs.ValidFrom)
        {
            return string.Create(CultureInfo.InvariantCulture, $"$.validFrom: '{mine.Id}' has a version from {mine.ValidFrom:yyyy-MM-dd} already, with other content; a change needs a later date");
        }

        return mine.ValidFrom.CompareTo(theirs.ValidFrom) == mine.Version.CompareTo(theirs.Version)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"$.version: '{mine.Id}' is version {mine.Version} from {mine.ValidFrom:yyyy-MM-dd}, beside version {theirs.Version} from {theirs.ValidFrom:yyyy-MM-dd}; a later date has a higher number");
    }
}
