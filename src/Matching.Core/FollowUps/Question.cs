using Matching.Core.Enrolments;
using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.FollowUps;

/// <summary>Which question.</summary>
public readonly record struct QuestionId(Guid Value)
{
    public static QuestionId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public override string ToString() => Value.ToString();
}

/// <summary>
/// One question of a scheme to one side of a placement: asked once, reminded once, answered by one tap. Without <see cref="Phone"/> a
/// person asks. Silence never ends anything. Instants are UTC.
/// </summary>
/// <remarks>Source: programmes §1.6; offers and answers, O3, T29 and T36 to T41.</remarks>
public sealed record Question
{
    public required QuestionId Id { get; init; }

    public required string Municipality { get; init; }

    public required EnrolmentId Enrolment { get; init; }

    /// <summary>Key of the step that asks.</summary>
    public required string Step { get; init; }

    public required Role Role { get; init; }

    public required FollowUpQuestion Ask { get; init; }

    /// <summary>Whom it is about; the same who is asked where the role is hers.</summary>
    public required string YouthId { get; init; }

    /// <summary>Null = it is about the enrolment.</summary>
    public Guid? Placement { get; init; }

    public PhoneNumber? Phone { get; init; }

    public string Language { get; init; } = "da";

    /// <summary>Stands for it on its phone; null without a phone.</summary>
    public OfferCode? Code { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Empty = none yet.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Answered, or its step was settled otherwise.</summary>
    public bool IsClosed { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>By digits and not by yes or no.</summary>
    public bool TakesDigits => QuestionAnswers.Digits(Ask).Count > 0;

    /// <summary>What makes its texts and items one.</summary>
    public string Marker => $"ask:{Enrolment}:{Step}:{(int)Role}";
}

/// <summary>A question with those it is about; <paramref name="Addressed"/>: the first name of who is asked, empty when it is not known.</summary>
public sealed record QuestionCase(Question Question, Parties Parties, string Addressed);

/// <summary>An answer to be kept with its question, if nobody has answered it since it was read.</summary>
public sealed record QuestionAnswer(Question Question, string Word, DateTimeOffset At);

/// <summary>What the answers of one tap stand for.</summary>
public static class QuestionAnswers
{
    private static readonly Dictionary<FollowUpQuestion, string> Templates = new()
    {
        [FollowUpQuestion.GoesWell] = "T29",
        [FollowUpQuestion.GoOn] = "T36",
        [FollowUpQuestion.Chemistry] = "T37",
        [FollowUpQuestion.Attends] = "T38",
        [FollowUpQuestion.HoursOk] = "T39",
        [FollowUpQuestion.KeepsJob] = "T40",
        [FollowUpQuestion.StillInEducation] = "T41",
    };

    /// <summary>The words that 1, 2 and 3 stand for; empty = it is answered by yes or no.</summary>
    public static IReadOnlyList<string> Digits(FollowUpQuestion ask) =>
        ask is FollowUpQuestion.GoesWell or FollowUpQuestion.HoursOk ? Answers.To(Words.Of(ask)) : [];

    /// <summary>Null = it is asked by a person.</summary>
    public static string? TemplateOf(FollowUpQuestion ask) => Templates.GetValueOrDefault(ask);

    /// <summary>For staff: who is to be asked what.</summary>
    public static LegalText NoteOf(Role role, FollowUpQuestion ask)
    {
        var (whoDa, whoEn) = role switch
        {
            Role.Guardian => ("den foresatte", "the guardian"),
            Role.Mentor => ("mentoren", "the mentor"),
            Role.Host => ("virksomheden", "the company"),
            _ => ("den unge", "the young person"),
        };
        var (whatDa, whatEn) = ask switch
        {
            FollowUpQuestion.GoesWell => ("Hvordan går det?", "How is it going?"),
            FollowUpQuestion.GoOn => ("Skal det fortsætte?", "Shall it go on?"),
            FollowUpQuestion.Chemistry => ("Skal I ses igen?", "Will you meet again?"),
            FollowUpQuestion.Attends => ("Kommer den unge som aftalt?", "Does the young person come as agreed?"),
            FollowUpQuestion.HoursOk => ("Passer timerne?", "Do the hours fit?"),
            FollowUpQuestion.KeepsJob => ("Har den unge stadig jobbet?", "Does the young person still have the job?"),
            FollowUpQuestion.StillInEducation => ("Er den unge stadig i uddannelse?", "Is the young person still in education?"),
            _ => ("Hvordan er status: fortsætter det, eller er det blevet til uddannelse?", "How do things stand: does it go on, or has it become education?"),
        };
        return new($"Spørg {whoDa}: {whatDa}", $"Ask {whoEn}: {whatEn}");
    }

    /// <summary>A person asks, because no text may go there or none arrived, or because the scheme names who asks.</summary>
    public static WorkItem ToBeAsked(Question question, DateTimeOffset now, Role? asker = null) => new(
        Guid.CreateVersion7(now), question.Municipality, WorkKind.AskByPhone, question.Marker, now, question.YouthId) { Note = By(NoteOf(question.Role, question.Ask), asker) };

    private static LegalText By(LegalText note, Role? asker) => asker is { } role
        ? new($"{note.Da} Spørges af: {Enrolments.GateNames.Role(Words.Of(role), "da")}.", $"{note.En} Asked by: {Enrolments.GateNames.Role(Words.Of(role), "en")}.")
        : note;
}
