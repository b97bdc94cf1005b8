namespace Matching.Core.Replies.Numbers;

/// <summary>Remembers the numbers that were said to be wrong.</summary>
public interface IParkedNumbers
{
    /// <summary>False when the municipality has no such number parked.</summary>
    Task<bool> ReleaseAsync(string municipality, string phone, CancellationToken cancellationToken);
}

/// <summary>A person has looked: texts may go to the number again. A stop of its own stays.</summary>
/// <remarks>Source: offers and answers, O6.</remarks>
public sealed class ReleaseNumber(IParkedNumbers numbers)
{
    /// <summary>False when it was not parked, or by another municipality.</summary>
    public Task<bool> HandleAsync(string municipality, string phone, CancellationToken cancellationToken) => numbers.ReleaseAsync(municipality, phone, cancellationToken);
}
