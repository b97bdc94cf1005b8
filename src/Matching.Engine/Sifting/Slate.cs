using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Sifting;

/// <summary>The openings of one kind among those given, by rising index, each in a slot: what every wish of the kind is held against.</summary>
internal sealed class Slate
{
    private readonly int[] _indexes;
    private readonly int[] _slotOf;
    private readonly int[] _starts;
    private readonly ulong[][] _startedBefore;

    public Slate(Kind kind, IReadOnlyList<OpeningTonight> openings)
    {
        Kind = kind;
        Openings = [.. openings.Where(opening => opening.Kind == kind)];
        _indexes = Array.ConvertAll(Openings, opening => opening.Index);
        _slotOf = new int[openings.Count == 0 ? 0 : openings[^1].Index + 1];
        for (var slot = 0; slot < Openings.Length; slot++)
        {
            _slotOf[Openings[slot].Index] = slot;
        }

        OwnWeights = [.. Openings.Index().Where(slot => slot.Item.OwnWeights is not null).Select(slot => slot.Index)];
        Words = Bits.Words(Openings.Length);
        All = Row(_ => true);
        Active = Row(opening => opening.Facts.Status == Status.Active);
        _starts = [.. Openings.Select(opening => opening.StartsOn.DayNumber).Distinct().Order()];
        _startedBefore = [.. _starts.Append(int.MaxValue).Select(day => Row(opening => opening.StartsOn.DayNumber < day))];
    }

    public Kind Kind { get; }

    public OpeningTonight[] Openings { get; }

    /// <summary>Slots whose scheme has weights of its own, rising.</summary>
    public int[] OwnWeights { get; }

    /// <summary>Words of a row.</summary>
    public int Words { get; }

    public ulong[] All { get; }

    /// <summary>The openings whose own status is active: the universe of a why-not.</summary>
    public ulong[] Active { get; }

    /// <summary>How many different days openings start on.</summary>
    public int Starts => _starts.Length;

    /// <summary>The start days, rising; the night itself is the first possible.</summary>
    public DateOnly Start(int index) => DateOnly.FromDayNumber(_starts[index]);

    /// <summary>The slots that start before the start day of an index; before <see cref="Starts"/> come all.</summary>
    public ulong[] StartedBefore(int index) => _startedBefore[index];

    /// <summary>The index in the night of the opening in a slot.</summary>
    public int IndexOf(int slot) => _indexes[slot];

    /// <summary>The slot of an opening of this kind, by its index in the night.</summary>
    public int SlotOf(int opening) => _slotOf[opening];

    public ulong[] Row(Func<OpeningTonight, bool> holds)
    {
        var row = new ulong[Words];
        for (var slot = 0; slot < Openings.Length; slot++)
        {
            if (holds(Openings[slot]))
            {
                Bits.Set(row, slot);
            }
        }

        return row;
    }
}
