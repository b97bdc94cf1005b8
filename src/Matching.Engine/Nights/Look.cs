using Matching.Engine.Facts;

namespace Matching.Engine.Nights;

/// <summary>What an answer depends on, as two numbers that only the rule or preference itself must be able to tell apart.</summary>
internal readonly record struct Look(long First, long Second = 0)
{
    /// <summary>It depends on nothing: the answer is everybody's.</summary>
    public static Look Nothing => default;
}

/// <summary>She, as openings of one kind that start while she has one age meet her: what may be looked at before any opening is.</summary>
internal readonly struct Applicant(Night night, YouthTonight youth, Kind kind, int ageAtStart)
{
    public Night Night => night;

    public YouthTonight Youth => youth;

    public Kind Kind => kind;

    /// <summary>Her age, in whole years, on the later of start and night; the pair's own.</summary>
    public int AgeAtStart => ageAtStart;
}

/// <summary>
/// A rule or preference that looks at little of her, and perhaps of an opening: two pairs of one kind in which both look the same have the same answer,
/// so it is asked about one of them, and the answer is kept for all. Without this a rule is simply asked about every pair that is left.
/// </summary>
internal interface ILookAtLittle
{
    /// <summary>What it looks at of her; null = of her so much that it is asked pair by pair.</summary>
    Look? OfHer(in Applicant her);

    /// <summary>What it looks at of an opening; every opening is its own unless said otherwise.</summary>
    Look OfOpening(OpeningTonight opening) => new(opening.Index);

    /// <summary>Asking costs more than looking: a rule is then asked last, only about pairs that no other answer has broken.</summary>
    bool IsDear => false;
}
