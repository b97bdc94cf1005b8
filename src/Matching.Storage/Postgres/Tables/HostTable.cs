using Matching.Core.Openings;
using Matching.Engine.Facts;
using C = Matching.Storage.Postgres.Tables.Column<Matching.Core.Openings.Host>;

namespace Matching.Storage.Postgres.Tables;

/// <summary>Companies' production units and mentors.</summary>
internal static class HostTable
{
    public static Table<Host> Hosts { get; } = new(
        "host",
        "id",
        [
            C.Text("id", host => host.Id),
            C.Text("municipality_code", host => host.Municipality),
            C.Code("kind", host => (int)host.Kind),
            C.Text("name", host => host.Name),
            C.Text("postcode", host => host.Postcode),
            C.Text("sector", host => host.Sector),
            C.Integer("employees", host => host.Employees),
            C.Integer("interns_now", host => host.InternsNow),
            C.Integer("wage_subsidised_now", host => host.WageSubsidisedNow),
            C.TextOrNull("network", host => host.Network),
            C.Integer("max_new_contacts_per_month", host => host.MaxNewContactsPerMonth),
            C.Text("phone", host => host.Phone?.E164),
            C.Flag("vetted", host => host.Vetted),
            C.Date("last_answer", host => host.LastAnswer),
            C.Text("contact_name", host => host.ContactName),
            C.Text("contact_hours", host => host.ContactHours.ToString()),
            C.Integer("pledges", host => (int)host.Pledges),
            C.Date("child_certificate_until", host => host.ChildCertificateUntil),
            C.Text("authority_of", host => host.AuthorityOf),
            C.Text("municipal", host => host.Municipal),
            C.Text("p_number", host => host.PNumber),
            C.Text("email", host => host.Email),
            C.Text("language", host => host.Language),
            C.Texts("agreement", host => host.Agreement),
            C.Code("status", host => (int)host.Status.Status),
            C.Text("status_reason", host => host.Status.Reason),
            C.Text("status_by", host => host.Status.By),
            C.Date("status_since", host => host.Status.Since),
        ],
        row => new()
        {
            Id = row.Text(),
            Municipality = row.Text(),
            Kind = (HostKind)row.Code(),
            Name = row.Text(),
            Postcode = row.Text(),
            Sector = row.Text(),
            Employees = row.IntegerOrNull(),
            InternsNow = row.Integer(),
            WageSubsidisedNow = row.Integer(),
            Network = row.TextOrEmpty(),
            MaxNewContactsPerMonth = row.IntegerOrNull(),
            Phone = row.Phone(),
            Vetted = row.Flag(),
            LastAnswer = row.DateOrNull(),
            ContactName = row.Text(),
            ContactHours = row.Week(),
            Pledges = (Pledges)row.Integer(),
            ChildCertificateUntil = row.DateOrNull(),
            AuthorityOf = row.Text(),
            Municipal = row.Text(),
            PNumber = row.Text(),
            Email = row.Text(),
            Language = row.Text(),
            Agreement = row.Texts(),
            Status = Marks.Read(row),
        });
}
