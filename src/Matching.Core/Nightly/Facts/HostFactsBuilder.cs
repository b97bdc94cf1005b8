using Matching.Core.LegalRules;
using Matching.Core.Openings;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>From a host to what the engine may know of it.</summary>
internal sealed class HostFactsBuilder(LegalRuleSet law, DateOnly date, PlaceIndex places)
{
    public HostFacts Build(Host host) => new()
    {
        Id = host.Id,
        IsMentor = host.Kind == HostKind.Mentor,
        IsMunicipal = host.Municipal.Length > 0,
        Municipality = host.Municipality,
        Place = places.Of(host.Postcode, $"Host {host.Id}"),
        Status = host.Status.Status,
        Sector = host.Sector,
        InternshipRoom = host.Employees is { } employees ? law.AllowedInterns(employees, date) - host.InternsNow - host.WageSubsidisedNow : null,
        Network = host.Network.Length > 0 ? host.Network : null,
        MaxNewContactsPerMonth = host.MaxNewContactsPerMonth,
        IsVetted = host.Vetted,
        LastAnswer = host.LastAnswer,
        NamesContactPerson = host.ContactName.Length > 0,
        ContactHours = host.ContactHours,
        Pledges = host.Pledges,
        ChildCertificateUntil = host.ChildCertificateUntil,
        AuthorityOf = host.AuthorityOf.Length > 0 ? host.AuthorityOf : null,
    };
}
