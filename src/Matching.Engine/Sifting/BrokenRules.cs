using Matching.Engine.Nights;

namespace Matching.Engine.Sifting;

/// <summary>
/// What the openings of one wish break, from the same answers that sifted them: how many fall at which rule first, and which break one rule only.
/// The universe is the openings whose own status is active. One of these is used for wish after wish.
/// </summary>
internal sealed class BrokenRules
{
    private readonly Sieve _sieve;
    private readonly ulong[][] _broken;
    private readonly bool[] _byPair;
    private readonly int[] _counts;
    private readonly ulong[] _once;
    private readonly ulong[] _twice;
    private readonly ulong[] _feasible;
    private readonly ulong[] _row;
    private readonly int[] _slots;

    public BrokenRules(Sieve sieve)
    {
        _sieve = sieve;
        var words = sieve.Slate.Words;
        _broken = [.. sieve.Rules.Select(_ => new ulong[words])];
        _byPair = new bool[sieve.Rules.Count];
        _counts = new int[sieve.Rules.Count];
        (_once, _twice, _feasible, _row) = (new ulong[words], new ulong[words], new ulong[words], new ulong[words]);
        _slots = new int[sieve.Slate.Openings.Length];
    }

    /// <summary>Openings by first broken rule, for the wish last looked at.</summary>
    public IReadOnlyList<int> FirstBroken => _counts;

    /// <summary>Puts the wish in the sieve; <paramref name="feasible"/> is what came out of it before.</summary>
    public void Look(WishTonight wish, WishCandidates feasible)
    {
        _sieve.Put(wish);
        Array.Clear(_once);
        Array.Clear(_twice);
        Array.Clear(_feasible);
        foreach (var opening in feasible.Openings)
        {
            Bits.Set(_feasible, _sieve.Slate.SlotOf(opening));
        }

        for (var rule = 0; rule < _broken.Length; rule++)
        {
            LookAtAll(rule);
        }

        CountFirst();
    }

    /// <summary>The slots that break this rule and no other; the list holds until the next question.</summary>
    public ReadOnlySpan<int> BreakOnly(int rule)
    {
        var count = Bits.Slots(MayBreakOnly(rule), _slots);
        var only = 0;
        for (var i = 0; i < count; i++)
        {
            var slot = _slots[i];
            _slots[only] = slot;
            only += KeepsTheRest(slot, rule) ? 1 : 0;
        }

        return _slots.AsSpan(0, only);
    }

    /// <summary>
    /// The slots that break this rule and no other that was answered for all; <see cref="KeepsTheRest"/> asks the others. The row is the caller's until the
    /// next question.
    /// </summary>
    public Span<ulong> MayBreakOnly(int rule)
    {
        _broken[rule].CopyTo(_row, 0);
        if (_byPair[rule])
        {
            Bits.Without(_row, _once);
        }
        else
        {
            Bits.Without(_row, _twice);
        }

        return _row;
    }

    /// <summary>Every rule that is asked pair by pair, save the one that is broken, is kept.</summary>
    public bool KeepsTheRest(int slot, int broken)
    {
        for (var rule = _byPair[broken] ? broken + 1 : 0; rule < _byPair.Length; rule++)
        {
            if (_byPair[rule] && !_sieve.IsKept(rule, slot))
            {
                return false;
            }
        }

        return true;
    }

    private void LookAtAll(int rule)
    {
        var broken = _broken[rule];
        _byPair[rule] = !_sieve.TryKept(rule, out var kept);
        if (_byPair[rule])
        {
            Array.Clear(broken);
            return;
        }

        _sieve.Slate.Active.CopyTo(broken, 0);
        Bits.Without(broken, kept);
        Bits.Break(_once, _twice, broken);
    }

    private void CountFirst()
    {
        var left = _row;
        _sieve.Slate.Active.CopyTo(left, 0);
        Bits.Without(left, _feasible);
        for (var rule = 0; rule < _broken.Length; rule++)
        {
            if (_byPair[rule])
            {
                AskAbout(left, rule);
            }

            _counts[rule] = Bits.CountBoth(left, _broken[rule]);
            Bits.Without(left, _broken[rule]);
        }
    }

    // Only those that no rule before has broken: the first broken one is what counts.
    private void AskAbout(ulong[] left, int rule)
    {
        var count = Bits.Slots(left, _slots);
        for (var i = 0; i < count; i++)
        {
            if (!_sieve.IsKept(rule, _slots[i]))
            {
                Bits.Set(_broken[rule], _slots[i]);
            }
        }
    }
}
