namespace Matching.Core.Texts.Limits;

/// <summary>A limit as it is kept. <paramref name="Segments"/>: parts of texts, more than none; null = no limit.</summary>
public sealed record KeptLimit(string Municipality, string Programme, SpendingPeriod Per, int? Segments, string SetBy, DateTimeOffset SetAt);

/// <summary>Remembers what texts may cost.</summary>
public interface ILimitShelf
{
    Task PutAsync(KeptLimit limit, CancellationToken cancellationToken);
}

/// <summary>A coordinator sets what texts may cost in a day or a month, for her municipality or one of its schemes.</summary>
/// <remarks>Source: offers and answers, O13.</remarks>
public sealed class SetLimit(ILimitShelf shelf, TimeProvider clock)
{
    /// <summary>False: a limit is a number of parts above none.</summary>
    public async Task<bool> HandleAsync(string municipality, string programme, SpendingPeriod per, int? segments, string by, CancellationToken cancellationToken)
    {
        if (segments <= 0)
        {
            return false;
        }

        await shelf.PutAsync(new(municipality, programme, per, segments, by, clock.GetUtcNow()), cancellationToken);
        return true;
    }
}
