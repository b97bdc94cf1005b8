using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Scoring;

namespace Matching.Engine.Explaining;

/// <summary>
/// Who is placed and who is left waiting, in whole numbers: shares per mille, rounded down, of the wishes that are not pinned; medians
/// of days waited and of openings that are possible by every hard rule; and how unevenly hosts are called on. A group without wishes, or a kind without hosts, is left out.
/// </summary>
/// <remarks>Source: the matching model §13, Files.</remarks>
internal static class FairnessFigures
{
    private const int PerMille = 1000;

    /// <summary>The figures of a plan, by what they are shared by, then by group; both in ordinal order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Of(
        SolvedNight solved,
        IReadOnlyList<PlannedPair> pairs)
    {
        var night = solved.Night;
        PlannedPair[] proposals = [.. pairs.Where(pair => pair.State != PairState.Pinned)];
        var wishes = solved.Wishes
            .Where(wish => wish.Pinned is null)
            .Select(wish => new Judged(wish.Youth, solved.OpeningOf(wish) is not null, solved.Feasible[wish.Index].Count))
            .ToArray();
        return new SortedDictionary<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal)
        {
            ["placedByMunicipality"] = Shares(wishes, wish => wish.Youth.Facts.Municipality),
            ["placedByAge"] = Shares(wishes, wish => AgeBand(wish.Youth.Age)),
            ["placedByWaiting"] = Shares(wishes, wish => WaitingBand(DaysWaiting(night, wish.Youth))),
            ["daysWaitingByMunicipality"] = Medians(wishes, wish => wish.Youth.Facts.Municipality, wish => DaysWaiting(night, wish.Youth)),
            ["daysWaitingByAge"] = Medians(wishes, wish => AgeBand(wish.Youth.Age), wish => DaysWaiting(night, wish.Youth)),
            ["openingsPossibleByMunicipality"] = Medians(wishes, wish => wish.Youth.Facts.Municipality, wish => wish.Feasible),
            ["openingsPossibleByAge"] = Medians(wishes, wish => AgeBand(wish.Youth.Age), wish => wish.Feasible),
            ["openingsPossibleByWaiting"] = Medians(wishes, wish => WaitingBand(DaysWaiting(night, wish.Youth)), wish => wish.Feasible),
            ["medianDaysWaiting"] = Sorted(wishes
                .GroupBy(wish => wish.IsPlaced ? "placed" : "unplaced", StringComparer.Ordinal)
                .Select(group => (group.Key, Median([.. group.Select(wish => DaysWaiting(night, wish.Youth)).Order()])))),
            ["giniOfContacts"] = Sorted(Enum.GetValues<Kind>()
                .Select(kind => (Findings.Code(kind), Contacts: ContactsOf(night, kind, proposals)))
                .Where(kind => kind.Contacts.Length > 0)
                .Select(kind => (kind.Item1, Gini(kind.Contacts)))),
        };
    }

    /// <summary>
    /// How unevenly a sum is spread, per mille, rounded down: 0 = everybody alike or nothing to spread; near 1000 = one has all.
    /// </summary>
    /// <param name="rising">Not below 0, smallest first, at least one.</param>
    internal static long Gini(long[] rising)
    {
        var total = rising.Sum();
        if (total == 0)
        {
            return 0;
        }

        var weighed = rising.Select((amount, index) => (2L * index + 1 - rising.Length) * amount).Sum();
        return PerMille * weighed / (rising.Length * total);
    }

    /// <summary>The middle one; of two middle ones the half of their sum, rounded down.</summary>
    internal static long Median(int[] rising) => (rising[(rising.Length - 1) / 2] + (long)rising[rising.Length / 2]) / 2;

    internal static string AgeBand(int age) => age switch
    {
        < 18 => "13-17",
        < 25 => "18-24",
        _ => "25-30",
    };

    internal static string WaitingBand(int days) => days switch
    {
        <= 30 => "0-30",
        <= 90 => "31-90",
        _ => "91+",
    };

    private static SortedDictionary<string, long> Shares(Judged[] wishes, Func<Judged, string> by) =>
        Sorted(wishes.GroupBy(by, StringComparer.Ordinal).Select(group => (group.Key, (long)PerMille * group.Count(wish => wish.IsPlaced) / group.Count())));

    private static SortedDictionary<string, long> Medians(Judged[] wishes, Func<Judged, string> by, Func<Judged, int> figure) =>
        Sorted(wishes.GroupBy(by, StringComparer.Ordinal).Select(group => (group.Key, Median([.. group.Select(figure).Order()]))));

    /// <summary>Contacts of every active host that has an active opening of the kind, tonight's proposals there included, smallest first.</summary>
    private static long[] ContactsOf(Night night, Kind kind, PlannedPair[] proposals)
    {
        var tonight = proposals.CountBy(pair => pair.Host, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. night.Openings
                .Where(opening => opening.Kind == kind && opening.Facts.Status == Status.Active && opening.Host.Facts.Status == Status.Active)
                .Select(opening => opening.Host)
                .Distinct()
                .Select(host => (long)host.Contacts + tonight.GetValueOrDefault(host.Id))
                .Order(),
        ];
    }

    private static int DaysWaiting(Night night, YouthTonight youth) => night.Date.DayNumber - youth.Facts.WaitingSince.DayNumber;

    private static SortedDictionary<string, long> Sorted(IEnumerable<(string Group, long Figure)> figures) =>
        new(figures.ToDictionary(figure => figure.Group, figure => figure.Figure, StringComparer.Ordinal), StringComparer.Ordinal);

    private readonly record struct Judged(YouthTonight Youth, bool IsPlaced, int Feasible);
}
