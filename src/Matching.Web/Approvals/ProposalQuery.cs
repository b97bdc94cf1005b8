using Dapper;
using Npgsql;

namespace Matching.Web.Approvals;

/// <summary>Reads proposals of one municipality.</summary>
internal sealed class ProposalQuery(NpgsqlDataSource store)
{
    // Each is read before it is decided, with its reasons on the page: fifteen are a sitting, and arrive in a blink.
    public const int PageSize = 15;

    private const string Columns = Select + "from proposal p\n" + Joined;

    private const string Select = """
        select p.id, p.youth_id, y.first_name, y.last_name, y.birth_date, y.available, y.consultant, coalesce(c.name, y.consultant) as consultant_name,
               y.waiting_since, p.kind::int as kind, p.opening_id, o.title as opening_title, h.name as host_name, coalesce(t.name, '') as town,
               o.start_date, o.hours_per_week_min, o.hours_per_week_max, o.paid, p.programme, p.score, p.rank, p.pair_state::int as pair_state,
               p.state::int as state, p.warnings, p.details::text as details, coalesce(p.reject_reason, '') as reject_reason,
               o.sms_task, array(select r.name from released_name r where r.municipality_code = p.municipality_code) as released_names

        """;

    private const string Joined = """
        join youth y on y.id = p.youth_id
        join opening o on o.id = p.opening_id
        join host h on h.id = p.host_id
        left join postcode t on t.code = coalesce(o.postcode, h.postcode)
        left join consultant c on c.sign_in = y.consultant

        """;

    private const string InTurn = "order by p.weight desc, p.youth_id, p.kind";

    private const string OnTheDesk = """
        where p.municipality_code = @municipality and p.state = 1
          and (@kind is null or p.kind = @kind)
          and (@programme = '' or p.programme = @programme)
          and (@consultant = '' or exists (select from youth y2 where y2.id = p.youth_id and y2.consultant = @consultant))
          and (@warnings = '' or (cardinality(p.warnings) > 0) = (@warnings = 'with'))

        """;

    // The page's own proposals first: the details of the others are not even unpacked.
    private const string Page = Select + "from (select p.* from proposal p\n" + OnTheDesk + InTurn + " limit @size offset @skip) p\n" + Joined + InTurn;

    public async Task<IReadOnlyList<ProposalRow>> ListAsync(string municipality, DeskFilter filter, CancellationToken cancellationToken) =>
        await QueryAsync<ProposalRow>(Page, Values(municipality, filter), cancellationToken);

    /// <summary>All of them, on no page.</summary>
    public async Task<IReadOnlyList<ProposalRow>> AllAsync(string municipality, DeskFilter filter, CancellationToken cancellationToken) =>
        await QueryAsync<ProposalRow>(Columns + OnTheDesk + InTurn, Values(municipality, filter), cancellationToken);

    public async Task<int> CountAsync(string municipality, DeskFilter filter, CancellationToken cancellationToken) =>
        (await QueryAsync<int>("select count(*)::int from proposal p " + OnTheDesk, Values(municipality, filter), cancellationToken))[0];

    public async Task<IReadOnlyList<ProposalRow>> OfYouthAsync(string municipality, string youth, CancellationToken cancellationToken) =>
        await QueryAsync<ProposalRow>(
            Columns + "where p.municipality_code = @municipality and p.youth_id = @youth and p.state <> 4 order by p.created_at desc, p.kind limit 20",
            new { municipality, youth },
            cancellationToken);

    /// <summary>Whether there is such a proposal in the municipality: another's does not exist for her.</summary>
    public async Task<bool> IsOfAsync(string municipality, Guid proposal, CancellationToken cancellationToken) =>
        (await QueryAsync<bool>(
            "select exists (select from proposal where id = @proposal and municipality_code = @municipality)", new { municipality, proposal }, cancellationToken))[0];

    /// <summary>A colleague's name by which she signs in; where she is no longer known, that word itself.</summary>
    public async Task<string> NameOfAsync(string signIn, CancellationToken cancellationToken) =>
        (await QueryAsync<string>("select coalesce((select name from consultant where sign_in = @signIn), @signIn)", new { signIn }, cancellationToken))[0];

    /// <summary>Names for openings that are only mentioned: title and host, by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OpeningNamesAsync(IEnumerable<string> openings, CancellationToken cancellationToken)
    {
        var ids = openings.Distinct(StringComparer.Ordinal).ToArray();
        var rows = await QueryAsync<(string Id, string Name)>(
            "select o.id, o.title || ', ' || h.name from opening o join host h on h.id = o.host_id where o.id = any(@ids)", new { ids }, cancellationToken);
        return rows.ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal);
    }

    /// <summary>Who else could have each opening, best first: the night weighed it for them and gave them something else, which nobody has decided on.</summary>
    public async Task<ILookup<string, ReserveChoice>> ReservesAsync(string municipality, IEnumerable<string> openings, CancellationToken cancellationToken)
    {
        var ids = openings.Distinct(StringComparer.Ordinal).ToArray();
        var rows = await QueryAsync<ReserveChoice>(
            """
            select r ->> 'opening' as opening, y.id as youth, y.first_name || ' ' || y.last_name as name, (r ->> 'score')::int as score
            from proposal p
            cross join lateral jsonb_array_elements(case jsonb_typeof(p.details -> 'runnersUp') when 'array' then p.details -> 'runnersUp' else '[]' end) r
            join youth y on y.id = p.youth_id
            where p.municipality_code = @municipality and p.state = 1 and r ->> 'opening' = any(@ids)
              and jsonb_path_query_array(p.details, '$.runnersUp[*].opening') ?| @ids
            order by 4 desc, 2
            """,
            new { municipality, ids },
            cancellationToken);
        return rows.ToLookup(row => row.Opening, StringComparer.Ordinal);
    }

    private static object Values(string municipality, DeskFilter filter) => new
    {
        municipality,
        kind = (int?)filter.Kind,
        programme = filter.Programme,
        consultant = filter.Consultant,
        warnings = filter.Warnings,
        size = PageSize,
        skip = (filter.Page - 1) * PageSize,
    };

    private async Task<List<T>> QueryAsync<T>(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellationToken))];
    }
}
