using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Core.Texts;

namespace Matching.Core.Replies.Consequences;

/// <summary>What a guardian's text does: yes and no answer the question whose code it is; all else is read by a person, who calls.</summary>
/// <remarks>Source: offers and answers, O7 and O17.</remarks>
internal sealed class GuardiansWord(GuardianTexts texts, BackingAnswers answers, OfferTexts receipts)
{
    private const string BySms = "sms";

    /// <summary>The part of a yes or no that answers questions; nothing where it names none.</summary>
    public Decision Answer(HeardText heard)
    {
        var decision = new Decision();
        foreach (var question in heard.Read.NoTo.Select(heard.QuestionOf).OfType<Question>())
        {
            decision = decision.And(answers.No(question, heard.Way, BySms, heard.Now, heard.Id));
        }

        foreach (var question in heard.Read.YesTo.Select(heard.QuestionOf).OfType<Question>())
        {
            decision = decision.And(answers.Yes(question, heard.Way, BySms, heard.Now));
        }

        return decision;
    }

    /// <summary>A guardian asks, doubts, adds something or wants a call: the seat is held, a person reads and calls.</summary>
    public (Decision, ReceiveOutcome) ToRead(HeardText heard, AnswersForPeople people)
    {
        var question = heard.AboutQuestion ?? throw new InvalidOperationException($"Text {heard.Id} is a guardian's and about no question.\nMaybe IsGuardians and AboutQuestion disagree.");
        var decision = people.ForPerson(heard, WorkKind.GuardianWrote);
        if (question is { IsOpen: true, Offer: { Offer.IsOpen: true } offer })
        {
            offer.Offer.StopClock(heard.Now);
            decision = decision.And(new() { Offers = [offer.Offer] });
        }

        return (decision.And(new() { Texts = Receipt(heard, question) }), new ReceiveOutcome.WaitsForPerson(heard.Read.Reading, WaitReason.FromGuardian));
    }

    /// <summary>No texts go there any more: what was asked there is asked by telephone, and her yes stays.</summary>
    public Decision ToCallList(HeardText heard)
    {
        var decision = new Decision();
        foreach (var question in heard.Asked)
        {
            question.Backing.ToBeCalled(heard.Now);
            decision = decision.And(new() { Backings = [question.Backing], Work = texts.Call(question, heard.Now, ":stopped").Work });
        }

        return decision;
    }

    private IReadOnlyList<OutgoingText> Receipt(HeardText heard, Question question)
    {
        if (heard.Receipt is not { } phone || heard.Way != AnswerWay.Text)
        {
            return [];
        }

        return heard.Read.Reading is Reading.CallMe or Reading.YesBut or Reading.NoBut || !question.IsOpen
            ? texts.Receipt(question, "T25", $"{heard.Marker}:T25", heard.Now)
            : receipts.ToNumber(phone, question.Child.Sender, null, "T17", $"{heard.Marker}:T17", heard.Now, new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = question.Backing.Code.Value });
    }
}
