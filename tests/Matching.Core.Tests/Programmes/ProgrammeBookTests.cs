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
        outcome.ShouldBeOfType<DefinitionOutcome<ProgrammeVersion>.Read>().Value.Id.ShouldBe(Path.GetFileNameWithoutExtension(file));
    }
}
