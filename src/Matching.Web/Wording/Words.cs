using System.Globalization;
using Matching.Core.Programmes;
using Microsoft.Extensions.Localization;
using Role = Matching.Core.Programmes.Vocabulary.Role;

namespace Matching.Web.Wording;

/// <summary>The words of the pages: Words.resx is Danish, Words.en.resx English.</summary>
public sealed class Words;

internal static class WordsOf
{
    /// <summary>The words of a code; the code itself where there are none, so that a new one is seen and not lost.</summary>
    public static string Code(this IStringLocalizer<Words> words, string family, string code) =>
        words[$"{family}.{code}"] is { ResourceNotFound: false } found ? found.Value : code;

    // Asked in the middle of a line of a page, where nobody waits for a store.
    private static ProgrammeBook _schemes = ProgrammeBook.Shipped;

    /// <summary>From now on the names of these schemes are known.</summary>
    public static void Learn(ProgrammeBook schemes) => Volatile.Write(ref _schemes, schemes);

    /// <summary>Every scheme that is known, by id.</summary>
    public static IReadOnlyList<string> Programmes => Volatile.Read(ref _schemes).Ids;

    /// <summary>The team that leads a scheme, by the name that its definition has for it; empty where the role is not its lead's or has no name.</summary>
    public static string Team(string mark, Role role) =>
        Volatile.Read(ref _schemes).FindMark(mark)?.Definition.Staff is { Team: { } team } staff && staff.Lead == role ? team : "";

    /// <summary>A scheme is called what its definition says, in the reader's language.</summary>
    public static string Programme(string id) =>
        Volatile.Read(ref _schemes).Versions.LastOrDefault(version => version.Id == id)?.Definition.Name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? id;

    /// <summary>The words for one or for many.</summary>
    public static string Count(this IStringLocalizer<Words> words, string key, long count) => words[count == 1 ? key + ".One" : key + ".Many", count];
}
