using Matching.Engine.Choosing;

namespace Matching.Engine.Tests.Choosing;

/// <summary>Tries every plan of small rankings and keeps the stable ones, judged here anew.</summary>
internal sealed class EveryStablePlan
{
    private readonly GivenRankings _given;
    private readonly int[] _openingOf;
    private readonly List<int[]> _stable = [];

    public EveryStablePlan(GivenRankings given)
    {
        _given = given;
        _openingOf = new int[given.People.Choosers];
        Try(0);
    }

    /// <summary>What each gets where she gets her best of all stable plans; that this is one plan is the theorem.</summary>
    public int[] BestForPeople()
    {
        int[] best = [.. Enumerable.Range(0, _openingOf.Length).Select(person => _stable.Select(plan => plan[person]).MinBy(opening => Likes(person, opening)))];
        return _stable.Exists(plan => plan.SequenceEqual(best)) ? best : throw new InvalidOperationException("No stable plan is best for everybody.");
    }

    private void Try(int person)
    {
        if (person == _openingOf.Length)
        {
            if (IsStable())
                _stable.Add([.. _openingOf]);
            return;
        }

        for (var opening = -1; opening < _given.Seats.Length; opening++)
        {
            _openingOf[person] = opening;
            if (opening < 0 || (AreRanked(person, opening) && Holders(opening, person + 1) <= _given.Seats[opening]))
                Try(person + 1);
        }

        _openingOf[person] = -1;
    }

    private int Holders(int opening, int people) => _openingOf.Take(people).Count(other => other == opening);

    private bool IsStable()
    {
        for (var person = 0; person < _openingOf.Length; person++)
        {
            for (var opening = 0; opening < _given.Seats.Length; opening++)
            {
                if (Blocks(person, opening))
                    return false;
            }
        }

        return true;
    }

    private bool Blocks(int person, int opening)
    {
        if (!AreRanked(person, opening) || _openingOf[person] == opening || Likes(person, opening).CompareTo(Likes(person, _openingOf[person])) > 0)
            return false;
        return Holders(opening, _openingOf.Length) < _given.Seats[opening]
            || Enumerable.Range(0, _openingOf.Length).Any(other => _openingOf[other] == opening && IsLiked(opening, person).CompareTo(IsLiked(opening, other)) < 0);
    }

    private bool AreRanked(int person, int opening) =>
        Level(_given.People, person, opening) < int.MaxValue && Level(_given.Openings, opening, person) < int.MaxValue;

    private (int, long, int) Likes(int person, int opening) =>
        opening < 0 ? (int.MaxValue, 0, 0) : (Level(_given.People, person, opening), -_given.Draw(person, opening), opening);

    private (int, long, int) IsLiked(int opening, int person) => (Level(_given.Openings, opening, person), -_given.Draw(person, opening), person);

    private static int Level(Rankings side, int chooser, int choice)
    {
        var at = Array.IndexOf(side.Choice, choice, side.Start[chooser], side.Start[chooser + 1] - side.Start[chooser]);
        return at < 0 ? int.MaxValue : side.Level[at];
    }
}
