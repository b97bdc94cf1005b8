using Matching.Engine.Assigning;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Scoring;

namespace Matching.Engine.Choosing;

/// <summary>A meeting that the night proposes.</summary>
internal sealed record Meeting(WishTonight Wish, OpeningTonight Opening);

/// <summary>
/// The meetings of a night: for every wish without a place, up to as many as its scheme allows one person, at openings where both sides choose, that
/// are feasible, have a seat, and that she has neither met nor ranked. Given in rounds of one a person, each round the best of all together by weight,
/// score and draw, so that nobody has a second before everybody who can has a first. A host is proposed to no more often than its scheme says,
/// and no more new people than its contacts and its network have room for.
/// </summary>
/// <remarks>Source: the matching model §6, mutual choice. A meeting that an earlier night proposed weighs as shown, so it stays.</remarks>
internal sealed class MeetingRounds
{
    private readonly SolvedNight _solved;
    private readonly Night _night;
    private readonly Draw _draw;
    private readonly HashSet<(string Youth, string Opening)> _met;
    private readonly HashSet<(WishTonight, int)> _proposed = [];
    private readonly Dictionary<(string Youth, string Programme, Kind Kind), int> _given = [];
    private readonly List<Meeting> _meetings = [];

    public MeetingRounds(SolvedNight solved)
    {
        (_solved, _night, _draw) = (solved, solved.Night, new Draw(solved.Night.Problem.Salt));
        _met = _night.Problem.Meetings.Select(row => (row.Youth, row.Opening))
            .Concat(_night.Problem.Ranks.Select(row => (row.Youth, row.Opening)))
            .ToHashSet();
    }

    /// <summary>By wish, then by opening id.</summary>
    public IReadOnlyList<Meeting> Propose()
    {
        if (_night.Openings.All(opening => opening.Choice is null))
        {
            return [];
        }

        WishTonight[] wishes = [.. _solved.Wishes.Where(wish => _solved.OpeningOf(wish) is null && _solved.Feasible[wish.Index].Openings.Any(MayBeMet))];
        if (wishes.Length == 0)
        {
            return [];
        }

        CountMet();
        var room = new MeetingRoom(_solved);
        var more = true;
        while (more)
        {
            more = Round(wishes, room);
        }

        return [.. _meetings.OrderBy(meeting => meeting.Wish.Index).ThenBy(meeting => meeting.Opening.Index)];
    }

    private bool MayBeMet(int opening) =>
        _night.Openings[opening].Choice is not null && _solved.Seating.HasFreeSeat(opening) && _solved.Seating.TakesOneMore(opening);

    private void CountMet()
    {
        var openings = _night.Openings.ToDictionary(opening => opening.Id, StringComparer.Ordinal);
        foreach (var (youth, opening) in _met.Where(pair => openings[pair.Opening].Choice is not null))
        {
            Count(youth, openings[opening]);
        }
    }

    private bool Round(WishTonight[] wishes, MeetingRoom room)
    {
        var (start, opening) = (new List<int> { 0 }, new List<int>());
        var (weight, score, draw) = (new List<long>(), new List<int>(), new List<int>());
        foreach (var wish in wishes)
        {
            var feasible = _solved.Feasible[wish.Index];
            for (var at = 0; at < feasible.Count; at++)
            {
                var place = _night.Openings[feasible.Openings[at]];
                if (MayStillMeet(wish, place))
                {
                    opening.Add(place.Index);
                    weight.Add(WasProposed(wish, place) ? _night.Policy.WishWeights.Shown : _solved.Weights[wish.Index]);
                    score.Add(feasible.Scores[at]);
                    draw.Add(_draw.Of(wish.Youth.Id, wish.Kind, place.Id));
                }
            }

            start.Add(opening.Count);
        }

        return opening.Count > 0 && Seat(wishes, room, new PairTable([.. start], [.. opening], [.. weight], [.. score], [.. draw]));
    }

    private bool Seat(WishTonight[] wishes, MeetingRoom room, PairTable pairs)
    {
        var plan = ExactAssignment.Solve(new AssignmentProblem(pairs, room.Openings, room.Groups));
        var any = false;
        for (var row = 0; row < wishes.Length; row++)
        {
            if (plan.OpeningOf[row] is var opening and >= 0)
            {
                Give(wishes[row], _night.Openings[opening], room);
                any = true;
            }
        }

        return any;
    }

    private void Give(WishTonight wish, OpeningTonight opening, MeetingRoom room)
    {
        room.Take(opening);
        Count(wish.Youth.Id, opening);
        _proposed.Add((wish, opening.Index));
        _meetings.Add(new Meeting(wish, opening));
    }

    private void Count(string youth, OpeningTonight opening) => _given[Key(youth, opening)] = _given.GetValueOrDefault(Key(youth, opening)) + 1;

    private static (string, string, Kind) Key(string youth, OpeningTonight opening) => (youth, opening.Programme.Id, opening.Kind);

    private bool MayStillMeet(WishTonight wish, OpeningTonight opening) =>
        MayBeMet(opening.Index)
        && !_met.Contains((wish.Youth.Id, opening.Id))
        && !_proposed.Contains((wish, opening.Index))
        && _given.GetValueOrDefault(Key(wish.Youth.Id, opening)) < opening.Choice!.MeetingsPerPerson
        && PairRows.IsWorthProposing(_night.Policy, _solved.Feasible[wish.Index].Scores[_solved.Feasible[wish.Index].Find(opening)])
        && !_solved.Seating.CollidesWithOwn(wish, opening.Index);

    private static bool WasProposed(WishTonight wish, OpeningTonight opening) =>
        wish.Youth.Placements.Any(placement => placement.Opening == opening && placement.Facts.State == PlacementState.Shown);
}
