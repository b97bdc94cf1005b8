using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;

namespace Matching.Engine.Scoring;

/// <summary>The feasible openings of one wish, by rising opening index, with their scores.</summary>
internal sealed record WishCandidates(int[] Openings, int[] Scores)
{
    public int Count => Openings.Length;

    /// <summary>Place of an opening in the list; negative when it is not feasible.</summary>
    public int Find(OpeningTonight opening) => Array.BinarySearch(Openings, opening.Index);

    public bool Holds(OpeningTonight opening) => Find(opening) >= 0;
}

/// <summary>Looks at every opening of a wish's kind: which keep every hard rule, and what they score.</summary>
internal sealed class Candidates(Night night, IReadOnlyList<IHardRule> rules, ScoreSheet sheet)
{
    private readonly IHardRule[] _rules = [.. rules];
    private readonly Dictionary<Kind, OpeningTonight[]> _byKind = Enum.GetValues<Kind>().ToDictionary(
        kind => kind,
        kind => night.Openings.Where(opening => opening.Kind == kind).ToArray());

    /// <summary>Openings of a kind by rising index, feasible or not.</summary>
    public OpeningTonight[] OfKind(Kind kind) => _byKind[kind];

    public WishCandidates For(WishTonight wish)
    {
        var openings = new List<int>();
        var scores = new List<int>();
        foreach (var opening in _byKind[wish.Kind])
        {
            var pair = night.Pair(wish.Youth, opening);
            if (FirstBroken(pair) == _rules.Length)
            {
                openings.Add(opening.Index);
                scores.Add(sheet.Score(pair));
            }
        }

        return new WishCandidates([.. openings], [.. scores]);
    }

    public int Score(in Pair pair) => sheet.Score(pair);

    /// <summary>Index of the first broken rule at or after <paramref name="from"/>; the number of rules when none is.</summary>
    public int FirstBroken(in Pair pair, int from = 0)
    {
        var rule = from;
        while (rule < _rules.Length && _rules[rule].IsKept(pair))
        {
            rule++;
        }

        return rule;
    }
}
