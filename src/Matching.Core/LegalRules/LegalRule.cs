using Matching.Engine.Facts;

namespace Matching.Core.LegalRules;

/// <summary>One version of one rule of law for those it applies to. Ids are never reused; a change is a new version with a later first day.</summary>
/// <remarks>Not legal advice: a rule is unconfirmed until somebody in the municipality confirms it by name and date.</remarks>
public sealed record LegalRule
{
    public required string Id { get; init; }

    public required LegalText Title { get; init; }

    /// <summary>First day, included.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day, included; null = open.</summary>
    public DateOnly? ValidTo { get; init; }

    public string? Supersedes { get; init; }

    public required LegalScope AppliesTo { get; init; }

    public required RuleMode Mode { get; init; }

    public required RuleSeverity Severity { get; init; }

    public required LegalSource Source { get; init; }

    /// <summary>Null = unconfirmed.</summary>
    public LegalConfirmation? ConfirmedBy { get; init; }

    /// <summary>What is said to the reader.</summary>
    public required LegalText Text { get; init; }

    public bool IsValidOn(DateOnly date) => ValidFrom <= date && (ValidTo is null || date <= ValidTo);
}

/// <summary>Danish and English; neither is empty.</summary>
public sealed record LegalText(string Da, string En);

/// <summary>Where a rule was read, on which day, and how sure that is.</summary>
public sealed record LegalSource(string Text, DateOnly Seen, Confidence Confidence);

/// <summary>Who confirmed a rule, and when.</summary>
public sealed record LegalConfirmation(string Name, DateOnly Date);

/// <summary>Whom a rule applies to; null = everybody. Ages in whole years: from included, below excluded.</summary>
public sealed record LegalScope(
    IReadOnlyList<Kind> Kinds,
    int? AgeFrom,
    int? AgeBelow,
    IReadOnlyList<School>? Schools,
    IReadOnlyList<string>? TargetGroups,
    IReadOnlyList<string>? Forms,
    IReadOnlyList<Trade>? Trades)
{
    /// <summary>Whether some person and kind falls under both.</summary>
    public bool Meets(LegalScope other) =>
        Kinds.Intersect(other.Kinds).Any()
        && (AgeFrom ?? 0) < (other.AgeBelow ?? int.MaxValue)
        && (other.AgeFrom ?? 0) < (AgeBelow ?? int.MaxValue)
        && Share(Schools, other.Schools)
        && Share(TargetGroups, other.TargetGroups)
        && Share(Forms, other.Forms)
        && Share(Trades, other.Trades);

    /// <summary>Whether both are for the same people, so that one may be a later version of the other.</summary>
    public bool IsSameAs(LegalScope other) =>
        AgeFrom == other.AgeFrom
        && AgeBelow == other.AgeBelow
        && Same(Kinds, other.Kinds)
        && Same(Schools, other.Schools)
        && Same(TargetGroups, other.TargetGroups)
        && Same(Forms, other.Forms)
        && Same(Trades, other.Trades);

    /// <summary>Whether somebody of that age in whole years and that school falls under it; a school that is not stated is out of compulsory school.</summary>
    public bool Holds(int age, School school) =>
        (AgeFrom ?? 0) <= age
        && age < (AgeBelow ?? int.MaxValue)
        && Schools?.Contains(school == School.NotStated ? School.Other : school) != false;

    private static bool Share<T>(IReadOnlyList<T>? one, IReadOnlyList<T>? other) =>
        one is null || other is null || one.Intersect(other).Any();

    private static bool Same<T>(IReadOnlyList<T>? one, IReadOnlyList<T>? other) =>
        one is null || other is null ? one is null && other is null : one.ToHashSet().SetEquals(other);
}

/// <summary>How a rule is kept.</summary>
public enum RuleMode
{
    /// <summary>From what is known of person, opening and placements.</summary>
    Computed = 1,

    /// <summary>A person answers it at approval.</summary>
    Question = 2,

    /// <summary>Text only.</summary>
    Shown = 3,
}

/// <summary>What a breach does.</summary>
public enum RuleSeverity
{
    Block = 1,

    /// <summary>A second person may approve with a written reason.</summary>
    Override = 2,

    Warn = 3,
}

/// <summary>How sure the reading is.</summary>
public enum Confidence
{
    /// <summary>Read in an official or near-official text.</summary>
    High = 1,

    /// <summary>One secondary source, or a text that may have been replaced.</summary>
    Medium = 2,

    /// <summary>Our reading: ask a lawyer.</summary>
    Low = 3,
}
