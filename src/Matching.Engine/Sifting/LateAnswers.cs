using Matching.Engine.Nights;
using Matching.Engine.Rules;

namespace Matching.Engine.Sifting;

/// <summary>
/// A rule that is dear to ask: only pairs that the cheap rules have left are asked about, and each answer holds for all that look the same. Never more
/// questions than pairs, however different people and openings are.
/// </summary>
internal sealed class LateAnswers(IHardRule rule, ILookAtLittle looks, Slate slate, OpeningClasses classes) : IRuleColumn
{
    // So many answers are kept; then it starts afresh, so that a night of any size fits in memory.
    private const int MostAnswers = 1 << 22;
    private const byte Kept = 1;
    private const byte Broken = 2;

    private readonly KnownAnswers _ofNothing = new(rule, looks, slate, classes);
    private readonly Dictionary<Look, byte[]> _answers = [];
    private readonly int[] _classOf = classes.Of;
    private YouthTonight? _youth;
    private byte[]? _row;

    /// <summary>True only where nothing of hers is looked at: then the answer is everybody's and has been given.</summary>
    public bool TryKept(WishParts wish, out ReadOnlySpan<ulong> kept)
    {
        kept = default;
        return wish.LookOf(looks) == Look.Nothing && _ofNothing.TryKept(wish, out kept);
    }

    public bool IsKept(WishParts wish, int slot) => RowOf(wish) is { } row ? Answer(row, wish, slot) == Kept : rule.IsKept(wish.With(slot));

    /// <summary>Leaves the slots that keep the rule in front, in their order; how many they are.</summary>
    public int Keep(WishParts wish, Span<int> slots)
    {
        var row = RowOf(wish);
        var left = 0;
        foreach (var slot in slots)
        {
            slots[left] = slot;
            left += row is null ? rule.IsKept(wish.With(slot)) ? 1 : 0 : Answer(row, wish, slot) & Kept;
        }

        return left;
    }

    private byte Answer(byte[] row, WishParts wish, int slot)
    {
        var known = row[_classOf[slot]];
        return known != 0 ? known : row[_classOf[slot]] = rule.IsKept(wish.With(slot)) ? Kept : Broken;
    }

    private byte[]? RowOf(WishParts wish)
    {
        if (_youth != wish.Youth)
        {
            _youth = wish.Youth;
            _row = wish.LookOf(looks) is { } look ? Known(look) : null;
        }

        return _row;
    }

    private byte[] Known(Look look)
    {
        if (!_answers.TryGetValue(look, out var row))
        {
            if (_answers.Count * (long)classes.Count > MostAnswers)
            {
                _answers.Clear();
            }

            row = new byte[classes.Count];
            _answers.Add(look, row);
        }

        return row;
    }
}
