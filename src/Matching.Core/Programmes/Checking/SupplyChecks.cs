using Matching.Core.HostOrders;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Checking;

/// <summary>Openings can exist, and orders can be answered in time.</summary>
internal static class SupplyChecks
{
    private static readonly OrderStamp[] InOrder =
        [OrderStamp.EventPledge, OrderStamp.OrderReceived, OrderStamp.HostCleared, OrderStamp.Published, OrderStamp.CandidatesSent, OrderStamp.MeetingHeld];

    public static void Run(Checked on)
    {
        foreach (var (path, track) in on.Tracks.Where(known => known.Track.Supply is not null))
        {
            CheckSupply(on, path, track.Supply!, track);
        }

        if (on.Definition.Supply is { } own)
        {
            CheckSupply(on, "$", own, null);
        }

        on.RefuseIf(on.Definition.Staff is { Approves: var approves } && !Enrolments.KeptStep.StaffRoles.Contains(approves), "$.staff.approves", $"is {Words.Of(on.Definition.Staff?.Approves ?? Role.JobConsultant)}, who does not sign in at the desk; say one of {string.Join(", ", Enrolments.KeptStep.StaffRoles.Select(Words.Of))}.");
        if (on.Definition.Orders is { } orders)
        {
            CheckOrders(on, orders);
        }
    }

    private static void CheckSupply(Checked on, string path, Supply supply, Track? track)
    {
        on.RefuseIf(supply.HostKinds.Contains(HostKind.Mentor) && track is { Kind: not Kind.Mentor }, $"{path}.supply.hostKinds", $"lets mentors in, but the track is of kind {(track is null ? "" : Words.Of(track.Kind))}.");
        on.RefuseIf(track is { Kind: Kind.Mentor } && supply.HostKinds.Count > 0 && !supply.HostKinds.Contains(HostKind.Mentor), $"{path}.supply.hostKinds", $"lets no mentors in, but the track is of kind mentor.");
        on.RefuseIf(
            supply.Tasks is { } tasks && tasks.NotOnly.Count == Words.AllOf<TaskKind>().Count,
            $"{path}.supply.tasks.notOnly",
            $"names every kind of task, so no opening could be posted with one kind.");
        on.RefuseIf(supply.Pools.Distinct(StringComparer.Ordinal).Count() < supply.Pools.Count || supply.Pools.Any(string.IsNullOrWhiteSpace), $"{path}.supply.pools", $"has a network twice, or one without a name; write the codes of networks.csv.");
        on.RefuseIf(supply.Room is { SetBy: Role.Youth or Role.Guardian }, $"{path}.supply.room.setBy", $"is not somebody who gives room.");
    }

    private static void CheckOrders(Checked on, Orders orders)
    {
        on.RefuseIf(orders.Fields.Distinct(StringComparer.Ordinal).Count() < orders.Fields.Count, "$.orders.fields", $"has a field twice.");
        on.RefuseIf(orders.Fields.Any(field => !OrderFields.IsWord(field)), "$.orders.fields", $"has '{orders.Fields.FirstOrDefault(field => !OrderFields.IsWord(field))}', which is no word of small letters, digits and underscores, as start_date is.");
        on.RefuseIf(!orders.HardFirst, "$.orders.hardFirst", $"is false, but nobody is ever shown whom a hard demand of the place shuts out: leave it out, or say true.");
        on.RefuseTwice(orders.Levels.Select((level, at) => ($"$.orders.levels[{at}]", level.Id)), "level");
        for (var at = 0; at < orders.Levels.Count; at++)
        {
            var level = orders.Levels[at];
            on.RefuseIf(
                Array.IndexOf(InOrder, level.To) <= Array.IndexOf(InOrder, level.From),
                $"$.orders.levels[{at}].to",
                $"is {Words.Of(level.To)}, which does not come after {Words.Of(level.From)}.");
            on.RefuseIf(level.Within.IsBefore, $"$.orders.levels[{at}].within", $"is {level.Within}, which points backwards.");
        }

        on.RefuseIf(orders.Escalate?.After is { IsBefore: true }, "$.orders.escalate.after", $"is {orders.Escalate?.After}, which points backwards.");
        foreach (var point in orders.AgreementPoints.GroupBy(point => point.Point).Where(same => same.Count() > 1))
        {
            on.Refuse("$.orders.agreementPoints", $"has the point {point.Key} twice.");
        }
    }
}
