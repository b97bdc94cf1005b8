using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments;

/// <summary>The answers of one tap to each question. A no or a wish to talk brings the step to a person; it changes nothing by itself.</summary>
/// <remarks>Source: programmes §1.6; offers and answers, T29 and T36 to T41.</remarks>
public static class Answers
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string CallMe = "call_me";

    private static readonly IReadOnlyList<string> YesOrNo = [Yes, No, CallMe];

    /// <summary>The codes that may be given to what a step asks.</summary>
    public static IReadOnlyList<string> To(string what) => what switch
    {
        "goes_well" => ["good", "so_so", CallMe],
        "hours_ok" => [Yes, "more", CallMe],
        "status" => ["goes_on", "education", "moved_on", "stopped", CallMe],
        "outcome" => [.. Words.AllOf<OutcomeCode>().Keys],
        _ => YesOrNo,
    };

    public static bool AskForPerson(string word) => word is No or CallMe or "stopped" or "more";
}
