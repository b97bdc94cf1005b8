using Dapper;
using Matching.Core.Reveals;
using Npgsql;

namespace Matching.Web.Companies;

/// <summary>
/// Somebody whom a company has met, or is to meet, where both sides choose: her first name, and what she has allowed to be told to companies. Only
/// meetings that a consultant has approved are shown.
/// </summary>
public sealed class Candidate
{
    private const string Query = """
        select p.opening_id, o.title, p.youth_id, y.first_name, r.rank,
               array(select g.words from permission g
                     where g.youth_id = y.id and g.recipient = 2 and g.withdrawn_at is null and g.item <> 'phone' order by g.given_at, g.id) as agreed, y.protected_address
        from proposal p
        join opening o on o.id = p.opening_id
        join youth y on y.id = p.youth_id
        left join ranking r on r.side = 2 and r.youth_id = p.youth_id and r.opening_id = p.opening_id
        where o.host_id = any (@hosts) and p.pair_state = 5 and p.state = 2 and o.status <> 3
          and not exists (select from offer f where f.youth_id = p.youth_id and f.opening_id = p.opening_id)
        order by o.title, o.id, coalesce(r.rank, 1000), y.first_name, p.id
        """;

    private readonly Row _row;
    private readonly RevealedYouth _youth;

    private Candidate(Row row, RevealedYouth youth) => (_row, _youth) = (row, youth);

    public string OpeningId => _row.OpeningId;

    public string Title => _row.Title;

    public string YouthId => _row.YouthId;

    public string FirstName => _youth.FirstName;

    /// <summary>1 = first choice; null = not said.</summary>
    public int? Rank => _row.Rank;

    /// <summary>The words she has agreed to; none where her address is protected.</summary>
    public string Told => string.Join(" · ", _youth.AgreedWords.Select(word => word.Words));

    public static async Task<IReadOnlyList<Candidate>> OfAsync(NpgsqlConnection connection, IEnumerable<string> hosts) =>
        [.. (await connection.QueryAsync<Row>(Query, new { hosts = hosts.ToArray() }))
            .DistinctBy(row => (row.OpeningId, row.YouthId))
            .Select(row => new Candidate(row, RevealedYouth.To(Viewer.Company, MatchStep.Meeting, row.ToTellable())))];

    /// <summary>As it is read, before the table is asked; no page sees it.</summary>
    private sealed class Row
    {
        public string OpeningId { get; init; } = "";

        public string Title { get; init; } = "";

        public string YouthId { get; init; } = "";

        public string FirstName { get; init; } = "";

        public int? Rank { get; init; }

        public string[] Agreed { get; init; } = [];

        public bool ProtectedAddress { get; init; }

        public TellableYouth ToTellable() => new(FirstName, [.. Agreed.Select(words => new AgreedWord("", words))], null, ProtectedAddress);
    }
}
