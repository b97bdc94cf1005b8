using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;

namespace Matching.Engine.Preferences;

/// <summary>The place is as she wished a workplace to be. Never hard: what is missing costs points and is said in words.</summary>
/// <remarks>
/// ⌊1000 × met ÷ asked⌋ of quiet, small_team, fixed_contact, extra_breaks, no_customer_contact; none asked 1000. Where company is a plus it counts
/// as two that are asked, both met with company and one alone. Source: the matching model §4, §13; programmes §1.4 unit.
/// </remarks>
internal sealed class PlaceFits : IPreference, ILookAtLittle, IWarn
{
    private static readonly (Needs Need, Func<OpeningTonight, bool> IsMet, string Warning)[] PlaceNeeds =
    [
        (Needs.Quiet, opening => opening.Has(WorkEnvironment.Quiet), Warnings.QuietMissing),
        (Needs.SmallTeam, opening => opening.Has(WorkEnvironment.SmallTeam), Warnings.SmallTeamMissing),
        (Needs.FixedContact, opening => opening.Has(WorkEnvironment.FixedContact) || opening.Host.HasPledged(Pledges.FixedContact), Warnings.FixedContactMissing),
        (Needs.ExtraBreaks, opening => opening.Host.HasPledged(Pledges.BreakRoom | Pledges.LowerStart), Warnings.ExtraBreaksMissing),
        (Needs.NoCustomerContact, opening => !opening.Has(WorkEnvironment.CustomerContact), Warnings.CustomerContact),
    ];

    private static readonly Needs OfThePlace = PlaceNeeds.Aggregate(Needs.None, (all, need) => all | need.Need);

    public string Id => "place-fits";

    public Look? OfHer(in Applicant her) => new Look((int)(her.Youth.Facts.Needs & OfThePlace));

    public Look OfOpening(OpeningTonight opening) => new((long)opening.Facts.Environment << 2 | (opening.Facts.Company switch { null => 0L, false => 1L, true => 2L }), (long)opening.Host.Facts.Pledges);

    public int Value(in Pair pair)
    {
        var (asked, met) = Count(pair);
        return asked == 0 ? 1000 : 1000 * met / asked;
    }

    public Finding Explain(in Pair pair)
    {
        var (asked, met) = Count(pair);
        return Findings.Of(Id, ("value", Value(pair)), ("asked", asked), ("met", met), ("company", pair.Opening.Facts.Company), ("missing", string.Join('+', WarningsFor(pair)) is { Length: > 0 } missing ? missing : null));
    }

    public IEnumerable<string> WarningsFor(Pair pair) =>
        PlaceNeeds.Where(need => pair.Youth.AsksFor(need.Need) && !need.IsMet(pair.Opening)).Select(need => need.Warning);

    private static (int Asked, int Met) Count(in Pair pair)
    {
        var (asked, met) = pair.Opening.Facts.Company switch { null => (0, 0), false => (2, 1), true => (2, 2) };
        foreach (var (need, isMet, _) in PlaceNeeds)
        {
            if (pair.Youth.AsksFor(need))
            {
                asked++;
                met += isMet(pair.Opening) ? 1 : 0;
            }
        }

        return (asked, met);
    }
}
