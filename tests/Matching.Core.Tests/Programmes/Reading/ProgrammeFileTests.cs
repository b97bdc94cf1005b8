using Matching.Core.Definitions;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Reading;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes.Reading;

public sealed class ProgrammeFileTests
{
    [Fact]
    public void A_definition_that_is_right_is_read() => GivenProgramme.FaultsOf(GivenProgramme.Right).ShouldBeEmpty();

    [Theory]
    [InlineData("id", "\"Summer Start\"", "$.id is \"Summer Start\", but must be small letters, digits and single hyphens")]
    [InlineData("version", "\"1\"", "$.version is \"1\", but must be a whole number from 1 to 10000")]
    [InlineData("validFrom", "\"2026-02-29\"", "$.validFrom is \"2026-02-29\", but must be a date that exists")]
    [InlineData("validFrom", "\"1026-02-28\"", "$.validFrom is \"1026-02-28\", but must be a date from 2000-01-01")]
    [InlineData("name", "", "$: 'name' is missing.")]
    [InlineData("name", "{\"en\": \"x\"}", "$.name: 'da' is missing.")]
    [InlineData("municipalities", "[\"9999\"]", "$.municipalities[0] is \"9999\", but must be one of")]
    [InlineData("municipalities", "[]", "$.municipalities: is empty")]
    [InlineData("municipalities", "\"some\"", "a list of four-digit codes, \"all\" or \"hosts\"")]
    [InlineData("whoo", "{}", "Did you mean 'who'?")]
    [InlineData("tracks[1].stages[0].lenght", "\"P4W\"", "$.tracks[1].stages[0].lenght: 'lenght' is not known; known are length, repeat, gate, decidedBy, without. Did you mean 'length'?")]
    [InlineData("who.age", "{\"from\": 20, \"to\": 15}", "$.who.age: is empty: from is 20 and to is 15")]
    [InlineData("who.age", "{\"from\": 15}", "$.who.age: 'to' is missing.")]
    [InlineData("who.groups", "[\"education_redy\"]", "did you mean 'education_ready'?")]
    [InlineData("who.groups", "[\"under18\", \"under18\"]", "$.who.groups[1]: 'under18' stands twice.")]
    [InlineData("gates[0].code", "\"talks\"", "$.gates[0].code is \"talks\", but must be one of guardian_backing")]
    [InlineData("gates[0].code", "\"talks\"", "did you mean 'talk'?")]
    [InlineData("gates[0].count", "2.5", "a whole number from 1 to 100")]
    [InlineData("tracks[1].stages[0].length", "\"4 weeks\"", "$.tracks[1].stages[0].length is \"4 weeks\", but must be a period such as P13W")]
    [InlineData("tracks[1].stages[0].length", "\"P60Y\"", "a period such as P13W")]
    [InlineData("tracks[1].stages[0].length", "\"P\"", "a period such as P13W")]
    [InlineData("tracks[1].stages[0].repeat", "0", "a whole number from 1 to 1000")]
    [InlineData("tracks[1].hours.max", "\"20\"", "$.tracks[1].hours.max is \"20\", but must be a number from 0 to 168")]
    [InlineData("tracks[2].opens", "\"after\"", "enrolled, prepared, by_hand, after:<track> or clock:<id>")]
    [InlineData("tracks[2].priority", "401", "a whole number from 0 to 400")]
    [InlineData("tracks[2].offer", "{\"answerDays\": 8}", "a whole number from 1 to 7")]
    [InlineData("tracks[2].weights", "{\"own-wihs\": 1000}", "Did you mean 'own-wish'?")]
    [InlineData("clocks[0].from", "\"ended\"", "$.clocks[0].from is \"ended\", but must be one of enrolled")]
    [InlineData("tracks", "{}", "$.tracks is {}, but must be a list")]
    [InlineData("targets[0].value", "null", "$.targets[0].value is null, but must be a number")]
    [InlineData("orders.cutOff", "\"12.30\"", "a time from 00:00")]
    [InlineData("texts.uses", "[\"T99\"]", "$.texts.uses[0] is \"T99\"")]
    public void A_fault_has_file_path_value_and_what_is_allowed(string path, string value, string says)
    {
        var faults = GivenProgramme.FaultsOf(GivenProgramme.With(path, value));

        faults.ShouldContain(fault => fault.Contains(says, StringComparison.Ordinal), string.Join('\n', faults));
        faults.ShouldAllBe(fault => fault.StartsWith("scheme.json $", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\n  \"id\": \"x\",\n  oops\n}", "scheme.json is not JSON: line 3, column 3.")]
    [InlineData("", "scheme.json is not JSON: line 1, column 1.")]
    [InlineData("[]", "scheme.json $ is [], but must be an object.")]
    [InlineData("{ \"id\": \"\\ud800\" }", "half a character")]
    public void Text_that_is_no_definition_is_refused_with_its_place(string json, string says) =>
        GivenProgramme.FaultsOf(json).ShouldContain(fault => fault.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var json = GivenProgramme.Right
            .Replace("\"from\": 15, \"to\": 20", "\"from\": \"15\", \"to\": 20", StringComparison.Ordinal)
            .Replace("\"count\": 2", "\"count\": 0", StringComparison.Ordinal)
            .Replace("\"help\": \"cv\"", "\"help\": \"cvs\"", StringComparison.Ordinal);

        GivenProgramme.FaultsOf(json).Count.ShouldBe(3);
    }

    [Fact]
    public void A_name_that_stands_twice_is_refused() =>
        GivenProgramme.FaultsOf(GivenProgramme.Right.Replace("\"version\": 1", "\"version\": 1, \"version\": 2", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldBe("scheme.json $.version: 'version' stands twice.");

    [Fact]
    public void A_file_of_20_megabytes_is_refused_by_its_size() =>
        GivenProgramme.FaultsOf(new string(' ', 20_000_000)).ShouldHaveSingleItem().ShouldBe("scheme.json has 20000000 bytes, but a definition may have at most 1000000.");

    [Fact]
    public void A_versions_hash_is_of_what_it_says_and_not_of_how_it_is_laid_out()
    {
        var laidOut = Read(GivenProgramme.Right);
        var onOneLine = Read(GivenProgramme.With("version", "1"));
        var changed = Read(GivenProgramme.With("who.age", "{\"from\": 15, \"to\": 21}"));

        laidOut.Hash.Length.ShouldBe(64);
        laidOut.Mark.ShouldStartWith("summer-start@2026-01-01/");
        Read(GivenProgramme.Right.ReplaceLineEndings("\r\n    ")).Hash.ShouldBe(laidOut.Hash);
        changed.Hash.ShouldNotBe(onOneLine.Hash);
    }

    [Fact]
    public void The_published_schema_is_what_the_reader_reads()
    {
        var path = Path.Combine(Matching.Testing.RepositoryFolder.Root, "src", "Matching.Core", "Programmes", "programme.schema.json");

        // Written anew by: infra/matching programmes schema > src/Matching.Core/Programmes/programme.schema.json
        File.ReadAllText(path).ShouldBe(ProgrammeSchema.Write());
    }

    [Theory]
    [InlineData("P13W", 0, 91, false)]
    [InlineData("-P2W", 0, 14, true)]
    [InlineData("P1Y2M3D", 14, 3, false)]
    [InlineData("PT24H", 0, 0, false)]
    public void A_period_is_months_and_days(string written, int months, int days, bool isBefore)
    {
        var period = Core.Programmes.Vocabulary.Period.Parse(written).ShouldNotBeNull();

        (period.Months, period.Days, period.IsBefore).ShouldBe((months, days, isBefore));
    }

    [Theory]
    [InlineData("2027-01-31", "P1M", "2027-02-28")]
    [InlineData("2028-01-31", "P1M", "2028-02-29")]
    [InlineData("2027-01-20", "P3M", "2027-04-20")]
    [InlineData("2027-04-19", "-P2W", "2027-04-05")]
    public void Months_clamp_to_the_months_end(string from, string period, string to) =>
        Core.Programmes.Vocabulary.Period.Parse(period)!.From(Date(from)).ShouldBe(Date(to));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static ProgrammeVersion Read(string json) => ProgrammeFile.Read(GivenProgramme.File, json).ShouldBeOfType<DefinitionOutcome<ProgrammeVersion>.Read>().Value;
}
