using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Engine.Facts;

namespace Matching.Core.Steering;

/// <summary>
/// A board on which nothing moves for what is switched off: its people, hosts and openings stand as paused, with by whom, when and why; a scheme
/// is shut for its young people. What was paused before stays as it was.
/// </summary>
public static class SwitchedBoard
{
    public static Board Of(Board board, DateOnly date)
    {
        var off = board.SwitchedOff.Where(one => one.What == SwitchedWhat.Matching && one.IsOn(date)).ToList();
        if (off.Count == 0)
        {
            return board;
        }

        var towns = board.Hosts.ToDictionary(host => host.Id, host => host.Municipality, StringComparer.Ordinal);
        return board with
        {
            Youths = [.. board.Youths.Select(youth => Of(youth, off))],
            Hosts = [.. board.Hosts.Select(host => Of(host, off))],
            Openings = [.. board.Openings.Select(opening => Of(opening, towns.GetValueOrDefault(opening.HostId, ""), off))],
        };
    }

    private static Youth Of(Youth youth, List<SwitchOff> off)
    {
        var hers = off.Where(one => one.Municipality == youth.Municipality).ToList();
        var shut = hers.Where(one => one.Part == SwitchedPart.Programme).Select(one => one.Value).ToList();
        var with = shut.Count == 0 ? youth : youth with { ShutProgrammes = [.. youth.ShutProgrammes.Union(shut, StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
        return hers.FirstOrDefault(one => IsWhole(one, youth.Postcode)) is { } all && youth.Status.Status == Status.Active ? with with { Status = Mark(all) } : with;
    }

    private static Host Of(Host host, List<SwitchOff> off) =>
        off.FirstOrDefault(one => one.Municipality == host.Municipality && (IsWhole(one, host.Postcode) || (one.Part == SwitchedPart.Host && one.Value == host.Id))) is { } its
        && host.Status.Status == Status.Active
            ? host with { Status = Mark(its) }
            : host;

    private static Opening Of(Opening opening, string town, List<SwitchOff> off) =>
        off.FirstOrDefault(one => one.Municipality == town && one.Part == SwitchedPart.Programme && one.Value == opening.Programme) is { } its
        && opening.Status.Status == Status.Active
            ? opening with { Status = Mark(its) }
            : opening;

    private static bool IsWhole(SwitchOff off, string postcode) =>
        off.Part == SwitchedPart.Municipality || (off.Part == SwitchedPart.Area && off.Value == postcode);

    private static StatusMark Mark(SwitchOff off) => new(Status.Paused, off.Reason, off.By, Clock.Copenhagen.DateAt(off.Since));
}
