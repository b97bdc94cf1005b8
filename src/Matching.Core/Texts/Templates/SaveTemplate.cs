using System.Text.RegularExpressions;
using Matching.Core.Clock;
using Matching.Core.SignIn;

namespace Matching.Core.Texts.Templates;

/// <summary>What came of saving, or only looking at, a municipality's own words.</summary>
public abstract record SaveTemplateOutcome
{
    private SaveTemplateOutcome()
    {
    }

    /// <summary>It may be said; nothing is saved yet. <paramref name="Longest"/>: with the longest words.</summary>
    public sealed record Checked(TextDraft Longest) : SaveTemplateOutcome;

    /// <summary>In force from its day on.</summary>
    public sealed record Saved(TextDraft Longest) : SaveTemplateOutcome;

    /// <summary>It could break the rules of texts, now or with long names. Codes with values as <see cref="TextCheck"/> has them, and <c>missing=…</c>, <c>unknown=…</c>, <c>past</c>, <c>empty</c>.</summary>
    public sealed record Refused(TextDraft Longest, IReadOnlyList<string> Faults) : SaveTemplateOutcome;

    public sealed record NotFound : SaveTemplateOutcome;
}

/// <summary>A municipality's own words with the day they begin. <paramref name="SavedBy"/>: sign-in name.</summary>
public sealed record KeptTemplate(string Municipality, OwnTemplate Words, DateOnly ValidFrom, string SavedBy, DateTimeOffset SavedAt);

/// <summary>Remembers municipalities' own words.</summary>
public interface ITemplateShelf
{
    /// <summary>The same text, language and day again replaces what was saved for it.</summary>
    Task PutAsync(KeptTemplate template, CancellationToken cancellationToken);
}

/// <summary>
/// A person writes a text in her municipality's words, for one language, from a day on. It is judged with the longest words there are, so that
/// what could break a rule is refused now and not at night.
/// </summary>
/// <remarks>Source: offers and answers, O8 and O9.</remarks>
public sealed partial class SaveTemplate(TextTemplates templates, ITemplateShelf shelf, TimeProvider clock)
{
    private const int OfferSegments = 1;
    private const int OtherSegments = 2;

    // Without them nobody knows who wrote, where to call, what is answered and how texts end.
    private static readonly string[] Needed = ["kontakt", "afs", "tlf", "k", "koder", "mentor", "virk", "barn"];

    /// <param name="municipality">Whose words they are.</param>
    /// <param name="words">Template, language (ISO 639-1) and body.</param>
    /// <param name="validFrom">Today or later.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="onlyCheck">Nothing is saved.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<SaveTemplateOutcome> HandleAsync(string municipality, OwnTemplate words, DateOnly validFrom, string by, bool onlyCheck, CancellationToken cancellationToken)
    {
        if (!templates.Ids.Contains(words.Template) || words.Template == IssueCode.Template || !Language().IsMatch(words.Language))
        {
            return new SaveTemplateOutcome.NotFound();
        }

        var written = words with { Body = words.Body.Trim() };
        var longest = Longest(written);
        string[] faults = [.. Faults(written, validFrom), .. longest.Faults];
        if (faults.Length > 0)
        {
            return new SaveTemplateOutcome.Refused(longest, faults);
        }

        if (onlyCheck)
        {
            return new SaveTemplateOutcome.Checked(longest);
        }

        await shelf.PutAsync(new(municipality, written, validFrom, by, clock.GetUtcNow()), cancellationToken);
        return new SaveTemplateOutcome.Saved(longest);
    }

    /// <summary>As it reads with the longest words; every bracket that has room is there.</summary>
    public static TextDraft Longest(OwnTemplate words)
    {
        var values = new Dictionary<string, string>(LongestWords.In(words.Language), StringComparer.Ordinal) { ["frivilligt"] = "", ["holdes"] = "", ["flere"] = "" };
        var segments = words is { Template: "T2" or "T3", Language: "da" or "en" } ? OfferSegments : OtherSegments;
        return TextTemplates.Fill(words.Template, words.Body, segments, values, []);
    }

    private IEnumerable<string> Faults(OwnTemplate words, DateOnly validFrom)
    {
        if (words.Body.Length == 0)
        {
            yield return "empty";
        }

        if (validFrom < clock.Today())
        {
            yield return "past";
        }

        var builtIn = templates.BuiltIn(words.Template, words.Language);
        var hers = TextTemplates.FixedPlaceholdersOf(words.Body);
        foreach (var name in TextTemplates.FixedPlaceholdersOf(builtIn).Intersect(Needed, StringComparer.Ordinal).Except(hers, StringComparer.Ordinal))
        {
            yield return $"missing={name}";
        }

        foreach (var name in TextTemplates.PlaceholdersOf(words.Body).Except(TextTemplates.PlaceholdersOf(builtIn), StringComparer.Ordinal))
        {
            yield return $"unknown={name}";
        }

        if (builtIn.Contains("STOP", StringComparison.Ordinal) && !words.Body.Contains("STOP", StringComparison.Ordinal))
        {
            yield return "missing=STOP";
        }

        // The supplier takes these as stop, whoever suggests them.
        foreach (Match suggested in SuppliersOwn().Matches(words.Body))
        {
            yield return $"suggests={suggested.Value}";
        }
    }

    [GeneratedRegex("^[a-z]{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Language();

    [GeneratedRegex(@"\b(?:CANCEL|END|QUIT|UNSUBSCRIBE|REVOKE|OPTOUT)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SuppliersOwn();
}
