using Matching.Core.Definitions;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Reading;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes;

public sealed class ProgrammeBookTests
{
    public static TheoryData<string> Shipped => [.. ProgrammeBook.ShippedFiles().Select(file => file.File)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_scheme_that_ships_is_right(string name)
    {
        var (file, json) = ProgrammeBook.ShippedFiles().Single(known => known.File == name);

        var outcome = ProgrammeFile.Read(file, json);

        string.Join('\n', (outcome as DefinitionOutcome<ProgrammeVersion>.Refused)?.Faults ?? []).ShouldBeEmpty();
        var version = outcome.ShouldBeOfType<DefinitionOutcome<ProgrammeVersion>.Read>().Value;
        Path.GetFileNameWithoutExtension(file).ShouldBeOneOf(version.Id, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{version.Id}-{version.Definition.Version}"));
    }

    [Fact]
    public void A_changed_definition_is_a_new_version_and_the_old_one_stays()
    {
        var book = Book(("a.json", GivenProgramme.Right), ("b.json", Later("2027-01-01", 2)));

        book.Versions.Count.ShouldBe(2);
        book.Find("summer-start", new(2026, 12, 31))!.Definition.Version.ShouldBe(1);
        book.Find("summer-start", new(2027, 1, 1))!.Definition.Version.ShouldBe(2);
        book.Find("summer-start", new(2025, 1, 1))!.Definition.Version.ShouldBe(1);
        book.On(new(2027, 6, 1)).ShouldHaveSingleItem().Definition.Version.ShouldBe(2);
        book.FindMark(book.Versions[0].Mark)!.Definition.Version.ShouldBe(1);
    }

    [Fact]
    public void The_same_content_again_changes_nothing() =>
        Book(("a.json", GivenProgramme.Right), ("b.json", GivenProgramme.Right)).Versions.ShouldHaveSingleItem();

    [Theory]
    [InlineData("2026-01-01", 2, "has a version from 2026-01-01 already, with other content; a change needs a later date")]
    [InlineData("2027-01-01", 1, "a later date has a higher number")]
    public void Versions_that_do_not_follow_each_other_are_refused(string validFrom, int version, string says) =>
        ProgrammeBook.Load([("a.json", GivenProgramme.Right), ("b.json", Later(validFrom, version))])
            .ShouldBeOfType<DefinitionOutcome<ProgrammeBook>.Refused>().Faults.ShouldHaveSingleItem().ShouldContain(says);

    [Fact]
    public void An_ended_scheme_takes_no_new_matches_from_the_night_after_its_last()
    {
        var version = Book(("a.json", GivenProgramme.Right)).Versions[0];

        version.IsOpenOn(new(2028, 12, 31)).ShouldBeTrue();
        version.IsOpenOn(new(2029, 1, 1)).ShouldBeFalse();
    }

    private static ProgrammeBook Book(params IReadOnlyList<(string File, string Json)> files) => ProgrammeBook.Load(files).OrThrow();

    private static string Later(string validFrom, int version) => GivenProgramme.Right
        .Replace("\"version\": 1, \"validFrom\": \"2026-01-01\"", $"\"version\": {version}, \"validFrom\": \"{validFrom}\"", StringComparison.Ordinal)
        .Replace("\"to\": 20", "\"to\": 21", StringComparison.Ordinal);
}
