using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;

namespace Matching.Engine.Preferences;

/// <summary>They may get on: hobbies in common, the same way of speaking, her own language spoken there.</summary>
/// <remarks>
/// Hobbies: one 350, two or more 500, a list empty 250. Speaking: same (both any too) 300, one any 200, one not stated 150, opposite 0.
/// Her own language among the opening's 200. Source: the matching model §4, §13.
/// </remarks>
internal sealed class SignsOfChemistry : IPreference, ILookAtLittle, IWarn
{
    public string Id => "signs-of-chemistry";

    public Look? OfHer(in Applicant her) => new Look((long)her.Youth.Hobbies.Number << 8 | (uint)her.Youth.Facts.Communication, 2 + her.Youth.OwnLanguage);

    public Look OfOpening(OpeningTonight opening) => new((long)opening.Hobbies.Number << 8 | (uint)opening.Facts.Communication, opening.Languages.Number);

    public int Value(in Pair pair) => ForHobbies(pair) + ForSpeaking(pair) + ForLanguage(pair);

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("value", Value(pair)),
        ("shared_hobbies", HobbiesStated(pair) ? Shared(pair) : null),
        ("her_way_of_speaking", pair.Youth.Facts.Communication),
        ("their_way_of_speaking", pair.Opening.Facts.Communication),
        ("own_language", ForLanguage(pair) > 0));

    public IEnumerable<string> WarningsFor(Pair pair)
    {
        if (ForSpeaking(pair) == 0)
        {
            yield return Warnings.ToneDiffers;
        }
    }

    private static bool HobbiesStated(in Pair pair) => !pair.Youth.Hobbies.IsEmpty && !pair.Opening.Hobbies.IsEmpty;

    private static int Shared(in Pair pair) => pair.Youth.Hobbies.SharedWith(pair.Opening.Hobbies);

    private static int ForHobbies(in Pair pair) => !HobbiesStated(pair) ? 250 : Shared(pair) switch
    {
        0 => 0,
        1 => 350,
        _ => 500,
    };

    private static int ForSpeaking(in Pair pair)
    {
        var (hers, theirs) = (pair.Youth.Facts.Communication, pair.Opening.Facts.Communication);
        if (hers == Communication.NotStated || theirs == Communication.NotStated)
        {
            return 150;
        }

        if (hers == theirs)
        {
            return 300;
        }

        return hers == Communication.Any || theirs == Communication.Any ? 200 : 0;
    }

    private static int ForLanguage(in Pair pair) => pair.Opening.Languages.Contains(pair.Youth.OwnLanguage) ? 200 : 0;
}
