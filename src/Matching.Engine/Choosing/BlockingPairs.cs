namespace Matching.Engine.Choosing;

/// <summary>
/// A blocking pair: both have ranked each other, she would rather be there than where she is, and the opening has a free seat or somebody it likes
/// less. A plan without any is stable.
/// </summary>
internal static class BlockingPairs
{
    /// <summary>The first by person, then by her liking; null = the plan is stable.</summary>
    public static (int Person, int Opening)? First(StrictOrder likes, StrictOrder liked, StablePlan plan, int[] seats)
    {
        var leastLiked = LeastLiked(liked, plan, seats);
        for (var person = 0; person < plan.OpeningOf.Count; person++)
        {
            for (var place = 0; place < likes.Length(person) && likes.At(person, place) != plan.OpeningOf[person]; place++)
            {
                var opening = likes.At(person, place);
                var hers = liked.PlaceOf(opening, person);
                if (hers != StrictOrder.Unranked && hers < leastLiked[opening])
                    return (person, opening);
            }
        }

        return null;
    }

    // Whoever stands before this place would be taken: anybody ranked where a seat is free.
    private static int[] LeastLiked(StrictOrder liked, StablePlan plan, int[] seats)
    {
        var place = new int[seats.Length];
        for (var opening = 0; opening < seats.Length; opening++)
            place[opening] = plan.FreeSeats[opening] > 0 ? int.MaxValue : 0;
        for (var person = 0; person < plan.OpeningOf.Count; person++)
        {
            if (plan.OpeningOf[person] is var opening and >= 0)
                place[opening] = Math.Max(place[opening], liked.PlaceOf(opening, person));
        }

        return place;
    }
}
