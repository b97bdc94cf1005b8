using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Matching.Core.Offers;

namespace Matching.Core.Replies;

/// <summary>What a text can be an answer to.</summary>
/// <param name="Open">Codes of open offers on the phone.</param>
/// <param name="Closed">Codes of offers closed lately on the phone.</param>
/// <param name="LateBare">The one closed offer that an answer without a code still means; null = none, or not sure which.</param>
/// <param name="LastWasOffer">Our last text was an offer or its reminder, so that <c>ok</c> counts.</param>
public sealed record AnswerContext(IReadOnlyList<OfferCode> Open, IReadOnlyList<OfferCode> Closed, OfferCode? LateBare = null, bool LastWasOffer = true);

/// <summary>What was read: which codes are answered yes and no, which codes the text names, and by what it was read so.</summary>
public sealed record AnswerRead(Reading Reading, IReadOnlyList<OfferCode> YesTo, IReadOnlyList<OfferCode> NoTo, IReadOnlyList<OfferCode> Named, string Why);

/// <summary>
/// Reads an answer: stop before all else, then start, then yes or no with its code in the listed forms. Anything left over, anything
/// double, anything unlisted is unclear and goes to a person. Never throws; the same text in the same context is always read the same.
/// </summary>
/// <remarks>Source: offers and answers, O4. Help, wrong person, questions and "yes, but" come out unclear here, which a person reads.</remarks>
public static partial class ReadAnswer
{
    public static AnswerRead Of(string text, AnswerContext context)
    {
        var words = Words(text);
        var named = words.Where(word => OfferCode.TryParse(word, out _)).Select(OfferCode.Parse).Distinct().ToList();
        if (IsStop(words))
        {
            return new(Reading.Stop, [], [], named, "stop_word");
        }

        var phrase = string.Join(' ', words);
        if (AnswerWords.StartPhrases.Contains(phrase))
        {
            return new(Reading.Start, [], [], named, "start_word");
        }

        if (named.Except(context.Open).Except(context.Closed).Any())
        {
            return new(Reading.Unclear, [], [], named, "code_not_on_this_phone");
        }

        return CallMe(words, named) ?? Answer(words, named, context);
    }

    /// <summary>The codes a text names, so that the store can look for them before it is read.</summary>
    public static IReadOnlyList<OfferCode> CodesIn(string text) =>
        [.. Words(text).Where(word => OfferCode.TryParse(word, out _)).Select(OfferCode.Parse).Distinct()];

    /// <summary>The supplier's own stop words, which it confirms and blocks by itself.</summary>
    public static bool IsSuppliersOwnStop(string text) => Words(text) is [var only] && AnswerWords.SuppliersOwnStop.Contains(only);

    private static bool IsStop(List<string> words)
    {
        if (words.Count == 0)
        {
            return false;
        }

        if (AnswerWords.StopPhrases.Contains(string.Join(' ', words)))
        {
            return true;
        }

        return AnswerWords.Stop.Contains(words[0])
            && words.Skip(1).All(word => AnswerWords.BesideStop.Contains(word) || AnswerWords.Stop.Contains(word) || word.All(char.IsAsciiDigit));
    }

    private static AnswerRead? CallMe(List<string> words, List<OfferCode> named)
    {
        var phrase = string.Join(' ', words.Where(word => !OfferCode.TryParse(word, out _) && word != "tak"));
        return AnswerWords.CallPhrases.Contains(phrase) ? new(Reading.CallMe, [], [], named, "call_words") : null;
    }

    private static AnswerRead Answer(List<string> words, List<OfferCode> named, AnswerContext context)
    {
        var both = AnswerWords.Both.Contains(string.Join(' ', words.Where(word => !IsAnswer(word))));
        var parts = both ? [new Part(words.Any(AnswerWords.Yes.Contains), words.Any(AnswerWords.No.Contains), [])] : Parts(words, context.LastWasOffer);
        if (parts is null || parts.Any(part => part.IsYes == part.IsNo))
        {
            return Unclear(named, "not_a_listed_form");
        }

        if (both)
        {
            return context.Open.Count >= 2 ? Read([parts[0] with { Codes = context.Open }], named, "word_for_all") : Unclear(named, "not_a_listed_form");
        }

        if (parts.Count == 1 && parts[0].Codes.Count == 0)
        {
            return Bare(parts[0], named, context);
        }

        return parts.Any(part => part.Codes.Count == 0) || parts.SelectMany(part => part.Codes).GroupBy(code => code).Any(group => group.Count() > 1)
            ? Unclear(named, "codes_do_not_fit_words")
            : Read(parts, named, "word_and_code");
    }

