namespace Matching.Engine.Choosing;

/// <summary>
/// Who goes where by both sides' rankings: nobody and no opening would rather have each other than what they got (no blocking pair), everybody
/// and every seat is ranked by the other, and of all such plans each person has the best she can have in any. Checked when it was made.
/// </summary>
/// <param name="OpeningOf">Opening of each person, −1 = none.</param>
/// <param name="FreeSeats">Seats that nobody got, by opening.</param>
public sealed record StablePlan(IReadOnlyList<int> OpeningOf, IReadOnlyList<int> FreeSeats)
{
    public int Matched => OpeningOf.Count(opening => opening >= 0);

    public int Unmatched => OpeningOf.Count - Matched;
}
