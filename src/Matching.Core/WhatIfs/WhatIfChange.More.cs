using System.Globalization;
using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.WhatIfs;

public abstract partial record WhatIfChange
{
    /// <summary>
    /// More hosts with one opening of one place each, every one like the first (by id) active opening of that kind and sector; empty sector = any.
    /// Their ids begin with <c>+</c>.
    /// </summary>
    public sealed record MorePlaces(Kind Kind, string Sector, int Count) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults)
        {
            var like = problem.Openings
                .Where(opening => opening.Kind == Kind && opening.Status == Status.Active && (Sector.Length == 0 || opening.Sector == Sector))
                .MinBy(opening => opening.Id, StringComparer.Ordinal);
            if (like is null)
            {
                faults.Add(WhatIfFault.Unknown.Of("sector", Sector, problem.Openings.Where(opening => opening.Kind == Kind).Select(opening => opening.Sector).Distinct(StringComparer.Ordinal)));
                return problem;
            }

            var host = problem.Hosts.First(known => known.Id == like.Host);
            var names = Enumerable.Range(1, Count).Select(number => string.Create(CultureInfo.InvariantCulture, $"+{(int)Kind}-{Sector}-{number}")).ToList();
            return problem with
            {
                Hosts = [.. problem.Hosts, .. names.Select(name => host with { Id = name, Network = null, MaxNewContactsPerMonth = null, Status = Status.Active })],
                Openings = [.. problem.Openings, .. names.Select(name => like with { Id = name, Host = name, Workplace = name, Seats = 1, SeatsTakenElsewhere = 0 })],
            };
        }
    }

    /// <summary>Everybody whose limit of travel is so many minutes has another, 5 to 120.</summary>
    public sealed record LongerTravel(int From, int To) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults)
        {
            if (!problem.Youths.Any(youth => youth.MaxTravelMinutes == From))
            {
                faults.Add(WhatIfFault.Unknown.Of("limit of travel", From.ToString(CultureInfo.InvariantCulture), []));
            }

            return problem with { Youths = [.. problem.Youths.Select(youth => youth.MaxTravelMinutes == From ? youth with { MaxTravelMinutes = To } : youth)] };
        }
    }
}
