using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes;

/// <summary>A place as far as the texts beside it depend on it. <paramref name="HasEnded"/>: it ended, and nothing has come after it.</summary>
public sealed record PageMoment(Kind Kind, bool IsUnder18, bool HasEnded);

/// <summary>
/// Texts that a scheme shows on people's own pages: what helps before the first meeting, rights at work under 18, what comes when a place has ended.
/// The first and the last are shown where the scheme uses them; rights to everybody under 18 who has a job, in every scheme. A scheme's own wording
/// takes the place of ours; <c>{kontakt}</c> is the one contact person.
/// </summary>
/// <remarks>Source: programmes §1.7 texts, §1.8 (D-6). Rights: rules of law YW11, YW13; holiday pay and sickness as the source names them.</remarks>
public static class PageTexts
{
    public const string BriefingYouth = "briefing-youth";
    public const string BriefingPartner = "briefing-partner";
    public const string RightsUnder18 = "rights-under-18";
    public const string NextStep = "next-step";

    private const string Contact = "{kontakt}";

    private static readonly Dictionary<string, ProgrammeText> Ours = new(StringComparer.Ordinal)
    {
        [BriefingYouth] = Both(
            "Du skal ikke forberede noget, før I mødes. Fortæl kun det, du selv har lyst til. Du må gerne spørge om alt. Passer det ikke, så sig det til {kontakt}. Det er helt i orden, og så finder vi noget andet.",
            "You need not prepare anything before you meet. Tell only what you want to tell. You may ask about everything. If it does not fit, tell {kontakt}. That is fine, and we will find something else."),
        [BriefingPartner] = Both(
            "Mentorer er frivillige og får ikke løn. Begynd med at lytte, og spørg, hvad den unge selv gerne vil. Den unge bestemmer, hvad der bliver fortalt, og det bliver mellem jer. I behøver ikke skrive rapporter. Er der noget, så ring til {kontakt}.",
            "Mentors are volunteers and are not paid. Begin by listening, and ask what the young person wants. The young person decides what is told, and it stays between you. No reports are asked of you. If there is anything, call {kontakt}."),
        [RightsUnder18] = Both(
            "Du må som regel højst løfte 12 kilo. En voksen, der kender arbejdet, skal være der for dig. Du optjener feriepenge af din løn. Er du syg, så ring til arbejdet, før du skulle være mødt. Er du i tvivl om noget, så spørg {kontakt}.",
            "As a rule you may lift at most 12 kilos. An adult who knows the work must be there for you. You earn holiday pay on your wage. If you are ill, call work before you were due to come. If you are unsure of anything, ask {kontakt}."),
        [NextStep] = Both(
            "Et forløb er slut, og der kommer et næste skridt. {kontakt} taler med dig om, hvad du har lyst til nu: et nyt sted, noget andet eller en pause. Du leder ikke alene.",
            "A course has ended, and there is a next step. {kontakt} will talk with you about what you want now: another place, something else or a break. You are not looking alone."),
    };

    /// <summary>What a young person reads of one of her places, in the order of the day, each once.</summary>
    public static IReadOnlyList<string> ToYouth(ProgrammeDefinition definition, PageMoment moment) =>
    [
        .. moment.HasEnded ? Used(definition, NextStep) : Used(definition, BriefingYouth),
        .. moment is { HasEnded: false, IsUnder18: true, Kind: Kind.Job } ? [RightsUnder18] : Array.Empty<string>(),
    ];

    /// <summary>What a mentor or a company reads that somebody has said yes to.</summary>
    public static IReadOnlyList<string> ToPartner(ProgrammeDefinition definition) => [.. Used(definition, BriefingPartner)];

    /// <summary>The scheme's own wording or ours, in the reader's language, with the contact person's name.</summary>
    public static string Say(ProgrammeDefinition definition, string text, string language, string contact) =>
        (definition.Texts?.Own.GetValueOrDefault(text) ?? Ours[text]).In(language).Replace(Contact, contact, StringComparison.Ordinal);

    private static IEnumerable<string> Used(ProgrammeDefinition definition, string text) => definition.Texts?.Uses.Contains(text, StringComparer.Ordinal) == true ? [text] : [];

    private static ProgrammeText Both(string da, string en) => new(new Dictionary<string, string>(StringComparer.Ordinal) { ["da"] = da, ["en"] = en });
}
