using System.Text.RegularExpressions;
using Matching.Core.Inquiries;
using Matching.Core.Offers;
using Matching.Core.Replies.Wording;
using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Consequences;

/// <summary>
/// Reads the one tap of an inquiry: 1 where a call is overdue, PAUSE where hours are renewed, with the code or alone. Anything more in the text
/// makes it no such answer. Alone it counts where one such inquiry is open.
/// </summary>
/// <remarks>Source: offers and answers, O4, row [F], renewal R4.</remarks>
public static partial class ReadInquiry
{
    /// <summary>Null = it is no such answer.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="inquiries">On the phone.</param>
    /// <param name="bareDigits">No other question takes a digit without a code.</param>
    public static AnswerRead? Of(string text, IReadOnlyList<InquiryCase> inquiries, bool bareDigits)
    {
        if (inquiries.Count == 0 || Tap().Match(Spelling.Readable(text).Trim()) is not { Success: true } tap)
        {
            return null;
        }

        var isPause = !tap.Groups["word"].ValueSpan.StartsWith("1", StringComparison.Ordinal);
        var written = tap.Groups["code"].Success ? tap.Groups["code"].Value : tap.Groups["after"].Value;
        var named = OfferCode.TryParse(written.Replace(" ", "", StringComparison.Ordinal), out var code) ? code : (OfferCode?)null;
        if (named is null && !isPause && !bareDigits)
        {
            return null;
        }

        var kind = isPause ? InquiryKind.Renewal : InquiryKind.CallOverdue;
        var meant = inquiries.Select(one => one.Inquiry).Where(one => one.Kind == kind && (named is null ? !one.IsClosed : one.Code == named)).ToList();
        return meant is [{ Code: { } its }, ..] && (named is not null || meant.Count == 1)
            ? new(isPause ? Reading.No : Reading.Yes, [], [], [its], "tap_of_an_inquiry") { Sure = Sureness.Word, ToQuestion = (its, isPause ? InquiryWords.Pause : InquiryWords.NoAnswer) }
            : null;
    }

    [GeneratedRegex(@"^(?:(?<code>[a-z] ?[2-9])[\s.,:=-]*)?(?<word>1|pause|pavse|paus|(?:hold|holder|tag|tager)\s+(?:en\s+)?pause)(?:[\s.,:]*(?<after>[a-z] ?[2-9]))?(?:\s+(?:tak|please))?[\s.!]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tap();
}
