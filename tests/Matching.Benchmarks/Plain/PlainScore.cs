using Matching.Engine.Facts;

namespace Matching.Benchmarks.Plain;

/// <summary>The preferences, each a value from 0 to 1000, and the score that their weights make of them.</summary>
internal static class PlainScore
{
    private static readonly Dictionary<string, Func<PlainPair, int>> Preferences = new(StringComparer.Ordinal)
    {
        ["host-commitment"] = HostCommitment,
        ["own-wish"] = OwnWish,
        ["signs-of-chemistry"] = SignsOfChemistry,
        ["place-fits"] = PlaceFits,
        ["room-to-grow"] = RoomToGrow,
        ["leads-somewhere"] = pair => pair.IsMentor ? 500 : Math.Min(1000, 400 * Count(pair.Opening.LeadsTo)),
        ["short-travel"] = ShortTravel,
        ["sector-interest"] = pair => pair.Youth.Interests.Count == 0 ? 500 : pair.Youth.Interests.Contains(pair.Opening.Sector) ? 1000 : 0,
    };

    public static int Of(PlainPair pair)
    {
        var weights = pair.Night.Policy.PreferenceWeights[pair.Opening.Kind];
        return Preferences.Sum(preference => weights.GetValueOrDefault(preference.Key) * preference.Value(pair) / 1000);
    }

    private static int HostCommitment(PlainPair pair)
    {
        if (pair.Host.LastAnswer is null && !pair.Town.HostsWithHistory.Contains(pair.Host.Id))
        {
            return 500;
        }

        var pledges = Math.Min(500, Count(pair.Host.Pledges) * (pair.IsMentor ? 250 : 100));
        var person = pair.IsMentor || pair.Host.NamesContactPerson ? 200 : 0;
        var answer = (pair.Night.Date.DayNumber - pair.Host.LastAnswer?.DayNumber) switch
        {
            <= 30 => 300,
            <= 90 => 200,
            <= 180 => 100,
            _ => 0,
        };
        return pledges + person + answer;
    }

    private static int OwnWish(PlainPair pair)
    {
        if (pair.Youth.WishedHosts.Contains(pair.Host.Id) || pair.Youth.WishedHosts.Contains(pair.Opening.Id))
        {
            return 1000;
        }

        return pair.Youth.Interests.Count == 0 ? 500 : pair.Youth.Interests.Contains(pair.Opening.Sector) ? 700 : 0;
    }

    private static int SignsOfChemistry(PlainPair pair)
    {
        var shared = pair.Youth.Hobbies.Intersect(pair.Opening.Hobbies, StringComparer.Ordinal).Count();
        var hobbies = pair.Youth.Hobbies.Count == 0 || pair.Opening.Hobbies.Count == 0 ? 250 : shared switch { 0 => 0, 1 => 350, _ => 500 };
        var (hers, theirs) = (pair.Youth.Communication, pair.Opening.Communication);
        var speaking = hers == Communication.NotStated || theirs == Communication.NotStated ? 150
            : hers == theirs ? 300
            : hers == Communication.Any || theirs == Communication.Any ? 200
            : 0;
        return hobbies + speaking + (pair.Youth.OwnLanguage.Length > 0 && pair.Opening.Languages.Contains(pair.Youth.OwnLanguage) ? 200 : 0);
    }

    private static int PlaceFits(PlainPair pair)
    {
        var met = new List<(Needs Need, bool IsMet)>
        {
            (Needs.Quiet, pair.Has(WorkEnvironment.Quiet)),
            (Needs.SmallTeam, pair.Has(WorkEnvironment.SmallTeam)),
            (Needs.FixedContact, pair.Has(WorkEnvironment.FixedContact) || pair.HasPledged(Pledges.FixedContact)),
            (Needs.ExtraBreaks, pair.HasPledged(Pledges.BreakRoom) || pair.HasPledged(Pledges.LowerStart)),
            (Needs.NoCustomerContact, !pair.Has(WorkEnvironment.CustomerContact)),
        };
        var asked = met.Where(need => pair.Asks(need.Need)).ToList();
        return asked.Count == 0 ? 1000 : 1000 * asked.Count(need => need.IsMet) / asked.Count;
    }

    private static int RoomToGrow(PlainPair pair)
    {
        if (pair.IsMentor)
        {
            return Math.Min(1000, 50 * pair.CommonHalfHours.Count);
        }

        var room = (pair.Opening.HoursPerWeekMax ?? pair.Opening.HoursPerWeekMin) - pair.Opening.HoursPerWeekMin;
        return Math.Min(600, 60 * room) + (pair.HasPledged(Pledges.FlexibleHours) ? 200 : 0) + (pair.HasPledged(Pledges.LowerStart) ? 200 : 0);
    }

    private static int ShortTravel(PlainPair pair)
    {
        if (pair.IsMentor && pair.Opening.MeetsOnline)
        {
            return 1000;
        }

        var limit = pair.Youth.MaxTravelMinutes;
        var share = limit > 0 ? 1000 * Math.Max(0, limit - pair.TravelMinutes) / limit : 0;
        return Math.Max(share, pair.HasPledged(Pledges.Lift) ? 500 : 0);
    }

    private static int Count<T>(T flags)
        where T : struct, Enum => Enum.GetValues<T>().Count(flag => Convert.ToInt32(flag, System.Globalization.CultureInfo.InvariantCulture) != 0 && flags.HasFlag(flag));
}
