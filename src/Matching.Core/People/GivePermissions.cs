using Matching.Core.Texts;
using Matching.Core.Texts.Checking;

namespace Matching.Core.People;

/// <summary>What came of giving permissions.</summary>
public enum GivePermissionsOutcome
{
    Saved = 1,

    /// <summary>A permission without words, with more than 300 characters, or with a CPR number in them: nothing was changed.</summary>
    WordsRefused = 2,
}

/// <summary>A young person says what may be told, item by item and reader by reader, in words of her own. What she leaves out is withdrawn at once.</summary>
/// <remarks>Source: the product, A7.</remarks>
public sealed class GivePermissions(IOwnFile files, TimeProvider clock)
{
    /// <summary>Characters of the words of one item at most.</summary>
    public const int Longest = 300;

    /// <summary>What can be allowed, in the order of the page. Never a diagnosis, a benefit or an address.</summary>
    public static IReadOnlyList<string> Items { get; } = ["phone", "wishes", "hobbies", "school", "likes", "story"];

    public async Task<GivePermissionsOutcome> HandleAsync(string youth, IReadOnlyList<Permission> permissions, CancellationToken cancellationToken)
    {
        var trimmed = permissions.Where(one => Items.Contains(one.Item, StringComparer.Ordinal) && Enum.IsDefined(one.Recipient))
            .Select(one => one with { Words = one.Words.Trim() })
            .DistinctBy(one => (one.Item, one.Recipient))
            .ToList();
        if (trimmed.Any(one => one.Words.Length is 0 or > Longest || CprNumbers.Mask(one.Words) != one.Words))
        {
            return GivePermissionsOutcome.WordsRefused;
        }

        await files.SavePermissionsAsync(youth, trimmed, clock.GetUtcNow(), cancellationToken);
        return GivePermissionsOutcome.Saved;
    }
}
