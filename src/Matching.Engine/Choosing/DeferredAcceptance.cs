namespace Matching.Engine.Choosing;

/// <summary>
/// Person-proposing deferred acceptance with seats (Gale and Shapley): each person asks her openings from the top, an opening keeps the best that
/// have asked for as many as it has seats, who is let go asks further down. A pair that only one side has ranked never matches.
/// </summary>
/// <remarks>
/// Source: the matching model §6, mutual choice. The plan does not depend on the order in which people ask. Ties are decided before anything is
/// asked: within a level the higher draw comes first, then the smaller number. Time grows with the rows of the people's lists.
/// </remarks>
public static class DeferredAcceptance
{
    /// <param name="people">What each person has ranked; choices are openings.</param>
    /// <param name="seats">Seats of each opening, 0 or more.</param>
    /// <param name="openings">What each opening has ranked; choices are people.</param>
    /// <param name="draw">The draw of (person, opening); asked only where one side ranks level.</param>
    /// <exception cref="ArgumentException">Seats are below 0, or a list names somebody who is not there.</exception>
    /// <exception cref="InvalidOperationException">A blocking pair is left: a bug.</exception>
    public static StablePlan Solve(Rankings people, int[] seats, Rankings openings, Func<int, int, long> draw)
    {
        RefuseStrangers(people, seats, openings);
        var likes = new StrictOrder(people, draw);
        var liked = new StrictOrder(openings, (opening, person) => draw(person, opening));
        var round = new Round(likes, liked, seats, people.Choosers);
        var plan = round.Run();
        if (BlockingPairs.First(likes, liked, plan, seats) is { } pair)
            throw new InvalidOperationException($"Person {pair.Person} and opening {pair.Opening} would both rather have each other.\nMaybe somebody was let go and did not ask further.");
        return plan;
    }

    private static void RefuseStrangers(Rankings people, int[] seats, Rankings openings)
    {
        if (openings.Choosers != seats.Length)
            throw new ArgumentException($"{openings.Choosers} openings rank, {seats.Length} have seats.", nameof(openings));
        if (Array.FindIndex(seats, count => count < 0) is var bad and >= 0)
            throw new ArgumentException($"Opening {bad} has {seats[bad]} seats.", nameof(seats));
        if (people.Choice.Any(opening => opening >= seats.Length))
            throw new ArgumentException($"A person ranks opening {people.Choice.Max()} of {seats.Length}.", nameof(people));
        if (openings.Choice.Any(person => person >= people.Choosers))
            throw new ArgumentException($"An opening ranks person {openings.Choice.Max()} of {people.Choosers}.", nameof(openings));
    }

    private sealed class Round(StrictOrder likes, StrictOrder liked, int[] seats, int people)
    {
        private readonly int[] _openingOf = Enumerable.Repeat(-1, people).ToArray();
        private readonly int[] _asked = new int[people];
        private readonly int[] _free = [.. seats];

        // The one least liked stands on top.
        private readonly PriorityQueue<int, int>[] _kept = [.. seats.Select(_ => new PriorityQueue<int, int>())];
        private readonly Stack<int> _asking = new(Enumerable.Range(0, people).Reverse());

        public StablePlan Run()
        {
            while (_asking.TryPop(out var person))
                AskFurther(person);
            return new StablePlan(_openingOf, _free);
        }

        private void AskFurther(int person)
        {
            while (_openingOf[person] < 0 && _asked[person] < likes.Length(person))
                Ask(person, likes.At(person, _asked[person]++));
        }

        private void Ask(int person, int opening)
        {
            var place = liked.PlaceOf(opening, person);
            if (place == StrictOrder.Unranked || seats[opening] == 0)
                return;

            _kept[opening].Enqueue(person, -place);
            _openingOf[person] = opening;
            if (_free[opening] > 0)
                _free[opening]--;
            else
                LetGo(_kept[opening].Dequeue());
        }

        private void LetGo(int person)
        {
            _openingOf[person] = -1;
            _asking.Push(person);
        }
    }
}
