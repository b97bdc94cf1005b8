using System.Text.RegularExpressions;
using Matching.Core.FollowUps;
using Matching.Core.Offers;
using Matching.Core.Replies.Wording;
using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Consequences;

/// <summary>
/// Reads the answer of one tap to a question that takes digits: <c>F3 1</c>, <c>f3: 2</c>, <c>1</c>. Only a text that is nothing but a digit,
/// with or without a code, is one; everything else is read as an answer in words. A digit alone counts where one such question is open.
/// </summary>
/// <remarks>Source: offers and answers, O4, row [F].</remarks>
public static partial class ReadFollowUp
{
    /// <summary>Null = it is no such answer.</summary>
    public static AnswerRead? Of(string text, IReadOnlyList<QuestionCase> questions)
    {
        if (questions.Count == 0 || Tap().Match(Spelling.Readable(text).Trim()) is not { Success: true } tap)
        {
            return null;
        }

        var written = tap.Groups["code"].Success ? tap.Groups["code"].Value : tap.Groups["after"].Value;
        var named = OfferCode.TryParse(written.Replace(" ", "", StringComparison.Ordinal), out var code) ? code : (OfferCode?)null;
        var meant = questions.Where(one => one.Question.TakesDigits && (named is null ? !one.Question.IsClosed : one.Question.Code == named)).ToList();
        return meant is [{ Question: var only }, ..] && (named is not null || meant.Count == 1) ? Read(only, tap.Groups["digit"].Value[0] - '1') : null;
    }

    private static AnswerRead Read(Question question, int choice)
    {
        var code = question.Code ?? throw new InvalidOperationException($"Question {question.Id} is on a phone and has no code.");
        var word = QuestionAnswers.Digits(question.Ask)[choice];
        return new(word == Enrolments.Answers.CallMe ? Reading.CallMe : Reading.Yes, [], [], [code], "digit_of_a_question") { Sure = Sureness.Word, ToQuestion = (code, word) };
    }

    [GeneratedRegex(@"^(?:(?<code>[a-z] ?[2-9])[\s.,:=-]*)?(?<digit>[1-3])(?:[\s.,:]*(?<after>[a-z] ?[2-9]))?[\s.!]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tap();
}
