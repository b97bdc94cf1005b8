using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.People;

/// <summary>What a young person says of herself: fields of work by their codes, minutes one way 5 to 120, hours a week 1 to 37, all bounds included.</summary>
public sealed record OwnWishes(
    IReadOnlyList<Kind> Wants,
    IReadOnlyList<string> Interests,
    IReadOnlyList<string> NotSectors,
    TravelModes Travel,
    int MaxTravelMinutes,
    int MaxHoursPerWeek);

/// <summary>What she allows to be told of one thing, to one kind of reader, in the words she has agreed to (1 to 300 characters).</summary>
public sealed record Permission(string Item, PermissionRecipient Recipient, string Words);

/// <summary>Who may be told. Stored by number: never renumber.</summary>
public enum PermissionRecipient
{
    Mentor = 1,
    Company = 2,
}

/// <summary>Keeps what people change in their own files; each row is written only for the id that is signed in. What is said here is hers: no import overwrites it.</summary>
public interface IOwnFile
{
    /// <summary>Null: there is no such person.</summary>
    Task<WeeklyHours?> FindWeekAsync(string youth, CancellationToken cancellationToken);

    Task SaveWeekAsync(string youth, WeeklyHours week, CancellationToken cancellationToken);

    Task SaveWishesAsync(string youth, OwnWishes wishes, CancellationToken cancellationToken);

    /// <summary>A language code of the pages and texts.</summary>
    Task SaveLanguageAsync(string youth, string language, CancellationToken cancellationToken);

    /// <summary>What is not among them is withdrawn; what stands with the same words stays as it was given.</summary>
    Task SavePermissionsAsync(string youth, IReadOnlyList<Permission> permissions, DateTimeOffset at, CancellationToken cancellationToken);
}
