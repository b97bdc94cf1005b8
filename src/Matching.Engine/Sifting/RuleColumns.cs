using Matching.Engine.Nights;
using Matching.Engine.Rules;

namespace Matching.Engine.Sifting;

/// <summary>One rule on one slate: the slots that keep it for a wish, as a row of bits.</summary>
internal interface IRuleColumn
{
    /// <summary>False when the rule must be asked pair by pair about her.</summary>
    bool TryKept(WishParts wish, out ReadOnlySpan<ulong> kept);
}

/// <summary>Answers of a rule that looks at little, each asked once of a pair that stands for all that look the same.</summary>
internal sealed class KnownAnswers(IHardRule rule, ILookAtLittle looks, Slate slate, OpeningClasses classes) : IRuleColumn
{
    // So many words of answers are kept; then it starts afresh, so that a night of any size fits in memory.
    private const int MostWords = 1 << 20;

    private readonly Dictionary<Look, Answers> _answers = [];
    private readonly ulong[] _joined = new ulong[slate.Words];
    private readonly ulong[] _unknown = new ulong[slate.Words];

    public bool TryKept(WishParts wish, out ReadOnlySpan<ulong> kept)
    {
        kept = _joined;
        if (wish.Count == 1)
        {
            if (looks.OfHer(wish.Her(0)) is not { } look)
            {
                return false;
            }

            kept = Known(look, wish, 0).Kept;
            return true;
        }

        return TryJoin(wish);
    }

    private bool TryJoin(WishParts wish)
    {
        Array.Clear(_joined);
        for (var part = 0; part < wish.Count; part++)
        {
            if (looks.OfHer(wish.Her(part)) is not { } look)
            {
                return false;
            }

            Bits.OrBoth(_joined, Known(look, wish, part).Kept, wish.Mask(part));
        }

        return true;
    }

    private Answers Known(Look look, WishParts wish, int part)
    {
        if (!_answers.TryGetValue(look, out var answers))
        {
            if (_answers.Count * 2L * slate.Words > MostWords)
            {
                _answers.Clear();
            }

            answers = new Answers(slate.Words);
            _answers.Add(look, answers);
        }

        if (!answers.IsWhole)
        {
            Ask(answers, wish, part);
        }

        return answers;
    }

    private void Ask(Answers answers, WishParts wish, int part)
    {
        wish.Mask(part).CopyTo(_unknown);
        Bits.Without(_unknown, answers.Known);
        if (classes.AreFew)
        {
            AskByClass(answers, wish);
        }
        else
        {
            AskBySlot(answers, wish);
        }

        answers.IsWhole = answers.Known.AsSpan().SequenceEqual(slate.All);
    }

    private void AskByClass(Answers answers, WishParts wish)
    {
        for (var number = 0; number < classes.Count; number++)
        {
            var alike = classes.Slots(number);
            if (OpeningClasses.FirstOfBoth(alike, _unknown) is var slot and >= 0)
            {
                Bits.OrBoth(answers.Known, alike, _unknown);
                if (rule.IsKept(wish.With(slot)))
                {
                    Bits.OrBoth(answers.Kept, alike, _unknown);
                }
            }
        }
    }

    private void AskBySlot(Answers answers, WishParts wish)
    {
        for (var slot = 0; slot < slate.Openings.Length; slot++)
        {
            if (Bits.Has(_unknown, slot))
            {
                Bits.Set(answers.Known, slot);
                if (rule.IsKept(wish.With(slot)))
                {
                    Bits.Set(answers.Kept, slot);
                }
            }
        }
    }

    private sealed class Answers(int words)
    {
        public ulong[] Known { get; } = new ulong[words];

        public ulong[] Kept { get; } = new ulong[words];

        public bool IsWhole { get; set; }
    }
}

/// <summary>A rule of an amount that she has and the opening asks: what is asked is kept for all who look the same, and compared with what each has.</summary>
internal sealed class AskedAmounts(IAskAnAmount rule, Slate slate, OpeningClasses classes) : IRuleColumn
{
    public const ushort Never = ushort.MaxValue;

    private const int MostAmounts = 1 << 21;

    private readonly Dictionary<Look, ushort[]> _asked = [];
    private readonly int[] _firsts = classes.Firsts();
    private readonly ushort[] _byClass = new ushort[classes.Count];
    private readonly ulong[] _kept = new ulong[slate.Words];

    public bool TryKept(WishParts wish, out ReadOnlySpan<ulong> kept)
    {
        kept = _kept;
        if (Asked(wish) is not { } asked)
        {
            return false;
        }

        Within(asked, rule.Has(wish.Youth), _kept);
        return true;
    }

    /// <summary>What each slot asks of her; null when she must be asked pair by pair.</summary>
    public ushort[]? Asked(WishParts wish) => wish.LookOf(rule) is { } look ? Known(look, wish) : null;

    /// <summary>The slots that ask no more than so much.</summary>
    public static void Within(ushort[] asked, int amount, Span<ulong> row)
    {
        if (amount < 0)
        {
            row.Clear();
            return;
        }

        Bits.AtMost(asked, (ushort)Math.Min(amount, Never - 1), row);
    }

    private ushort[] Known(Look look, WishParts wish)
    {
        if (_asked.TryGetValue(look, out var asked))
        {
            return asked;
        }

        if (_asked.Count * (long)slate.Words * Bits.PerWord > MostAmounts)
        {
            _asked.Clear();
        }

        asked = Ask(wish);
        _asked.Add(look, asked);
        return asked;
    }

    private ushort[] Ask(WishParts wish)
    {
        for (var number = 0; number < _byClass.Length; number++)
        {
            _byClass[number] = (ushort)Math.Clamp(rule.Asks(wish.With(_firsts[number])), 0, Never);
        }

        var asked = new ushort[slate.Words * Bits.PerWord];
        Array.Fill(asked, Never);
        var of = classes.Of;
        for (var slot = 0; slot < of.Length; slot++)
        {
            asked[slot] = _byClass[of[slot]];
        }

        return asked;
    }
}