    private static AnswerRead Bare(Part part, List<OfferCode> named, AnswerContext context) => context.Open.Count switch
    {
        1 => Read([part with { Codes = context.Open }], named, "word_and_one_open"),
        > 1 => new(Reading.AskBack, [], [], named, "several_open"),
        _ when context.LateBare is { } late => Read([part with { Codes = [late] }], named, "word_and_one_closed"),
        _ => Unclear(named, "nothing_open"),
    };

    /// <summary>Splits the words at each yes or no; null when a word is left over. A phrase stands for its word.</summary>
    private static List<Part>? Parts(List<string> words, bool okCounts)
    {
        var codes = words.Where(word => OfferCode.TryParse(word, out _)).Select(OfferCode.Parse).ToList();
        var plain = string.Join(' ', words.Where(word => !OfferCode.TryParse(word, out _)));
        if (AnswerWords.YesPhrases.Contains(plain) || (okCounts && plain is "ok" or "okay" or "ok tak"))
        {
            return [new(true, false, codes)];
        }

        if (AnswerWords.NoPhrases.Contains(plain))
        {
            return [new(false, true, codes)];
        }

        return SplitAtWords(words);
    }

    private static List<Part>? SplitAtWords(List<string> words)
    {
        var parts = new List<Part>();
        var early = new List<OfferCode>();
        foreach (var word in words)
        {
            if (IsAnswer(word))
            {
                if (parts is not [.., { Codes.Count: 0 } last] || last.IsYes != AnswerWords.Yes.Contains(word))
                {
                    parts.Add(new(AnswerWords.Yes.Contains(word), AnswerWords.No.Contains(word), parts.Count == 0 ? early : []));
                }
            }
            else if (OfferCode.TryParse(word, out var code))
            {
                var codes = parts.Count == 0 ? early : (List<OfferCode>)parts[^1].Codes;
                codes.Add(code);
            }
            else if (!AnswerWords.Courtesy.Contains(word) && word is not ("og" or "and"))
            {
                return null;
            }
        }

        return parts.Count == 0 ? null : parts;
    }

    private static bool IsAnswer(string word) => AnswerWords.Yes.Contains(word) || AnswerWords.No.Contains(word);

    private static AnswerRead Read(IReadOnlyList<Part> parts, List<OfferCode> named, string why)
    {
        var yes = parts.Where(part => part.IsYes).SelectMany(part => part.Codes).Distinct().ToList();
        var no = parts.Where(part => part.IsNo).SelectMany(part => part.Codes).Distinct().ToList();
        return new(yes.Count > 0 ? Reading.Yes : Reading.No, yes, no, named, why);
    }

    private static AnswerRead Unclear(List<OfferCode> named, string why) => new(Reading.Unclear, [], [], named, why);

    /// <summary>Lower case, one form of each letter, punctuation and quotes gone, repeated letters once, glued and split codes apart and whole.</summary>
    private static List<string> Words(string text)
    {
        var plain = Punctuation().Replace(Readable(text).ToLowerInvariant().Replace('\u2019', '\''), " ");
        plain = GluedEmoji().Replace(plain, " $0 ");
        plain = GluedCode().Replace(plain, "${word} ${letter}${digit}");
        plain = SplitCode().Replace(plain, "${letter}${digit}");
        plain = ThanksGlued().Replace(plain, "${word} tak");
        return [.. plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Unrepeated)];
    }

    /// <summary>A lone surrogate cannot be normalised: it is dropped.</summary>
    private static string Readable(string text)
    {
        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format) || rune.Value is '\n' or '\r' or '\t')
            {
                readable.Append(rune.ToString());
            }
        }

        return readable.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string Unrepeated(string word)
    {
        var once = Repeated().Replace(word, "${letter}");
        return AnswerWords.Yes.Contains(once) || AnswerWords.No.Contains(once) || AnswerWords.Stop.Contains(once) ? once : word;
    }

    private sealed record Part(bool IsYes, bool IsNo, IReadOnlyList<OfferCode> Codes);

    [GeneratedRegex("""[.,!?;:"“”«»()\[\]/*_–—-]+""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Punctuation();

    [GeneratedRegex("👍|👌|✅|👎|❌|😊|🙂|😀|😃|😁|🙏|❤️|❤", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GluedEmoji();

    [GeneratedRegex(@"\b(?<word>ja|nej|yes|no)(?<letter>[cdefhkmprtuvwx])(?<digit>[2-9])\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GluedCode();

    [GeneratedRegex(@"\b(?<letter>[cdefhkmprtuvwx])\s+(?<digit>[2-9])\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SplitCode();

    [GeneratedRegex(@"\b(?<word>ja|nej)tak\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ThanksGlued();

    [GeneratedRegex(@"(?<letter>\p{L})\k<letter>+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Repeated();
}
