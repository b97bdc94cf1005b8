using Matching.Engine.Assigning;
using Matching.Engine.Assigning.Branches;
using Matching.Engine.Nights;
using Matching.Engine.Sifting;

namespace Matching.Engine.Scoring;

/// <summary>
/// Hands the wishes that are not pinned to the assignment with what their plan must keep besides, and reads its answer: the opening of each wish,
/// and what room is left.
/// </summary>
/// <remarks>Source: the matching model §5, §6.</remarks>
internal sealed class Seating
{
    private readonly Night _night;
    private readonly WishTonight[] _free;
    private readonly PlacesTogether _together;
    private readonly int[] _rowOf;
    private readonly int[] _seated;
    private readonly long[] _inGroup;
    private readonly Dictionary<string, int> _inProgramme;

    public Seating(Night night, WishTonight[] wishes, WishCandidates[] candidates, int[] weights, Limits limits, int threads)
    {
        (_night, Limits) = (night, limits);
        _free = Free(wishes);
        _together = new PlacesTogether(night, _free, Chosen(wishes));
        Problem = ProblemOf(night, _together, _free, candidates, weights, limits, threads);
        Sides = new SideConditions
        {
            Together = _together.Lists,
            Collide = (pair, other) => _together.Collide(WishOfPair(pair), Problem.Pairs.Opening[pair], WishOfPair(other), Problem.Pairs.Opening[other]),
            Minimum = [.. night.Openings.Select(opening => opening.FewestNew)],
            Limits = limits.OfProgrammes(Problem.Pairs),
        };
        Plan = BranchedAssignment.Solve(Problem, Sides, threads);
        _rowOf = new int[wishes.Length];
        Array.Fill(_rowOf, -1);
        for (var row = 0; row < _free.Length; row++)
        {
            _rowOf[_free[row].Index] = row;
        }

        _seated = new int[night.Openings.Count];
        _inGroup = new long[Problem.Groups.Length];
        CountSeated();
        _inProgramme = Plan.OpeningOf.Where(opening => opening >= 0)
            .CountBy(opening => night.Openings[opening].Programme.Id, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
    }

    public AssignmentProblem Problem { get; }

    public SideConditions Sides { get; }

    public BranchedPlan Plan { get; }

    public Limits Limits { get; }

    /// <summary>What is asked of the assignment: a row for each wish that is not pinned, in the order of the wishes.</summary>
    public static AssignmentProblem ProblemOf(Night night, WishTonight[] wishes, WishCandidates[] candidates, int[] weights, Limits limits, int threads = 1)
    {
        WishTonight[] free = Free(wishes);
        return ProblemOf(night, new PlacesTogether(night, free, Chosen(wishes)), free, candidates, weights, limits, threads);
    }

    /// <summary>Index of the opening that the plan gives a wish; -1 = none, or decided before.</summary>
    public int OpeningOf(WishTonight wish) => _rowOf[wish.Index] is var row && row < 0 ? -1 : Plan.OpeningOf[row];

    /// <summary>How many the plan seats at an opening tonight.</summary>
    public int SeatedAt(int opening) => _seated[opening];

    public bool HasFreeSeat(int opening) => _seated[opening] < Limits.Openings[opening].Seats;

    /// <summary>Nobody goes there tonight, because its group would be too small.</summary>
    public bool IsTooFew(OpeningTonight opening) => opening.FewestNew > 1 && _seated[opening.Index] == 0;

    /// <summary>Every limit around the opening would take one more, its programme's places too.</summary>
    public bool TakesOneMore(int opening) =>
        LimitsTakeOneMore(opening) && Limits.ProgrammeTakesOneMore(_night.Openings[opening], _inProgramme.GetValueOrDefault(_night.Openings[opening].Programme.Id));

    /// <summary>How many tonight's plan has put through a group.</summary>
    public long SeatedIn(int group) => _inGroup[group];

    private bool LimitsTakeOneMore(int opening)
    {
        var room = true;
        for (var group = Limits.Openings[opening].Group; group >= 0; group = Problem.Groups[group].Parent)
        {
            room &= _inGroup[group] < Problem.Groups[group].Capacity;
        }

        return room;
    }

    /// <summary>The opening does not go together with another place that the young person has, pinned or in this plan.</summary>
    public bool CollidesWithOwn(WishTonight wish, int opening) =>
        _together.CollidesWithDecided(wish, opening)
        || (_rowOf[wish.Index] is var row and >= 0 && _together.Beside(row).Any(other => Plan.OpeningOf[other] >= 0 && _together.Collide(row, opening, other, Plan.OpeningOf[other])));

    private static AssignmentProblem ProblemOf(Night night, PlacesTogether together, WishTonight[] free, WishCandidates[] candidates, int[] weights, Limits limits, int threads) =>
        new(new PairRows(night, together).Of(free, candidates, weights, threads), limits.Openings, limits.Groups);

    private static WishTonight[] Free(WishTonight[] wishes) => [.. wishes.Where(wish => wish.IsFree)];

    private static IEnumerable<WishTonight> Chosen(WishTonight[] wishes) => wishes.Where(wish => wish.Chosen is not null);

    private int WishOfPair(int pair)
    {
        var found = Array.BinarySearch(Problem.Pairs.Start, pair);
        if (found < 0)
        {
            return ~found - 1;
        }

        // Wishes without pairs start where the next one does.
        while (Problem.Pairs.Start[found + 1] == pair)
        {
            found++;
        }

        return found;
    }

    private void CountSeated()
    {
        foreach (var opening in Plan.OpeningOf.Where(opening => opening >= 0))
        {
            _seated[opening]++;
            for (var group = Limits.Openings[opening].Group; group >= 0; group = Problem.Groups[group].Parent)
            {
                _inGroup[group]++;
            }
        }
    }
}
