using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Sifting;

/// <summary>
/// Every hard rule and preference of one slate, for one thread: a wish goes in, its feasible openings come out. Rules that look at little leave bits,
/// the others are asked only about the pairs that are left. What rules said is kept for those who look the same, up to a limit.
/// </summary>
internal sealed class Sieve
{
    private readonly IHardRule[] _rules;
    private readonly IRuleColumn?[] _columns;
    private readonly PointColumns _points;
    private readonly NumberStore _store = new();
    private readonly ScoreSheet _sheet;
    private readonly ulong[] _left;
    private readonly int[] _slots;

    public Sieve(Night night, Slate slate, IHardRule[] rules, IRuleColumn?[] columns, PointColumns points, ScoreSheet sheet)
    {
        Slate = slate;
        Wish = new WishParts(night, slate);
        (_rules, _columns, _points, _sheet) = (rules, columns, points, sheet);
        _left = new ulong[slate.Words];
        _slots = new int[slate.Openings.Length];
        Broken = new BrokenRules(this);
    }

    public Slate Slate { get; }

    public IReadOnlyList<IHardRule> Rules => _rules;

    /// <summary>The wish that is in the sieve.</summary>
    public WishParts Wish { get; }

    /// <summary>What its openings break.</summary>
    public BrokenRules Broken { get; }

    public void Put(WishTonight wish) => Wish.Begin(wish.Youth);

    /// <summary>The bits of a rule for the wish that is in; false when it is asked pair by pair.</summary>
    public bool TryKept(int rule, out ReadOnlySpan<ulong> kept)
    {
        kept = default;
        return _columns[rule]?.TryKept(Wish, out kept) ?? false;
    }

    /// <summary>Whether a slot keeps a rule, asked pair by pair or known from those that look the same.</summary>
    public bool IsKept(int rule, int slot) => _columns[rule] is LateAnswers late ? late.IsKept(Wish, slot) : _rules[rule].IsKept(Wish.With(slot));

    /// <summary>What the slots ask of her by a rule of an amount; null for any other rule.</summary>
    public ushort[]? Asked(int rule) => (_columns[rule] as AskedAmounts)?.Asked(Wish);

    public WishCandidates Sift(WishTonight wish)
    {
        Put(wish);
        Span<bool> byPair = stackalloc bool[_rules.Length];
        if (!Rinse(byPair))
        {
            return WishCandidates.None;
        }

        var left = Bits.Slots(_left, _slots);
        for (var rule = 0; rule < _rules.Length && left > 0; rule++)
        {
            left = byPair[rule] ? AskEach(rule, left) : left;
        }

        return left == 0 ? WishCandidates.None : Scored(left);
    }

    /// <summary>Scores of slots of the wish that is in.</summary>
    public void Score(ReadOnlySpan<int> slots, Span<int> scores)
    {
        _points.Add(Wish, slots, scores);
        if (Slate.OwnWeights.Length > 0)
        {
            ScoreByOwnWeights(slots, scores);
        }
    }

    // Few schemes have weights of their own, so their pairs are asked one by one.
    private void ScoreByOwnWeights(ReadOnlySpan<int> slots, Span<int> scores)
    {
        for (var at = 0; at < slots.Length; at++)
        {
            if (Array.BinarySearch(Slate.OwnWeights, slots[at]) >= 0)
            {
                scores[at] = _sheet.Score(Wish.With(slots[at]));
            }
        }
    }

    private bool Rinse(Span<bool> byPair)
    {
        Slate.All.CopyTo(_left, 0);
        var any = Slate.Openings.Length > 0;
        for (var rule = 0; any && rule < _rules.Length; rule++)
        {
            byPair[rule] = !TryKept(rule, out var kept);
            any = byPair[rule] || Bits.And(_left, kept);
        }

        return any;
    }

    private int AskEach(int index, int count)
    {
        if (_columns[index] is LateAnswers late)
        {
            return late.Keep(Wish, _slots.AsSpan(0, count));
        }

        var rule = _rules[index];
        var left = 0;
        for (var i = 0; i < count; i++)
        {
            var slot = _slots[i];
            _slots[left] = slot;
            left += rule.IsKept(Wish.With(slot)) ? 1 : 0;
        }

        return left;
    }

    private WishCandidates Scored(int count)
    {
        var slots = _slots.AsSpan(0, count);
        var (openings, scores) = (_store.Take(count), _store.Take(count));
        Score(slots, scores);
        var found = openings.AsSpan();
        for (var i = 0; i < count; i++)
        {
            found[i] = Slate.IndexOf(slots[i]);
        }

        return new WishCandidates(openings, scores);
    }
}
