using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;

namespace Matching.Engine.Explaining;

/// <summary>
/// A night prepared for saying what keeps wishes from their openings, part by part: the wishes that nobody has decided, in the order of the night, cut
/// into parts of about one length. Parts of one night share nothing, so each can be said anywhere; all together they say it of every wish once.
/// Not for several threads at once.
/// </summary>
/// <remarks>Source: the matching model §7.</remarks>
public sealed class MissesInParts
{
    private readonly IReadOnlyList<IHardRule> _rules = RuleBook.HardRules;
    private readonly WishTonight[] _wishes;
    private readonly Sieves _sieves;

    public MissesInParts(MatchingProblem problem)
    {
        var night = new Night(problem);
        _wishes = [.. WishTonight.AllOf(night).Where(wish => wish.Pinned is null)];
        _sieves = new Sieves(night, _rules, new ScoreSheet(PreferenceBook.Preferences, problem.Policy), threads: 1);
    }

    /// <param name="part">From 0 up to, and without, <paramref name="parts"/>.</param>
    /// <param name="parts">At least 1.</param>
    public IReadOnlyList<WishMisses> Of(int part, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, parts);
        return _sieves.ForEach(_wishes[Start(part, parts)..Start(part + 1, parts)], Say);
    }

    private int Start(int part, int parts) => (int)((long)_wishes.Length * part / parts);

    private WishMisses Say(Sieve sieve, WishTonight wish) => WhyNot.MissesOf(sieve, wish, sieve.Sift(wish), _rules);
}
