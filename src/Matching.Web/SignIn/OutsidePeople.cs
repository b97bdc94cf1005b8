using Dapper;
using Matching.Core.Clock;
using Matching.Core.SignIn;
using Npgsql;

namespace Matching.Web.SignIn;

/// <summary>Young people, guardians, mentors and companies whom the local door lets one be: those with an open offer first.</summary>
internal sealed class OutsidePeople(NpgsqlDataSource store, TimeProvider clock)
{
    private const int MostOfARole = 6;

    private const string All = """
        with open as (select youth_id, host_id from offer where state in (1, 2, 3, 4)),
        all_of as (
            select 1 as role, y.id, y.first_name || ' ' || y.last_name as name, y.municipality_code, exists (select from open o where o.youth_id = y.id) as has_offer
            from youth y where y.status <> 3
            union all
            select 2, y.id, y.first_name || ' ' || y.last_name, y.municipality_code, exists (select from open o where o.youth_id = y.id)
            from youth y where y.status <> 3 and y.guardian_phone is not null and y.birth_date > @adultFrom
            union all
            select case h.kind when 2 then 3 else 4 end, h.id, h.name, h.municipality_code, exists (select from open o where o.host_id = h.id)
            from host h where h.status <> 3)
        """;

    public async Task<IReadOnlyList<PersonAtNumber>> ListAsync(string search, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(
            """
            select p.role, p.id, p.name, p.municipality_code as municipality, coalesce(m.name, p.municipality_code) as municipality_name
            from (select a.*, row_number() over (partition by a.role order by a.has_offer desc, a.municipality_code, a.id) as place from all_of a
                  where @search = '' or position(lower(@search) in lower(a.name)) > 0 or lower(a.id) = lower(@search)) p
            left join municipality m on m.code = p.municipality_code
            where p.place <= @MostOfARole
            order by p.role, p.place
            """,
            new { search, MostOfARole, adultFrom = clock.Today().AddYears(-18) },
            cancellationToken);
        return [.. rows.Select(row => row.ToPerson())];
    }

    public async Task<PersonAtNumber?> FindAsync(OutsideRole role, string id, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(
            """
            select p.role, p.id, p.name, p.municipality_code as municipality, coalesce(m.name, p.municipality_code) as municipality_name
            from all_of p left join municipality m on m.code = p.municipality_code
            where p.role = @role and p.id = @id
            """,
            new { role = (int)role, id, adultFrom = clock.Today().AddYears(-18) },
            cancellationToken);
        return rows.SingleOrDefault()?.ToPerson();
    }

    private async Task<IEnumerable<Row>> RowsAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.QueryAsync<Row>(new CommandDefinition(All + sql, values, cancellationToken: cancellationToken));
    }

    private sealed class Row
    {
        public OutsideRole Role { get; init; }

        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Municipality { get; init; } = "";

        public string MunicipalityName { get; init; } = "";

        public PersonAtNumber ToPerson() => new(Role, Id, Name, Municipality, MunicipalityName, "", "da");
    }
}
