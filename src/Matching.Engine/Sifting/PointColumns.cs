using Matching.Engine.Nights;
using Matching.Engine.Preferences;

namespace Matching.Engine.Sifting;

/// <summary>One preference on one slate: points by class of opening for all who look the same, each asked once.</summary>
internal sealed class PointColumn(IPreference preference, int weight, ILookAtLittle? looks, OpeningClasses? classes)
{
    private const int MostPoints = 1 << 20;

    private readonly Dictionary<Look, int[]> _points = [];
    private readonly int[] _firsts = classes?.Firsts() ?? [];

    /// <summary>The class of each slot.</summary>
    public int[] ClassOf => classes?.Of ?? [];

    /// <summary>What it looks at of her; null = it is asked pair by pair.</summary>
    public Look? LookOf(WishParts wish)
    {
        var look = looks?.OfHer(wish.Her(0));
        for (var part = 1; look is not null && part < wish.Count; part++)
        {
            look = looks!.OfHer(wish.Her(part)) == look ? look : null;
        }

        return look;
    }

    /// <summary>By class, for a look that <see cref="LookOf"/> answered.</summary>
    public int[] PointsOf(Look look, WishParts wish)
    {
        if (!_points.TryGetValue(look, out var points))
        {
            if (_points.Count * (long)_firsts.Length > MostPoints)
            {
                _points.Clear();
            }

            points = [.. _firsts.Select(slot => Points(wish.With(slot)))];
            _points.Add(look, points);
        }

        return points;
    }

    public int Points(in Pair pair) => weight * preference.Value(pair) / 1000;
}

/// <summary>The score of a wish's slots: the sum of the points of every preference that weighs something for the kind.</summary>
internal sealed class PointColumns(PointColumn[] columns, int slots)
{
    // Preferences that look at nothing of her have one sum; which they are hardly varies.
    private readonly Dictionary<int, int[]> _ofNothing = [];
    private readonly Look?[] _looks = new Look?[columns.Length];

    /// <summary>Makes ready for a wish; then <see cref="Add"/> scores any slots of hers.</summary>
    public void Add(WishParts wish, ReadOnlySpan<int> chosen, Span<int> scores)
    {
        Look(wish, out var ofNothing);
        var alike = OfNothing(ofNothing, wish);
        for (var i = 0; i < chosen.Length; i++)
        {
            scores[i] = alike[chosen[i]];
        }

        for (var column = 0; column < columns.Length; column++)
        {
            if ((ofNothing >> column & 1) == 0)
            {
                AddColumn(columns[column], _looks[column], wish, chosen, scores);
            }
        }
    }

    private void Look(WishParts wish, out int ofNothing)
    {
        ofNothing = 0;
        for (var column = 0; column < columns.Length; column++)
        {
            _looks[column] = columns[column].LookOf(wish);
            ofNothing |= _looks[column] == Nights.Look.Nothing ? 1 << column : 0;
        }
    }

    private static void AddColumn(PointColumn column, Look? look, WishParts wish, ReadOnlySpan<int> chosen, Span<int> scores)
    {
        if (look is null)
        {
            for (var i = 0; i < chosen.Length; i++)
            {
                scores[i] += column.Points(wish.With(chosen[i]));
            }

            return;
        }

        var (points, classOf) = (column.PointsOf(look.Value, wish), column.ClassOf);
        for (var i = 0; i < chosen.Length; i++)
        {
            scores[i] += points[classOf[chosen[i]]];
        }
    }

    private int[] OfNothing(int which, WishParts wish)
    {
        if (!_ofNothing.TryGetValue(which, out var sums))
        {
            sums = new int[slots];
            for (var column = 0; column < columns.Length; column++)
            {
                if ((which >> column & 1) != 0)
                {
                    AddEverySlot(columns[column], wish, sums);
                }
            }

            _ofNothing.Add(which, sums);
        }

        return sums;
    }

    private static void AddEverySlot(PointColumn column, WishParts wish, int[] sums)
    {
        var (points, classOf) = (column.PointsOf(Nights.Look.Nothing, wish), column.ClassOf);
        for (var slot = 0; slot < sums.Length; slot++)
        {
            sums[slot] += points[classOf[slot]];
        }
    }
}
