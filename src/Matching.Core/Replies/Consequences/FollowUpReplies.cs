using Matching.Core.Enrolments;
using Matching.Core.FollowUps;
using Matching.Core.Offers;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Replies.Consequences;

/// <summary>What an answer to a follow-up of a scheme does: it is kept with its question, and who answered hears so at once. Pure: it saves nothing.</summary>
/// <remarks>Source: offers and answers, T10, T11, T42, T43.</remarks>
internal sealed class FollowUpReplies(QuestionTexts texts)
{
    /// <summary>What is decided where the text is about follow-ups and not plainly a yes or no: one tap, a wish to be called, or something for a person; null = none of it.</summary>
    public (Decision, ReceiveOutcome)? Meant(HeardText heard, AnswersForPeople people)
    {
        if (heard.Read.ToQuestion is { } tapped && heard.FollowUpOf(tapped.Code) is { } known)
        {
            return Tapped(heard, people, known, tapped.Word);
        }

        if (heard.Read.Reading == Reading.CallMe && heard.FollowUpMeant is { } called)
        {
            return Tapped(heard, people, called, Answers.CallMe);
        }

        var answers = AnswersIn(heard).ToList();
        if (heard.Read.Reading == Reading.YesBut && answers is [var (asked, _), ..])
        {
            return ToPerson(heard, people, asked, WorkKind.YesBut);
        }

        return answers.Find(one => NeedsPerson(one.Asked.Question, one.Word)) is { Asked: { } unsure } ? ToPerson(heard, people, unsure, WorkKind.ReadText) : null;
    }

    /// <summary>The follow-ups among what a yes or no answers.</summary>
    public Decision Answer(HeardText heard) => AnswersIn(heard).Aggregate(new Decision(), (decision, one) => decision.And(Take(heard, one.Asked, one.Word)));

    /// <summary>After a stop a person asks what was asked.</summary>
    public static Decision ToCallList(HeardText heard) => new() { Work = [.. heard.OpenFollowUps.Select(asked => QuestionAnswers.ToBeAsked(asked.Question, heard.Now))] };

    private static IEnumerable<(QuestionCase Asked, string Word)> AnswersIn(HeardText heard) =>
        from one in heard.Read.NoTo.Select(code => (Code: code, Word: Answers.No)).Concat(heard.Read.YesTo.Select(code => (Code: code, Word: Answers.Yes)))
        let asked = heard.FollowUpOf(one.Code)
        where asked is not null
        select (asked!, one.Word);

    /// <summary>The word is none of the question's, or it was answered otherwise before.</summary>
    private static bool NeedsPerson(Question question, string word) =>
        !Answers.To(Words.Of(question.Ask)).Contains(word, StringComparer.Ordinal) || (question.IsClosed && question.Answer != word);

    private (Decision, ReceiveOutcome) Tapped(HeardText heard, AnswersForPeople people, QuestionCase asked, string word) => NeedsPerson(asked.Question, word)
        ? ToPerson(heard, people, asked, WorkKind.ReadText)
        : (new Decision { Received = heard.Kept(false) }.And(Take(heard, asked, word)), new ReceiveOutcome.Answered(heard.Read.Reading, []));

    /// <summary>Answered again in the same word it changes nothing.</summary>
    private Decision Take(HeardText heard, QuestionCase asked, string word)
    {
        if (asked.Question.IsClosed)
        {
            return new();
        }

        var template = word switch { Answers.CallMe => "T11", Answers.No => "T43", _ => "T42" };
        return new() { AnsweredFollowUps = [new(asked.Question, word, heard.Now)], Texts = Receipt(heard, asked, template) };
    }

    private (Decision, ReceiveOutcome) ToPerson(HeardText heard, AnswersForPeople people, QuestionCase asked, WorkKind kind) =>
        (people.ForPerson(heard, kind).And(new() { Texts = Receipt(heard, asked, "T10") }), new ReceiveOutcome.WaitsForPerson(heard.Read.Reading, WaitReason.WithConditions));

    private IReadOnlyList<Texts.OutgoingText> Receipt(HeardText heard, QuestionCase asked, string template) =>
        heard.Receipt is null ? [] : texts.Receipt(asked, template, $"{heard.Marker}:{asked.Question.Code}", heard.Now);
}
