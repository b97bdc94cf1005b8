using Matching.Core.Inquiries;
using Matching.Core.Offers;

namespace Matching.Core.Replies.Consequences;

/// <summary>What an answer to an inquiry does: it is kept with it, and who answered hears so at once. Pure: it saves nothing.</summary>
/// <remarks>Source: offers and answers, O19, T11, T42 to T44.</remarks>
internal sealed class InquiryReplies(InquiryTexts texts)
{
    /// <summary>What is decided where the text is about inquiries alone, or one of them needs a person; null = none of it.</summary>
    public (Decision, ReceiveOutcome)? Meant(HeardText heard, AnswersForPeople people)
    {
        if (heard.Read.ToQuestion is { } tapped && heard.InquiryOf(tapped.Code) is { } known)
        {
            return Said(heard, people, known, tapped.Word);
        }

        if (heard.Read.Reading == Reading.CallMe && heard.InquiryMeant is { } called)
        {
            return Said(heard, people, called, InquiryWords.CallMe);
        }

        var answers = AnswersIn(heard).ToList();
        var unsure = heard.Read.Reading == Reading.YesBut && answers is [var (asked, _), ..] ? asked : answers.Find(one => NeedsPerson(one.Asked.Inquiry, one.Word)).Asked;
        return unsure is null ? null : ToPerson(heard, people);
    }

    /// <summary>The inquiries among what a yes or no answers.</summary>
    public Decision Answer(HeardText heard) => AnswersIn(heard).Aggregate(new Decision(), (decision, one) => decision.And(Take(heard, one.Asked, one.Word)));

    /// <summary>After a stop a person asks what was asked.</summary>
    public static Decision ToCallList(HeardText heard) => new() { Work = [.. heard.OpenInquiries.Select(asked => asked.Inquiry.ToBeAsked(heard.Now))] };

    private static IEnumerable<(InquiryCase Asked, string Word)> AnswersIn(HeardText heard) =>
        from one in heard.Read.NoTo.Select(code => (Code: code, Word: InquiryWords.No)).Concat(heard.Read.YesTo.Select(code => (Code: code, Word: InquiryWords.Yes)))
        let asked = heard.InquiryOf(one.Code)
        where asked is not null
        select (asked!, one.Word);

    private static bool NeedsPerson(Inquiry inquiry, string word) =>
        (inquiry.Kind == InquiryKind.Ranking && word != InquiryWords.CallMe) || (inquiry.IsClosed && inquiry.Answer != word);

    private (Decision, ReceiveOutcome) Said(HeardText heard, AnswersForPeople people, InquiryCase asked, string word) => NeedsPerson(asked.Inquiry, word)
        ? ToPerson(heard, people)
        : (new Decision { Received = heard.Kept(false) }.And(Take(heard, asked, word)), new ReceiveOutcome.Answered(heard.Read.Reading, []));

    /// <summary>Answered again in the same word it changes nothing. What is not simply well goes to a person too.</summary>
    private Decision Take(HeardText heard, InquiryCase asked, string word)
    {
        var inquiry = asked.Inquiry;
        if (inquiry.IsClosed)
        {
            return new();
        }

        var callBy = inquiry.Kind == InquiryKind.CallOverdue && word is InquiryWords.NoAnswer or InquiryWords.Yes ? texts.TriesAgainBy(heard.Now) : (DateOnly?)null;
        var isInVain = word == InquiryWords.NoAnswer && inquiry.TriedBefore + 1 >= Inquiry.MostTries;
        var declines = inquiry.Kind == InquiryKind.Invitation && word == InquiryWords.No;
        var template = word switch { InquiryWords.CallMe => "T11", InquiryWords.No => declines ? "T8" : "T43", InquiryWords.Pause => "T44", _ => "T42" };
        return new()
        {
            AnsweredInquiries = [new(inquiry, word, heard.Now, callBy)],
            Texts = heard.Receipt is null ? [] : texts.Receipt(asked, template, $"{heard.Marker}:{inquiry.Code}", heard.Now),
            Work = (word == InquiryWords.No && !declines) || word is InquiryWords.CallMe || isInVain ? [inquiry.ToBeAsked(heard.Now)] : [],
        };
    }

    private static (Decision, ReceiveOutcome) ToPerson(HeardText heard, AnswersForPeople people) =>
        (people.ForPerson(heard, WorkKind.ReadText), new ReceiveOutcome.WaitsForPerson(heard.Read.Reading, WaitReason.WithConditions));
}
