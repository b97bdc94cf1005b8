using Matching.Engine.Nights;
using Matching.Engine.Preferences;

namespace Matching.Engine.Sifting;

/// <summary>One preference on one slate: points by class of opening for all who look the same, each asked once and only when a pair needs it.</summary>
internal sealed class PointColumn(IPreference preference, int weight, ILookAtLittle? looks, OpeningClasses? classes)
{
    private const int MostPoints = 1 << 20;

    // By class, one more than the points; 0 = not asked yet.
    private readonly Dictionary<Look, int[]> _points = [];
    private readonly int[] _classOf = classes?.Of ?? [];

    /// <summary>What it looks at of her; null = it is asked pair by pair.</summary>
    public Look? LookOf(WishParts wish) => looks is null ? null : wish.LookOf(looks);

    /// <summary>Adds the points of the chosen slots, for a look that <see cref="LookOf"/> answered.</summary>
    public void Add(Look? look, WishParts wish, ReadOnlySpan<int> chosen, Span<int> scores)
    {
        if (look is null)
        {
            for (var i = 0; i < chosen.Length; i++)
            {
                scores[i] += Points(wish.With(chosen[i]));
            }

            return;
        }

        var (points, classOf) = (Known(look.Value), _classOf);
        for (var i = 0; i < chosen.Length; i++)
        {
            ref var known = ref points[classOf[chosen[i]]];
            if (known == 0)
            {
                known = 1 + Points(wish.With(chosen[i]));
            }

            scores[i] += known - 1;
        }
    }

    private int[] Known(Look look)
    {
        if (!_points.TryGetValue(look, out var points))
        {
            if (_points.Count * (long)classes!.Count > MostPoints)
            {
                _points.Clear();
            }

            points = new int[classes.Count];
            _points.Add(look, points);
        }

        return points;
    }

    private int Points(in Pair pair) => weight * preference.Value(pair) / 1000;
}

/// <summary>The score of a wish's slots: the sum of the points of every preference that weighs something for the kind.</summary>
internal sealed class PointColumns(PointColumn[] columns, int slots)
{
    // Preferences that look at nothing of her have one sum; which they are hardly varies.
    private readonly Dictionary<int, int[]> _ofNothing = [];
    private readonly Look?[] _looks = new Look?[columns.Length];

    /// <summary>Scores any slots of the wish that is in.</summary>
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
                columns[column].Add(_looks[column], wish, chosen, scores);
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

    private int[] OfNothing(int which, WishParts wish)
    {
        if (!_ofNothing.TryGetValue(which, out var sums))
        {
            sums = new int[slots];
            int[] all = [.. Enumerable.Range(0, slots)];
            for (var column = 0; column < columns.Length; column++)
            {
                if ((which >> column & 1) != 0)
                {
                    columns[column].Add(Nights.Look.Nothing, wish, all, sums);
                }
            }

            _ofNothing.Add(which, sums);
        }

        return sums;
    }
}
