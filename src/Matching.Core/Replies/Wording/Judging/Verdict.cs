namespace Matching.Core.Replies.Wording.Judging;

/// <summary>What the words of an answer say, before anything is known of codes.</summary>
internal enum Answer
{
    /// <summary>Neither yes nor no.</summary>
    None,
    Yes,
    YesBut,
    No,
    NoBut,

    /// <summary>Words of answering, but they do not fit together.</summary>
    Unclear,
}

/// <summary>The answer, by which rule, and whether by a word that can mean nothing else.</summary>
internal sealed record Verdict(Answer Answer, string Rule, bool IsPlain = false)
{
    public bool IsYes => Answer is Answer.Yes or Answer.YesBut;

    public bool IsNo => Answer is Answer.No or Answer.NoBut;

    public static Verdict Unclear(string rule) => new(Answer.Unclear, rule);
}
