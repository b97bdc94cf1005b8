using Matching.Engine.Assigning;
using Matching.Engine.Nights;
using Matching.Engine.Sifting;

namespace Matching.Engine.Scoring;

/// <summary>
/// Hands the wishes that are not pinned to the assignment, and reads its answer: the opening of each wish, and what room is left.
/// </summary>
/// <remarks>Source: the matching model §5.</remarks>
internal sealed class Seating
{
    private const int ScoreFactor = 4;

    private readonly int[] _rowOf;
    private readonly int[] _openingOf;
    private readonly int[] _seated;
    private readonly long[] _inGroup;

    public Seating(Night night, WishTonight[] wishes, WishCandidates[] candidates, int[] weights, Limits limits, int threads)
    {
        Limits = limits;
        Groups = limits.Groups;
        WishTonight[] free = [.. wishes.Where(wish => wish.Pinned is null)];
        Problem = new AssignmentProblem(Pairs(night, free, candidates, weights), limits.Openings, Groups);
        Assignment = ExactAssignment.Solve(Problem, threads);
        _openingOf = [.. Assignment.OpeningOf];
        _rowOf = new int[wishes.Length];
        Array.Fill(_rowOf, -1);
        for (var row = 0; row < free.Length; row++)
        {
            _rowOf[free[row].Index] = row;
        }

        _seated = new int[night.Openings.Count];
        _inGroup = new long[Groups.Length];
        CountSeated();
    }

    public AssignmentProblem Problem { get; }

    public Assignment Assignment { get; }

    public Limits Limits { get; }

    private GroupLimit[] Groups { get; }

    /// <summary>Index of the opening that the plan gives a wish; -1 = none, or pinned.</summary>
    public int OpeningOf(WishTonight wish) => _rowOf[wish.Index] is var row && row < 0 ? -1 : _openingOf[row];

    /// <summary>How many the plan seats at an opening tonight.</summary>
    public int SeatedAt(int opening) => _seated[opening];

    public bool HasFreeSeat(int opening) => _seated[opening] < Limits.Openings[opening].Seats;

    /// <summary>Every limit around the opening would take one more.</summary>
    public bool LimitsTakeOneMore(int opening)
    {
        var room = true;
        for (var group = Limits.Openings[opening].Group; group >= 0; group = Groups[group].Parent)
        {
            room &= _inGroup[group] < Groups[group].Capacity;
        }

        return room;
    }

    private void CountSeated()
    {
        foreach (var opening in _openingOf.Where(opening => opening >= 0))
        {
            _seated[opening]++;
            for (var group = Limits.Openings[opening].Group; group >= 0; group = Groups[group].Parent)
            {
                _inGroup[group]++;
            }
        }
    }

    private static PairTable Pairs(Night night, WishTonight[] free, WishCandidates[] candidates, int[] weights)
    {
        var draw = new Draw(night.Problem.Salt);
        var pairs = new PairRows(night.Policy);
        foreach (var wish in free)
        {
            var feasible = candidates[wish.Index];
            var keeps = wish.Shown is { } shown && feasible.Holds(shown) ? shown.Index : -1;
            for (var i = 0; i < feasible.Count; i++)
            {
                var opening = night.Openings[feasible.Openings[i]];
                if (pairs.Takes(feasible.Scores[i]))
                {
                    var tax = keeps >= 0 && keeps != opening.Index ? night.Policy.ChangeTax : 0;
                    pairs.Add(opening.Index, weights[wish.Index], feasible.Scores[i], tax, draw.Of(wish.Youth.Id, wish.Kind, opening.Id));
                }
            }

            pairs.EndWish();
        }

        return pairs.ToTable();
    }

    /// <summary>Grows the columns of the pair table by the objective that rules.</summary>
    private sealed class PairRows(Policy policy)
    {
        private readonly bool _fitFirst = policy.Objective == Objective.BestFitFirst;
        private readonly List<int> _start = [0];
        private readonly List<int> _opening = [];
        private readonly List<long> _weight = [];
        private readonly List<int> _score = [];
        private readonly List<int> _draw = [];

        public bool Takes(int score) => !_fitFirst || score >= policy.MinimumScore;

        public void Add(int opening, int weight, int score, int tax, int draw)
        {
            _opening.Add(opening);
            _weight.Add(_fitFirst ? 0 : weight);
            _score.Add((_fitFirst ? ScoreFactor * score + weight : score) - tax);
            _draw.Add(draw);
        }

        public void EndWish() => _start.Add(_opening.Count);

        public PairTable ToTable() => new([.. _start], [.. _opening], [.. _weight], [.. _score], [.. _draw]);
    }
}
