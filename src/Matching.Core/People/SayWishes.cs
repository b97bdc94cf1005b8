using Matching.Core.Intake.Lists;
using Matching.Engine.Facts;

namespace Matching.Core.People;

/// <summary>What came of saying wishes. Only <see cref="Saved"/> has changed anything.</summary>
public enum SayWishesOutcome
{
    Saved = 1,

    /// <summary>No kind of help is wished for: then she would never be offered anything, which a talk and not a form decides.</summary>
    WantsNothing = 2,

    /// <summary>The same field both wished for and not wished.</summary>
    BothWays = 3,

    /// <summary>A code that is not known, or a number out of its range.</summary>
    OutOfRange = 4,
}

/// <summary>A young person says what she would like, what she would not, how far and how much.</summary>
public sealed class SayWishes(IOwnFile files)
{
    public const int LeastMinutes = 5;
    public const int MostMinutes = 120;
    public const int MostHours = 37;

    private static readonly HashSet<string> Sectors = [.. ReferenceLists.Sectors.Select(sector => sector.Code)];

    public static SayWishesOutcome Judge(OwnWishes wishes)
    {
        if (wishes.Wants.Count == 0)
        {
            return SayWishesOutcome.WantsNothing;
        }

        if (wishes.MaxTravelMinutes is < LeastMinutes or > MostMinutes || wishes.MaxHoursPerWeek is < 1 or > MostHours
            || !wishes.Wants.All(Enum.IsDefined) || !wishes.Interests.Concat(wishes.NotSectors).All(Sectors.Contains) || wishes.Travel == TravelModes.None)
        {
            return SayWishesOutcome.OutOfRange;
        }

        return wishes.Interests.Intersect(wishes.NotSectors, StringComparer.Ordinal).Any() ? SayWishesOutcome.BothWays : SayWishesOutcome.Saved;
    }

    public async Task<SayWishesOutcome> HandleAsync(string youth, OwnWishes wishes, CancellationToken cancellationToken)
    {
        var outcome = Judge(wishes);
        if (outcome == SayWishesOutcome.Saved)
        {
            await files.SaveWishesAsync(youth, wishes, cancellationToken);
        }

        return outcome;
    }
}
