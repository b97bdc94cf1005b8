namespace Matching.Core.LegalRules.Work;

/// <summary>
/// A rule that is broken on a day, with the sum that broke it and what is allowed, in the unit of the rule; or a question that a person
/// must answer before it is known. A breach of a week stands on its Monday.
/// </summary>
/// <param name="Rule">Id in the rules of law.</param>
/// <param name="Day">The day, or the first of the days.</param>
/// <param name="Sum">What there would be.</param>
/// <param name="Limit">What is allowed: at most, at least for rest, breaks, days off and age; the bound of the day for times of day.</param>
/// <param name="IsQuestion">Not a refusal: a person has to answer.</param>
public sealed record LegalBreach(string Rule, DateOnly Day, int Sum, int Limit, bool IsQuestion = false);
