namespace Matching.Engine.Assigning;

/// <summary>One pair that a change of a <see cref="LiveAssignment"/> brings; figures as in <see cref="PairTable"/>.</summary>
public readonly record struct LivePair(int Opening, long Weight, int Score, int Draw);
