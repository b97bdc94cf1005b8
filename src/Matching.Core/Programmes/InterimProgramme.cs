namespace Matching.Core.Programmes;

/// <summary>What is known of a scheme until its full definition is loaded: whom it takes, and whether a guardian stands before the match.</summary>
/// <param name="Id">The code that openings name.</param>
/// <param name="Municipalities">Whose young people it takes.</param>
/// <param name="AgeFrom">Whole years, included.</param>
/// <param name="AgeTo">Whole years, included.</param>
/// <param name="TargetGroups">Codes it takes; null = any.</param>
/// <param name="GuardianBeforeMatch">Somebody under 18 needs a guardian's backing before she is matched.</param>
/// <param name="Choice">How its people and places find each other, in words.</param>
/// <remarks>Source: the matching model §12.</remarks>
public sealed record InterimProgramme(
    string Id,
    ProgrammeMunicipalities Municipalities,
    int AgeFrom,
    int AgeTo,
    IReadOnlyList<string>? TargetGroups,
    bool GuardianBeforeMatch,
    string Choice)
{
    /// <summary>Whether a target group may enter.</summary>
    public bool Takes(string targetGroup) => TargetGroups is null || TargetGroups.Contains(targetGroup, StringComparer.Ordinal);
}

/// <summary>Whose young people a scheme takes.</summary>
public abstract record ProgrammeMunicipalities
{
    private ProgrammeMunicipalities()
    {
    }

    /// <summary>Every municipality of the area.</summary>
    public sealed record All : ProgrammeMunicipalities;

    /// <summary>The municipalities of the hosts that have an opening in it.</summary>
    public sealed record ThoseOfItsHosts : ProgrammeMunicipalities;

    /// <summary>Four-digit codes.</summary>
    public sealed record Listed(IReadOnlyList<string> Codes) : ProgrammeMunicipalities;

    /// <summary>The codes, given those of the hosts that offer the scheme; null = all.</summary>
    public IReadOnlyList<string>? Resolve(IEnumerable<string> ofItsHosts) => this switch
    {
        Listed listed => listed.Codes,
        ThoseOfItsHosts => [.. ofItsHosts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        _ => null,
    };
}
