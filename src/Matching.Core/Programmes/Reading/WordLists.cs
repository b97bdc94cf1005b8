using System.Globalization;
using Matching.Core.Intake.Lists;
using Matching.Core.Nightly;
using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Reading;

/// <summary>Closed lists of words that a definition may use and other parts of the product keep.</summary>
internal static class WordLists
{
    // Benefits that the sources name as entry criteria; they are gates and never score.
    private static readonly string[] Benefits =
    [
        "education_benefit", "cash_benefit", "unemployment_benefit", "sickness_benefit", "unemployment_allowance",
        "job_clarification", "resource_course", "student_grant",
    ];

    private static readonly string[] Pages = ["briefing-youth", "briefing-partner", "rights-under-18", "next-step"];

    // ISO 639-1.
    private static readonly string[] Languages = string.Join(' ',
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da",
        "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz",
        "ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln",
        "lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi",
        "pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti",
        "tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' ');

    public static IReadOnlyCollection<string> Municipalities { get; } = [.. ReferenceLists.Municipalities.Select(one => one.Code)];

    public static IReadOnlyCollection<string> Of(WordList list) => list switch
    {
        WordList.Municipalities => Municipalities,
        WordList.Sectors => [.. ReferenceLists.Sectors.Select(sector => sector.Code)],
        WordList.EntryGroups => [.. TargetGroups.All, .. Benefits, .. Enumerable.Range(1, 14).Select(number => string.Create(CultureInfo.InvariantCulture, $"lab_6_{number}"))],
        WordList.Preferences => [.. PolicyFile.Default.PreferenceWeights.Values.First().Keys],
        WordList.Languages => Languages,
        WordList.Texts => [.. Enumerable.Range(1, 49).Select(number => string.Create(CultureInfo.InvariantCulture, $"T{number}")), .. Pages],
        WordList.LawSets => ["youth_work", "internship_weeks", "intern_ratio"],
        WordList.Gates => [.. Words.AllOf<GateCode>().Keys],
        _ => throw new InvalidOperationException($"There is no such list: {list}."),
    };
}
