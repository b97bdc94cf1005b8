using Matching.Core.Openings;

namespace Matching.Core.Intake.Rows;

/// <summary>Reads a row of <c>hosts.csv</c>.</summary>
internal static class HostRows
{
    public static Host Read(Row row, KnownIds known) => new()
    {
        Id = row.Id("host_id", known.Hosts),
        Kind = row.NeededCode("kind", FileCodes.HostKinds),
        Name = row.Text("name"),
        Municipality = row.NeededReference("municipality_code", known.Municipalities),
        Postcode = row.NeededReference("postcode", known.Postcodes),
        Sector = row.OneOf("sector", known.Sectors),
        Employees = row.Number("employees", 0),
        InternsNow = row.Number("interns_now", 0) ?? 0,
        WageSubsidisedNow = row.Number("wage_subsidised_now", 0) ?? 0,
        Network = row.Reference("network", known.Networks),
        MaxNewContactsPerMonth = row.Number("max_new_contacts_per_month", 0),
        Phone = row.Phone("phone"),
        Vetted = row.YesNo("vetted") ?? false,
        LastAnswer = row.PastDate("last_answer", known.Date),
        ContactName = row.Text("contact_name"),
        ContactHours = row.Week("contact_hours"),
        Pledges = row.Flags("pledges", FileCodes.Pledges),
        ChildCertificateUntil = row.Date("child_certificate_until"),
        AuthorityOf = row.Reference("authority_of", known.Municipalities),
        Municipal = row.OneOf("municipal", FileCodes.Municipal),
        PNumber = row.OfForm("p_number", TextForms.IsTenDigits, "1012345678"),
        Email = row.OfForm("email", TextForms.IsAddress, "navn@eksempel.dk"),
        Language = row.OfForm("language", TextForms.IsLanguage, "da"),
        Agreement = row.List("agreement"),
        Status = row.Status(known.Date),
    };
}
