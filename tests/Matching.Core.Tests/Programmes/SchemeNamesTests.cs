using System.Text.RegularExpressions;
using Matching.Core.Programmes;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes;

/// <summary>No building block knows a scheme by name: the next one is a file.</summary>
public sealed class SchemeNamesTests
{
    private static readonly string[] Code = [".cs", ".razor", ".sql", ".js"];

    // Words that a sentence of the product needs too.
    private static readonly string[] PlainWords = ["Fritidsjob", "Virksomhedspraktik", "Hotline", "Erhvervspraktik", "Spare-time job", "Company internship"];

    [Fact]
    public void No_source_file_names_a_scheme()
    {
        var names = Names().ToList();
        var found = SourceFiles().SelectMany(file => FoundIn(File.ReadAllText(file), names).Select(name => $"{Path.GetRelativePath(RepositoryFolder.Root, file)}: {name}"));

        found.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_named_one_would_be_seen()
    {
        FoundIn("if (programme.Id == \"viborg-business-mentors\")", [.. Names()]).ShouldNotBeEmpty();
        FoundIn("case \"NExTWORK\":", [.. Names()]).ShouldNotBeEmpty();
        FoundIn("an on_call_job in a kitchen", [.. Names()]).ShouldBeEmpty();
        SourceFiles().Count().ShouldBeGreaterThan(200);
    }

    private static IEnumerable<string> Names() => ProgrammeBook.Shipped.Versions
        .SelectMany(version => new[] { version.Id, version.Definition.Name.In("da"), version.Definition.Name.In("en") })
        .Where(name => !PlainWords.Contains(name, StringComparer.OrdinalIgnoreCase) && (name.Contains('-', StringComparison.Ordinal) || name.Length > 6))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> FoundIn(string text, IReadOnlyList<string> names) => names
        .Where(name => text.Contains(name, StringComparison.OrdinalIgnoreCase))
        .Where(name => Regex.IsMatch(text, $@"(?<![\p{{L}}\p{{N}}_-]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)));

    private static IEnumerable<string> SourceFiles() => Directory
        .EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), "*", SearchOption.AllDirectories)
        .Where(file => Code.Contains(Path.GetExtension(file)))
        // An example of a row names a scheme, as whoever sends one does.
        .Where(file => Path.GetFileName(file) != "ApiExamples.cs")
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"));
}
