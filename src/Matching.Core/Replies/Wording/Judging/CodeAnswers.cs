using Matching.Core.Offers;
using Matching.Core.Replies.Wording.Letters;
using static Matching.Core.Replies.Wording.PhraseKind;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>
/// Says which code each yes and no of a text is for, where it names several. A word rules the codes after it; where every code has its own
/// word after it, that one. Null where it cannot be told.
/// </summary>
/// <remarks>Source: offers and answers, O4 and O5.</remarks>
internal sealed class CodeAnswers(MarkedText text, AnswerContext context)
{
    private static readonly HashSet<PhraseKind> SaysYes = [Yes, YesStart, YesWhole, YesPhrase, YesStartPhrase, YesOpen, Ok];
    private static readonly HashSet<PhraseKind> SaysNo = [No, NoWhole, NoPhrase, NoReason];

    /// <summary>The codes answered yes and those answered no.</summary>
    public (IReadOnlyList<OfferCode> Yes, IReadOnlyList<OfferCode> No)? Of()
    {
        var parts = Parts();
        if (parts.All(part => part.Code is null) || parts.All(part => part.Code is not null))
        {
            return null;
        }

        return Sorted(OneSign(parts) ?? WordFirst(parts) ?? CodeFirst(parts) ?? ByClause(parts));
    }

    /// <summary>The distinct codes that the text answers to, with "the other one" as the open one that it does not name.</summary>
    public int CountOfCodes() => Parts().Where(part => part.Code is not null).Select(part => part.Code).Distinct().Count();

    /// <summary>"Ja K7, men ikke M4": the no is for the code after it.</summary>
    public static bool IsNoToCode(MarkedText text, int at) =>
        text.IsOpenNegation(at)
        && at + 1 < text.Tokens.Count
        && (text.Tokens[at + 1].Code is not null || (text.Tokens[at + 1].Word is "til" or "to" or "den" && at + 2 < text.Tokens.Count && text.Tokens[at + 2].Code is not null));

    private List<Part> Parts()
    {
        var named = text.Tokens.Where(token => token.Code is not null).Select(token => token.Code!.Value).Distinct().ToList();
        OfferCode? other = named is [var only] && context.Open.Count == 2 && context.Open.Contains(only) ? context.Open.First(code => code != only) : null;
        var parts = new List<Part>();
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            if (text.Tokens[at].Code is { } code)
            {
                parts.Add(new(at, code, false));
            }
            else if (IsNoToCode(text, at) && parts is not [.., { Code: null, IsYes: false }])
            {
                parts.Add(new(at, null, false));
            }
            else if (text.KindAt(at) is { } kind && text.Marks.Any(mark => mark.From == at))
            {
                Take(parts, at, kind, other);
            }
        }

        return parts;
    }

    private static void Take(List<Part> parts, int at, PhraseKind kind, OfferCode? other)
    {
        if (kind == OtherOffer && other is { } meant)
        {
            parts.Add(new(at, meant, false));
        }
        else if ((SaysYes.Contains(kind) || SaysNo.Contains(kind)) && (parts is not [.., { Code: null } last] || last.IsYes != SaysYes.Contains(kind)))
        {
            parts.Add(new(at, null, SaysYes.Contains(kind)));
        }
    }

    /// <summary>One word before all codes, or one word and one code.</summary>
    private static List<(OfferCode Code, bool IsYes)>? OneSign(List<Part> parts)
    {
        var signs = parts.Where(part => part.Code is null).Select(part => part.IsYes).Distinct().ToList();
        var codes = parts.Where(part => part.Code is not null).Select(part => part.Code!.Value).Distinct().ToList();
        return signs.Count == 1 && (parts[0].Code is null || codes.Count == 1) ? [.. codes.Select(code => (code, signs[0]))] : null;
    }

    private static List<(OfferCode Code, bool IsYes)>? WordFirst(List<Part> parts)
    {
        if (parts[0].Code is not null || parts[^1].Code is null)
        {
            return null;
        }

        var answers = new List<(OfferCode, bool)>();
        var isYes = false;
        for (var at = 0; at < parts.Count; at++)
        {
            if (parts[at].Code is { } code)
            {
                answers.Add((code, isYes));
                continue;
            }

            isYes = parts[at].IsYes;
            if (parts[at + 1].Code is null)
            {
                return null;
            }
        }

        return answers;
    }

    private static List<(OfferCode Code, bool IsYes)>? CodeFirst(List<Part> parts) =>
        parts.Count % 2 == 0 && parts.Select((part, at) => (part.Code is not null) == (at % 2 == 0)).All(fits => fits)
            ? [.. parts.Chunk(2).Select(pair => (pair[0].Code!.Value, pair[1].IsYes))]
            : null;

    /// <summary>Each part of the sentence has its own word and code.</summary>
    private List<(OfferCode Code, bool IsYes)>? ByClause(List<Part> parts)
    {
        var answers = new List<(OfferCode, bool)>();
        foreach (var clause in parts.GroupBy(part => ClauseOf(part.At)))
        {
            var signs = clause.Where(part => part.Code is null).Select(part => part.IsYes).Distinct().ToList();
            // "K7 M4 ja": the word may be for one of them or for both.
            var isSure = clause.First().Code is null || clause.Count(part => part.Code is not null) == 1;
            if (signs is not [var isYes] || clause.All(part => part.Code is null) || !isSure)
            {
                return null;
            }

            answers.AddRange(clause.Where(part => part.Code is not null).Select(part => (part.Code!.Value, isYes)));
        }

        return answers;
    }

    private int ClauseOf(int at) =>
        Enumerable.Range(0, at + 1).Count(token => text.Tokens[token].Before != Break.None || text.Tokens[token].Word is "men" or "but" or "og" or "and");

    private static (IReadOnlyList<OfferCode>, IReadOnlyList<OfferCode>)? Sorted(List<(OfferCode Code, bool IsYes)>? answers)
    {
        if (answers is null || answers.GroupBy(answer => answer.Code).Any(group => group.Select(answer => answer.IsYes).Distinct().Count() > 1))
        {
            return null;
        }

        return ([.. answers.Where(answer => answer.IsYes).Select(answer => answer.Code).Distinct()], [.. answers.Where(answer => !answer.IsYes).Select(answer => answer.Code).Distinct()]);
    }

    private sealed record Part(int At, OfferCode? Code, bool IsYes);
}
