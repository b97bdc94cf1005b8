using Matching.Core.Offers;

namespace Matching.Core.LegalRules.Rechecks;

/// <summary>
/// What a re-check found of one person: why a person has to look, by when, and in which words. The same finding has the same marker every
/// night, so that it becomes one item of work.
/// </summary>
/// <param name="Municipality">Of the young person.</param>
/// <param name="YouthId">Whom it is about.</param>
/// <param name="Kind">Of the item.</param>
/// <param name="Marker">One item a marker.</param>
/// <param name="DueBy">A working day, included.</param>
/// <param name="Note">Rule, sum and what would have to change.</param>
public sealed record RecheckFinding(string Municipality, string YouthId, WorkKind Kind, string Marker, DateOnly DueBy, LegalText Note);
