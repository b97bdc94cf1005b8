using Matching.Core.LegalRules;

namespace Matching.Core.Steering;

/// <summary>Rules of law that were saved on a page, oldest first.</summary>
public interface ILawShelf
{
    /// <summary>As (name, text).</summary>
    Task<IReadOnlyList<(string File, string Json)>> ReadAsync(CancellationToken stopping);

    Task KeepAsync(DateOnly validFrom, string json, string by, DateTimeOffset at, CancellationToken stopping);
}

/// <summary>Takes what was saved into the rules that this process judges by. Asked often, it does something when something is new.</summary>
public sealed class TakeInLaw(ILawShelf shelf, LawInForce law)
{
    public async Task HandleAsync(CancellationToken stopping) => law.TakeIn(await shelf.ReadAsync(stopping));
}
