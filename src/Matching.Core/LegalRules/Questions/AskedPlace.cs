using Matching.Engine.Facts;

namespace Matching.Core.LegalRules.Questions;

/// <summary>What decides which questions the law has of her and a place. Dates are civil.</summary>
public sealed record AskedPlace
{
    public required DateOnly Born { get; init; }

    public School School { get; init; }

    public string TargetGroup { get; init; } = "";

    public required Kind Kind { get; init; }

    /// <summary>The later of the place's first day and today.</summary>
    public required DateOnly StartsOn { get; init; }

    public Trade Trade { get; init; }

    public WorkEnvironment Environment { get; init; }

    /// <summary>The place says at which hours; else the limits of the day become a question.</summary>
    public bool TimesAreStated { get; init; }

    /// <summary>A school internship: youth work, and no internship under the employment act.</summary>
    public bool ReplacesSchool { get; init; }

    /// <summary>She works elsewhere too.</summary>
    public bool HasOtherWork { get; init; }

    /// <summary>The place is at the production unit that last employed her; null = nobody has said where she last worked.</summary>
    public bool? IsLastEmployer { get; init; }

    /// <summary>Ordinary employees at the production unit; null = not stated.</summary>
    public int? Employees { get; init; }

    /// <summary>When the host's figures were last stated; null = never.</summary>
    public DateOnly? StatedOn { get; init; }

    /// <summary>Internships at the production unit that ended in the last 12 months; 0 where one of them led to paid hours.</summary>
    public int InternsWithoutPay { get; init; }
}
