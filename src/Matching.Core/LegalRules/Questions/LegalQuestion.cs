namespace Matching.Core.LegalRules.Questions;

/// <summary>How a question of law is answered.</summary>
public enum AnswerForm
{
    /// <summary>A tick: yes, it is so. Who cannot tick it does not approve.</summary>
    Confirm = 1,

    /// <summary>In words: names, dates, what differs.</summary>
    Words = 2,

    /// <summary>One of the purposes that the act names.</summary>
    Purpose = 3,

    /// <summary>Nothing to answer: it is shown, and kept with the approval that it was.</summary>
    Shown = 4,
}

/// <summary>One line of the list that a person goes through before a place is approved.</summary>
/// <param name="Key">The rule's id; of something that is only shown, with what it is after a colon.</param>
/// <param name="Text">In the reader's language.</param>
/// <param name="Source">The paragraph.</param>
/// <param name="Form">How it is answered.</param>
/// <param name="IsNeeded">Without an answer nothing is approved.</param>
public sealed record LegalQuestion(string Key, LegalText Text, string Source, AnswerForm Form, bool IsNeeded);

/// <summary>What a person has answered, by <see cref="LegalQuestion.Key"/>.</summary>
public sealed record LegalAnswers(IReadOnlyDictionary<string, string> ByKey)
{
    public const string Yes = "yes";
    private const int ShortestWords = 3;

    /// <summary>Nothing answered.</summary>
    public static LegalAnswers None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Needed questions that are not answered as their form asks, in their order.</summary>
    public IReadOnlyList<LegalQuestion> Open(IReadOnlyList<LegalQuestion> questions) => [.. questions.Where(question => question.IsNeeded && !IsAnswered(question))];

    public string To(LegalQuestion question) => question.Form == AnswerForm.Shown ? "" : ByKey.GetValueOrDefault(question.Key, "").Trim();

    private bool IsAnswered(LegalQuestion question) => question.Form switch
    {
        AnswerForm.Confirm => To(question) == Yes,
        AnswerForm.Purpose => Enum.TryParse<Internships.InternshipPurpose>(To(question), out var purpose) && Enum.IsDefined(purpose) && purpose != Internships.InternshipPurpose.NotStated,
        _ => To(question).Length >= ShortestWords,
    };
}

/// <summary>One line as it is kept with the approval: what was asked, what was answered, by whom and when (UTC). It is never changed.</summary>
public sealed record KeptAnswer(LegalQuestion Question, string Answer, string By, DateTimeOffset At);
