using System.Text.Json;
using Matching.Core.Definitions;

namespace Matching.Core.Programmes;

/// <summary>The seven schemes that the product knows before definitions are loaded.</summary>
public static class InterimProgrammes
{
    private static readonly Dictionary<string, ProgrammeMunicipalities> MunicipalityWords = new(StringComparer.Ordinal)
    {
        ["all"] = new ProgrammeMunicipalities.All(),
        ["hosts"] = new ProgrammeMunicipalities.ThoseOfItsHosts(),
    };

    public static IReadOnlyList<InterimProgramme> Default { get; } =
        Load("programmes-interim.json", "[]").OrThrow();

    /// <summary>Reads a list of schemes; an unknown key, an id twice or ages the wrong way round refuse it.</summary>
    public static DefinitionOutcome<IReadOnlyList<InterimProgramme>> Load(string file, string json) =>
        DefinitionText.Read<IReadOnlyList<InterimProgramme>>(file, json, ReadAll);

    private static InterimProgramme[] ReadAll(DefinitionValue root)
    {
        var read = root.Items().Select(place => (Place: place, Programme: ReadOne(place))).ToArray();
        foreach (var (place, programme) in read.GroupBy(known => known.Programme.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            place.RefuseThat($"the id '{programme.Id}' is used twice.");
        }

        return [.. read.Select(known => known.Programme)];
    }

    private static InterimProgramme ReadOne(DefinitionValue value)
    {
        value.Object("id", "municipalities", "ageFrom", "ageTo", "targetGroups", "guardianBeforeMatch", "choice");
        var programme = new InterimProgramme(
            value.Required("id").Text(),
            ReadMunicipalities(value.Required("municipalities")),
            value.Required("ageFrom").Whole(13, 30),
            value.Required("ageTo").Whole(13, 30),
            value.Optional("targetGroups") is { IsNull: false } groups ? [.. groups.Items().Select(group => group.Code(Groups))] : null,
            value.Required("guardianBeforeMatch").YesOrNo(),
            value.Required("choice").Text());
        if (programme.AgeTo < programme.AgeFrom)
        {
            value.RefuseThat($"ageTo is {programme.AgeTo}, but must not be below ageFrom, {programme.AgeFrom}.");
        }

        return programme;
    }

    private static ProgrammeMunicipalities ReadMunicipalities(DefinitionValue value)
    {
        if (value.Kind == JsonValueKind.Array)
        {
            return new ProgrammeMunicipalities.Listed([.. value.Items().Select(code => code.Text())]);
        }

        return value.Code(MunicipalityWords);
    }

    private static IReadOnlyDictionary<string, string> Groups => LegalRules.LegalCodes.TargetGroups;
}
