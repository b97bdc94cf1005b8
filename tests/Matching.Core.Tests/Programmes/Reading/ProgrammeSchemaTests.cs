using System.Text.Json.Nodes;
using Matching.Core.Programmes;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes.Reading;

/// <summary>The published schema, judged by other code than the code that wrote it.</summary>
public sealed class ProgrammeSchemaTests
{
    private static readonly SchemaJudge Judge = new(JsonNode.Parse(File.ReadAllText(
        Path.Combine(RepositoryFolder.Root, "src", "Matching.Core", "Programmes", "programme.schema.json")))!.AsObject());

    [Fact]
    public void Every_definition_that_ships_validates_against_the_published_schema()
    {
        var files = ProgrammeBook.ShippedFiles();

        files.Count.ShouldBeGreaterThanOrEqualTo(71);
        files.SelectMany(file => Judge.FaultsOf(JsonNode.Parse(file.Json)).Select(fault => $"{file.File} {fault}")).ShouldBeEmpty();
        Judge.FaultsOf(JsonNode.Parse(GivenProgramme.Right)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("colour", "\"red\"", "$.colour")]
    [InlineData("version", "\"1\"", "$.version")]
    [InlineData("version", "0", "$.version")]
    [InlineData("id", "\"Summer Start\"", "$.id")]
    [InlineData("validFrom", "\"2026-02-30\"", "$.validFrom")]
    [InlineData("tracks[1].kind", "\"apprentice\"", "$.tracks[1].kind")]
    [InlineData("tracks[1].hours.max", "true", "$.tracks[1].hours")]
    [InlineData("clocks[0].after", "\"four weeks\"", "$.clocks[0].after")]
    [InlineData("municipalities", "[\"791\"]", "$.municipalities")]
    [InlineData("name", "{\"en\": \"Summer\"}", "$.name")]
    public void What_the_reader_refuses_for_its_form_the_schema_refuses_at_the_same_place(string path, string value, string where)
    {
        var changed = GivenProgramme.With(path, value);

        GivenProgramme.FaultsOf(changed).ShouldNotBeEmpty();
        Judge.FaultsOf(JsonNode.Parse(changed)).ShouldContain(fault => fault.StartsWith(where, StringComparison.Ordinal));
    }
}
