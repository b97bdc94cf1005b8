namespace Matching.Core.Programmes.Vocabulary;

/// <summary>Whose young people a scheme takes; several = shared, with recorded consent.</summary>
public abstract record TakesFrom
{
    private TakesFrom()
    {
    }

    /// <summary>Every municipality of the installation.</summary>
    public sealed record All : TakesFrom;

    /// <summary>The municipalities of the hosts that have an opening in it.</summary>
    public sealed record ThoseOfItsHosts : TakesFrom;

    /// <summary>Four-digit codes.</summary>
    public sealed record Listed(IReadOnlyList<string> Codes) : TakesFrom;

    /// <summary>The codes, given those of the hosts that offer the scheme; null = all.</summary>
    public IReadOnlyList<string>? Resolve(IEnumerable<string> ofItsHosts) => this switch
    {
        Listed listed => listed.Codes,
        ThoseOfItsHosts => [.. ofItsHosts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        _ => null,
    };
}
