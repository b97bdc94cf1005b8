using System.Globalization;
using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules;

/// <summary>
/// An internship has weeks left under the law for her group at this host, and is not at the production unit that last employed her where
/// that is barred. Extensions are never assumed.
/// </summary>
/// <remarks>
/// Weeks are calendar days from first to last, both included, divided by seven and rounded up. Internships there that follow each other
/// within less than 28 days are one offer. Source: the matching model §3 and §13; rules of law IN01, IN02, IN04.
/// </remarks>
internal sealed class LawfulInternship : IHardRule, ILookAtLittle, ILimitWeeks, IWarn
{
    private const int NewOfferAfterDays = 28;

    public string Id => "lawful-internship";

    public Look? OfHer(in Applicant her) => her switch
    {
        { Kind: not Kind.Internship } => Look.Nothing,
        { Youth.Facts: { InternshipWeeksAllowed: null, BarredInternshipHost: null } } => Look.Nothing,
        { Youth: { Facts: { BarredInternshipHost: null, InternshipWeeksAllowed: { } allowed } facts, Placements.Count: 0 } } =>
            new Look(1, allowed - facts.InternshipWeeksUsedBefore),
        _ => null,
    };

    public bool IsKept(in Pair pair) =>
        pair.Opening.Kind != Kind.Internship || !IsBarred(pair) && WeeksLeft(pair) is null or > 0;

    public Finding Explain(in Pair pair)
    {
        if (pair.Opening.Kind != Kind.Internship)
        {
            return new(Id, [new("applies", "no")]);
        }

        if (IsBarred(pair))
        {
            return new(Id, [new("rule", "IN04"), new("last_employer", pair.Opening.Facts.Workplace)]);
        }

        return pair.Youth.Facts.InternshipWeeksAllowed is { } allowed
            ? new(Id, [new("rule", "IN01"), new("sum", Written(WeeksUsed(pair))), new("limit", Written(allowed))])
            : new(Id, [new("applies", "no")]);
    }

    /// <summary>The opening's own weeks from the later of start and night, or what is left for her when that is less; null = no limit.</summary>
    public int? WeeksFor(in Pair pair) =>
        pair.Opening.Kind == Kind.Internship && WeeksLeft(pair) is { } left ? Math.Min(left, OpeningWeeks(pair)) : null;

    public IEnumerable<string> WarningsFor(Pair pair)
    {
        if (pair.Opening.Kind == Kind.Internship && WeeksLeft(pair) is { } left && left < OpeningWeeks(pair))
        {
            yield return Warnings.WeeksShortened;
        }
    }

    private static bool IsBarred(in Pair pair) =>
        pair.Youth.Facts.BarredInternshipHost is { } barred && string.Equals(barred, pair.Opening.Facts.Workplace, StringComparison.Ordinal);

    private static int? WeeksLeft(in Pair pair) =>
        pair.Youth.Facts.InternshipWeeksAllowed is { } allowed ? allowed - WeeksUsed(pair) : null;

    private static int WeeksUsed(in Pair pair) => pair.Youth.Facts.InternshipWeeksUsedBefore + WeeksHere(pair);

    /// <summary>An opening without an end is longer than any limit.</summary>
    private static int OpeningWeeks(in Pair pair) =>
        pair.Opening.Facts.EndDate is { } end ? Weeks(end.DayNumber - pair.Opening.StartsOn.DayNumber + 1) : int.MaxValue;

    /// <summary>Walks back from the start over internships at this host for as long as each break is short.</summary>
    private static int WeeksHere(in Pair pair)
    {
        if (!HasBeenAt(pair.Host, pair.Youth))
        {
            return 0;
        }

        var date = pair.Night.Date;
        var host = pair.Host.Id;
        var next = pair.Opening.StartsOn.DayNumber;
        int? first = null, last = null;
        foreach (var (from, to) in StretchesAt(host, pair.Youth, date))
        {
            if (next - to >= NewOfferAfterDays)
            {
                break;
            }

            last ??= Math.Min(to, date.DayNumber);
            first = Math.Min(first ?? from, from);
            next = Math.Min(next, from);
        }

        return first is { } begun && last is { } reached ? Weeks(reached - begun + 1) : 0;
    }

    private static bool HasBeenAt(HostTonight host, YouthTonight youth)
    {
        var placements = youth.Placements;
        for (var i = 0; i < placements.Count; i++)
        {
            if (placements[i].Opening?.Host == host)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>First and last day of her internships there that have begun, the latest end first; one that goes on has no last day.</summary>
    private static IEnumerable<(int From, int To)> StretchesAt(string host, YouthTonight youth, DateOnly date) =>
        youth.Placements
            .Where(placement => placement.Kind == Kind.Internship
                && placement.Facts.State is PlacementState.Running or PlacementState.Agreed or PlacementState.Ended
                && string.Equals(placement.Opening?.Host.Id, host, StringComparison.Ordinal))
            .Select(placement => (
                From: (placement.Facts.StartDate ?? placement.Facts.Since).DayNumber,
                To: placement.Facts.EndDate?.DayNumber ?? int.MaxValue))
            .Where(stretch => stretch.From <= date.DayNumber && stretch.From <= stretch.To)
            .OrderByDescending(stretch => stretch.To)
            .ThenBy(stretch => stretch.From);

    private static int Weeks(int days) => days <= 0 ? 0 : (days + 6) / 7;

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
