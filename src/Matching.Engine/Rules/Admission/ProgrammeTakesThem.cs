using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Admission;

/// <summary>She is enrolled in the opening's programme, and her age, municipality and school state are ones that it takes.</summary>
/// <remarks>Age in whole years on the later of start and night, both ends included. Source: the matching model §3, §12.</remarks>
internal sealed class ProgrammeTakesThem : IHardRule, ILookAtLittle
{
    public string Id => "programme-takes-them";

    public Look? OfHer(in Applicant her) => new Look(her.Youth.Enrolled.Number << 16 | her.Youth.Municipality, (int)her.Youth.Facts.School << 16 | her.AgeAtStart);

    public Look OfOpening(OpeningTonight opening) => new Look(opening.ProgrammeNumber);

    public bool IsKept(in Pair pair) => Outside(pair) is null;

    public Finding Explain(in Pair pair)
    {
        var programme = pair.Opening.Programme;
        return Findings.Of(
            Id,
            ("programme", programme.Id),
            ("outside", Outside(pair)),
            ("age", pair.AgeAtStart),
            ("age_from", programme.AgeFrom),
            ("age_to", programme.AgeTo),
            ("municipality", pair.Youth.Facts.Municipality));
    }

    private static string? Outside(in Pair pair)
    {
        var programme = pair.Opening.Programme;
        var youth = pair.Youth.Facts;
        if (!youth.EnrolledIn.Contains(programme.Id))
        {
            return "not_enrolled";
        }

        if (pair.AgeAtStart is var age && (age < programme.AgeFrom || age > programme.AgeTo))
        {
            return "age";
        }

        if (programme.Municipalities is { } municipalities && !municipalities.Contains(youth.Municipality))
        {
            return "municipality";
        }

        return programme.Schools is { } schools && !schools.Contains(youth.School) ? "school" : null;
    }
}
