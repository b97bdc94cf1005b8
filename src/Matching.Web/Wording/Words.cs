using System.Globalization;
using Matching.Core.Programmes;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Wording;

/// <summary>The words of the pages: Words.resx is Danish, Words.en.resx English.</summary>
public sealed class Words;

internal static class WordsOf
{
    /// <summary>The words of a code; the code itself where there are none, so that a new one is seen and not lost.</summary>
    public static string Code(this IStringLocalizer<Words> words, string family, string code) =>
        words[$"{family}.{code}"] is { ResourceNotFound: false } found ? found.Value : code;

    /// <summary>A scheme is called what its definition says, in the reader's language.</summary>
    public static string Programme(string id) =>
        ProgrammeBook.Shipped.Versions.LastOrDefault(version => version.Id == id)?.Definition.Name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? id;

    /// <summary>The words for one or for many.</summary>
    public static string Count(this IStringLocalizer<Words> words, string key, long count) => words[count == 1 ? key + ".One" : key + ".Many", count];
}
