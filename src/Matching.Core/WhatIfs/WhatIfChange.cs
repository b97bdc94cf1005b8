using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.WhatIfs;

/// <summary>One thing that is thought otherwise about a night. What it names must be there; a change of a number replaces it.</summary>
public abstract partial record WhatIfChange
{
    private WhatIfChange()
    {
    }

    /// <summary>The facts with the change made; unchanged, with a fault, when what it names is not there.</summary>
    internal abstract MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults);

    /// <summary>An opening's places in all, taken ones included; 0 or more.</summary>
    public sealed record Seats(string Opening, int Count) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Openings = Changed(problem.Openings, "opening", Opening, opening => opening.Id, opening => opening with { Seats = Count }, faults),
        };
    }

    /// <summary>New people offered or called for within the window, tonight included; null = no limit.</summary>
    public sealed record NewContacts(string Host, int? PerMonth) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Hosts = Changed(problem.Hosts, "host", Host, host => host.Id, host => host with { MaxNewContactsPerMonth = PerMonth }, faults),
        };
    }

    /// <summary>Supported persons that the law still allows at a production unit, before what this product holds there; null = no limit.</summary>
    public sealed record InternshipRoom(string Host, int? Room) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Hosts = Changed(problem.Hosts, "host", Host, host => host.Id, host => host with { InternshipRoom = Room }, faults),
        };
    }

    /// <summary>A network's limit at once; null = none.</summary>
    public sealed record NetworkCap(string Network, int? Cap) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Networks = Changed(problem.Networks, "network", Network, network => network.Id, network => network with { Cap = Cap }, faults),
        };
    }

    /// <summary>A network's limit of new contacts within the window; null = none.</summary>
    public sealed record NetworkCapPerMonth(string Network, int? Cap) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Networks = Changed(problem.Networks, "network", Network, network => network.Id, network => network with { CapPerMonth = Cap }, faults),
        };
    }

    /// <summary>A programme's ages in whole years, both included; null = as it is.</summary>
    public sealed record ProgrammeAges(string Programme, int? From, int? To) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Programmes = Changed(problem.Programmes, "programme", Programme, one => one.Id, one => one with { AgeFrom = From ?? one.AgeFrom, AgeTo = To ?? one.AgeTo }, faults),
        };
    }

    /// <summary>What a programme adds to the weight of a wish, 0 to 400.</summary>
    public sealed record ProgrammePriority(string Programme, int Priority) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Programmes = Changed(problem.Programmes, "programme", Programme, one => one.Id, one => one with { Priority = Priority, Priorities = new Dictionary<Kind, int>() }, faults),
        };
    }

    /// <summary>People placed in a programme at the same time; null = no limit.</summary>
    public sealed record ProgrammePlaces(string Programme, int? Places) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Programmes = Changed(problem.Programmes, "programme", Programme, one => one.Id, one => one with { Places = Places }, faults),
        };
    }

    /// <summary>An opening that takes nobody new.</summary>
    public sealed record CloseOpening(string Opening) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Openings = Changed(problem.Openings, "opening", Opening, opening => opening.Id, opening => opening with { Status = Status.Closed }, faults),
        };
    }

    /// <summary>A host that takes nobody new.</summary>
    public sealed record CloseHost(string Host) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Hosts = Changed(problem.Hosts, "host", Host, host => host.Id, host => host with { Status = Status.Closed }, faults),
        };
    }

    /// <summary>A programme that takes nobody new.</summary>
    public sealed record CloseProgramme(string Programme) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with
        {
            Programmes = Changed(problem.Programmes, "programme", Programme, one => one.Id, one => one with { Status = Status.Closed }, faults),
        };
    }

    /// <summary>What a preference weighs for a kind, 0 to 1000; when all changes are made, the weights of a kind sum to 1000.</summary>
    public sealed record PreferenceWeight(Kind Kind, string Preference, int Weight) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults)
        {
            if (!PolicyFile.KnownPreferences.Contains(Preference, StringComparer.Ordinal))
            {
                faults.Add(WhatIfFault.Unknown.Of("preference", Preference, PolicyFile.KnownPreferences));
                return problem;
            }

            var weights = problem.Policy.PreferenceWeights.ToDictionary();
            weights[Kind] = new Dictionary<string, int>(weights.GetValueOrDefault(Kind) ?? new Dictionary<string, int>(StringComparer.Ordinal), StringComparer.Ordinal) { [Preference] = Weight };
            return problem with { Policy = problem.Policy with { PreferenceWeights = weights } };
        }
    }

    /// <summary>Every chosen number.</summary>
    public sealed record WholePolicy(Policy Policy) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults) => problem with { Policy = Policy };
    }

    /// <summary>One more opening, at a host and in a programme and postcode that the night knows.</summary>
    public sealed record AddOpening(Opening Opening) : WhatIfChange
    {
        internal override MatchingProblem Apply(MatchingProblem problem, ICollection<WhatIfFault> faults)
        {
            var host = problem.Hosts.FirstOrDefault(known => known.Id == Opening.HostId);
            var place = PlaceOf(problem, host);
            AskFor("host", Opening.HostId, host is not null, problem.Hosts.Select(known => known.Id), faults);
            AskFor("postcode", Opening.Postcode, place >= 0, problem.Places.Select(known => known.Postcode), faults);
            AskFor("programme", Opening.Programme, problem.Programmes.Any(known => known.Id == Opening.Programme), problem.Programmes.Select(known => known.Id), faults);
            if (problem.Openings.Any(known => known.Id == Opening.Id))
            {
                faults.Add(new WhatIfFault.IdTaken(Opening.Id));
            }

            return host is null || place < 0 ? problem : problem with { Openings = [.. problem.Openings, OpeningFactsBuilder.Build(Opening, host.Sector, place)] };
        }

        private int PlaceOf(MatchingProblem problem, HostFacts? host) => Opening.Postcode.Length == 0
            ? host?.Place ?? 0
            : problem.Places.Index().Where(place => place.Item.Postcode == Opening.Postcode).Select(place => place.Index).FirstOrDefault(-1);

        private static void AskFor(string what, string id, bool isThere, IEnumerable<string> known, ICollection<WhatIfFault> faults)
        {
            if (!isThere)
            {
                faults.Add(WhatIfFault.Unknown.Of(what, id, known));
            }
        }
    }

    private static IReadOnlyList<T> Changed<T>(
        IReadOnlyList<T> list, string what, string id, Func<T, string> idOf, Func<T, T> change, ICollection<WhatIfFault> faults)
    {
        if (!list.Any(one => idOf(one) == id))
        {
            faults.Add(WhatIfFault.Unknown.Of(what, id, list.Select(idOf)));
        }

        return [.. list.Select(one => idOf(one) == id ? change(one) : one)];
    }
}
