using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Engine.Sifting;

namespace Matching.Engine.Explaining;

/// <summary>
/// The openings that break exactly one rule: by rule, the smallest change that makes the nearest possible and how many it makes possible; and the five
/// nearest of all. Nearest = the least of her time is missing, where the rule has an amount; then those whose rule has none; then the best score; then by id.
/// </summary>
/// <remarks>
/// Source: the matching model §7, §13. Amounts of different rules are compared as minutes of hers. The search goes outward and stops as soon as nothing
/// further away can be among the answers.
/// </remarks>
internal sealed class NearestMisses
{
    private const int Most = 5;
    private const int NoAmount = int.MaxValue;
    private const int SmallestReach = 8;
    private const decimal LargestAmount = 1 << 14;

    private readonly Sieve _sieve;
    private readonly SmallestFew<(int Minutes, int Lost, int Slot, int Rule)> _nearest = new(Most);
    private readonly WouldChange?[] _changes;
    private readonly List<(int Rule, int Slot)> _withoutAmount = [];

    /// <summary>Of the wish that is in the sieve, after its broken rules were looked at.</summary>
    public NearestMisses(Sieve sieve)
    {
        _sieve = sieve;
        _changes = new WouldChange?[sieve.Rules.Count];
        for (var rule = 0; rule < _changes.Length; rule++)
        {
            if (sieve.Asked(rule) is { } asked)
            {
                AddWithin((IAskAnAmount)sieve.Rules[rule], rule, asked);
            }
        }

        // After these, because they are dearer to ask and often further away.
        for (var rule = 0; rule < _changes.Length; rule++)
        {
            if (sieve.Asked(rule) is null && sieve.Broken.BreakOnly(rule) is { IsEmpty: false } slots)
            {
                AddListed(rule, slots);
            }
        }

        AddWithoutAmount();
    }

    /// <summary>In the rules' order.</summary>
    public IReadOnlyList<WouldChange> Changes => [.. _changes.OfType<WouldChange>()];

    public NearMiss[] Explained() =>
        [.. _nearest.Rising.Select(miss => new NearMiss(_sieve.Slate.Openings[miss.Slot].Id, _sieve.Rules[miss.Rule].Explain(_sieve.Wish.With(miss.Slot))))];

    private void AddWithin(IAskAnAmount rule, int index, ushort[] asked)
    {
        var has = rule.Has(_sieve.Wish.Youth);
        var may = _sieve.Broken.MayBreakOnly(index);
        Span<ulong> near = stackalloc ulong[may.Length];
        for (var reach = SmallestReach; Bits.Any(may); reach *= 4)
        {
            var most = Math.Min(has + reach, IAskAnAmount.TooMuch - 1);
            AskedAmounts.Within(asked, most, near);
            if (Bits.And(near, may) && AddRising(rule, index, asked, near))
            {
                return;
            }

            Bits.Without(may, near);
            if (most == IAskAnAmount.TooMuch - 1)
            {
                AddHopeless(index, may);
                return;
            }
        }
    }

    /// <summary>True when nothing further away matters.</summary>
    private bool AddRising(IAskAnAmount rule, int index, ushort[] asked, ReadOnlySpan<ulong> near)
    {
        var slots = new int[Bits.Count(near)];
        Bits.Slots(near, slots);
        Array.Sort(Array.ConvertAll(slots, slot => asked[slot]), slots);
        var has = rule.Has(_sieve.Wish.Youth);
        foreach (var slot in slots)
        {
            var missing = asked[slot] - has;
            if (IsSettled(index, missing - 1, rule.MinutesOfUnit))
            {
                return true;
            }

            if (_sieve.Broken.KeepsTheRest(slot, index))
            {
                Add(index, slot, missing, rule.MinutesOfUnit);
            }
        }

        return false;
    }

    /// <summary>What is left needs more than <paramref name="beyond"/>, and nothing of that can be among the answers.</summary>
    private bool IsSettled(int rule, decimal beyond, int unit) =>
        _changes[rule]?.Amount <= beyond && _nearest.IsFull && _nearest.Largest.Minutes <= beyond * unit;

    private void Add(int rule, int slot, decimal missing, int unit)
    {
        var minutes = (int)(missing * unit);
        if (!_nearest.IsFull || minutes <= _nearest.Largest.Minutes)
        {
            _nearest.Add((minutes, -ScoreOf(slot), slot, rule));
        }

        var change = _changes[rule];
        if (change?.Amount is not { } smallest || missing < smallest)
        {
            _changes[rule] = new WouldChange(_sieve.Rules[rule].Id, missing, 1);
        }
        else if (missing == smallest)
        {
            _changes[rule] = change with { Openings = change.Openings + 1 };
        }
    }

    private void AddHopeless(int rule, ReadOnlySpan<ulong> row)
    {
        var slots = new int[Bits.Count(row)];
        Bits.Slots(row, slots);
        AddHopeless(rule, Array.FindAll(slots, slot => _sieve.Broken.KeepsTheRest(slot, rule)));
    }

    // Where no amount helps with any, the rule itself would have to go.
    private void AddHopeless(int rule, ReadOnlySpan<int> slots)
    {
        if (slots.IsEmpty)
        {
            return;
        }

        _changes[rule] ??= new WouldChange(_sieve.Rules[rule].Id, null, slots.Length);
        foreach (var slot in slots)
        {
            _withoutAmount.Add((rule, slot));
        }
    }

    private void AddListed(int rule, ReadOnlySpan<int> slots)
    {
        int[] left = [.. slots];
        var count = left.Length;
        if (_sieve.Rules[rule] is IMissesByAmount byAmount)
        {
            for (var atMost = 0.5m; count > 0 && atMost <= LargestAmount && !IsSettled(rule, atMost / 2, byAmount.MinutesOfUnit); atMost *= 2)
            {
                count = AddUpTo(atMost, byAmount, rule, left.AsSpan(0, count));
            }

            if (_changes[rule] is not null && _nearest.IsFull)
            {
                return;
            }
        }

        AddHopeless(rule, left.AsSpan(0, count));
    }

    /// <summary>Small amounts are tried first, because a rule can say cheaply that a little is not enough. How many are left.</summary>
    private int AddUpTo(decimal atMost, IMissesByAmount byAmount, int rule, Span<int> left)
    {
        var count = 0;
        foreach (var slot in left)
        {
            if (byAmount.Missing(_sieve.Wish.With(slot), Useful(rule, atMost, byAmount.MinutesOfUnit)) is { } missing)
            {
                Add(rule, slot, missing, byAmount.MinutesOfUnit);
            }
            else
            {
                left[count++] = slot;
            }
        }

        return count;
    }

    // More than the smallest found and than the furthest of the nearest is no answer.
    private decimal Useful(int rule, decimal atMost, int unit) => _nearest.IsFull && _changes[rule]?.Amount is { } smallest
        ? Math.Min(atMost, Math.Max(smallest, decimal.Floor(2m * _nearest.Largest.Minutes / unit) / 2))
        : atMost;

    private void AddWithoutAmount()
    {
        if (_nearest.IsFull)
        {
            return;
        }

        foreach (var (rule, slot) in _withoutAmount)
        {
            _nearest.Add((NoAmount, -ScoreOf(slot), slot, rule));
        }
    }

    private int ScoreOf(int slot)
    {
        var score = 0;
        _sieve.Score([slot], new Span<int>(ref score));
        return score;
    }
}
