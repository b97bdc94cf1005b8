using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Engine.Sifting;

namespace Matching.Engine.Rounds;

/// <summary>
/// From an opening to the wishes that may take it: wishes of one kind that look alike to every rule of an amount stand together, with the most that any
/// of them has. Where an opening asks for more, none of them is looked at.
/// </summary>
internal sealed class WishesByNeed
{
    private readonly Night _night;
    private readonly IAskAnAmount[] _rules;
    private readonly Dictionary<Kind, List<Alike>> _ofKind = [];

    public WishesByNeed(Night night, IEnumerable<WishTonight> wishes, IReadOnlyList<IHardRule> rules)
    {
        (_night, _rules) = (night, [.. rules.OfType<IAskAnAmount>()]);
        foreach (var ofKind in wishes.GroupBy(wish => wish.Kind))
        {
            _ofKind.Add(ofKind.Key, Grouped(ofKind, new WishParts(night, new Slate(ofKind.Key, night.Openings))));
        }
    }

    /// <summary>Every wish that keeps the rules of an amount with this opening, and perhaps some more.</summary>
    public IEnumerable<WishTonight> MayTake(OpeningTonight opening) =>
        _ofKind.TryGetValue(opening.Kind, out var groups) ? groups.Where(alike => IsEnough(alike, opening)).SelectMany(alike => alike.Wishes) : [];

    private bool IsEnough(Alike alike, OpeningTonight opening)
    {
        var pair = _night.Pair(alike.Wishes[0].Youth, opening);
        for (var rule = 0; rule < _rules.Length; rule++)
        {
            if (alike.Most[rule] < IAskAnAmount.TooMuch && _rules[rule].Asks(pair) > alike.Most[rule])
            {
                return false;
            }
        }

        return true;
    }

    private List<Alike> Grouped(IEnumerable<WishTonight> wishes, WishParts parts)
    {
        var numbers = new Dictionary<(int, Look?), int>();
        var groups = new Dictionary<int, Alike>();
        foreach (var wish in wishes)
        {
            parts.Begin(wish.Youth);
            var looks = Array.ConvertAll(_rules, parts.LookOf);
            var number = looks.Aggregate(-1, (before, look) => NumberOf(numbers, (before, look)));
            if (!groups.TryGetValue(number, out var alike))
            {
                alike = new Alike([], Array.ConvertAll(looks, look => look is null ? IAskAnAmount.TooMuch : int.MinValue));
                groups.Add(number, alike);
            }

            alike.Add(wish, _rules);
        }

        return [.. groups.Values];
    }

    private static int NumberOf(Dictionary<(int, Look?), int> numbers, (int, Look?) looks)
    {
        numbers.TryAdd(looks, numbers.Count);
        return numbers[looks];
    }

    /// <summary>Wishes that look alike, and the most they have by rule; too much where one must be asked about each.</summary>
    private sealed record Alike(List<WishTonight> Wishes, int[] Most)
    {
        public void Add(WishTonight wish, IAskAnAmount[] rules)
        {
            Wishes.Add(wish);
            for (var rule = 0; rule < rules.Length; rule++)
            {
                Most[rule] = Math.Max(Most[rule], rules[rule].Has(wish.Youth));
            }
        }
    }
}
