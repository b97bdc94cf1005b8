using System.Text;
using System.Text.Json;
using Dapper;
using Matching.Core.Nightly;
using Matching.Engine;
using Npgsql;

namespace Matching.Storage.Postgres.Nightly;

/// <summary>One night's rows, inside one transaction.</summary>
internal sealed class NightPublication(NpgsqlConnection connection, NightLease lease, NightToPublish night, DateTimeOffset at, CancellationToken stopping)
{
    private const string HoldLease = "update night set lease_until = greatest(lease_until, @at) where id = @Night and lease_id = @Lease and state = 1";

    // Whoever decides one of these now waits until the night is published, and then finds it as the night left it.
    private const string HoldUndecided = "select count(*) from (select from proposal where id = any(@undecided) and state = 1 order by id for update) held";

    private const string Keep = """
        update proposal p
        set night_id = i.night_id, score = i.score, rank = i.rank, weight = i.weight, pair_state = i.pair_state, programme = i.programme,
            host_id = i.host_id, warnings = i.warnings, details = i.details, version = p.version + 1
        from in_proposal i
        where p.id = any(@undecided) and p.state = 1 and (p.youth_id, p.kind, p.opening_id) = (i.youth_id, i.kind, i.opening_id)
        """;

    private const string Supersede = """
        update proposal p set state = 4, decided_at = @at, decided_by = 'night', version = version + 1
        where p.id = any(@undecided) and p.state = 1
          and not exists (select from in_proposal i where (i.youth_id, i.kind, i.opening_id) = (p.youth_id, p.kind, p.opening_id))
        """;

    // Who gathered in a group that came to nothing is told by a person, and nothing is said to her before.
    private const string Gathered = """
        select municipality_code, youth_id, opening_id from proposal
        where id = any(@undecided) and state = 1 and pair_state = 4 and opening_id = any(@dissolved) order by 2, 3
        """;

    private const string TellDissolved = """
        insert into work_item (id, municipality_code, kind, youth_id, created_at, marker)
        values (@id, @municipality, 'group_dissolved', @youth, @at, @marker) on conflict (marker) do nothing
        """;

    // A wish that somebody decided while the night ran, or that has got a proposal or an offer meanwhile, gets no rival; only meetings stand beside each other.
    private static readonly string Add = $"""
        insert into proposal ({NightTables.Proposals.ColumnNames})
        select {NightTables.Proposals.ColumnNames} from in_proposal i
        where not exists (select from proposal p where (p.youth_id, p.kind) = (i.youth_id, i.kind)
                and (p.state = 1 and (p.pair_state <> 5 or i.pair_state <> 5 or p.opening_id = i.opening_id) or p.id = any(@undecided) and p.state in (2, 3)))
          and not exists (select from offer o where (o.youth_id, o.kind) = (i.youth_id, i.kind) and o.state in (1, 2, 3, 4))
        """;

    private const string Finish = """
        update night set state = 2, finished_at = @at, lease_until = @at, versions = @versions::jsonb, facts_hash = @factsHash, plan_hash = @planHash,
               counts = @counts::jsonb, steps = @steps::jsonb, summary = @summary::jsonb, facts = @facts
        where id = @Night
        """;

    private const string ForgetParts = "update night_part set said = null where night_id = @night and said is not null";

    private readonly Guid[] _undecided = [.. night.Undecided];
    private readonly MatchingPlan _plan = night.Night.Plan;

    public async Task<PublishedCounts> WriteAsync()
    {
        await HoldLeaseAsync();
        await BringAsync();
        await ExecuteAsync(HoldUndecided);
        var kept = await ExecuteAsync(Keep);
        await TellDissolvedAsync();
        var superseded = await ExecuteAsync(Supersede);
        var added = await ExecuteAsync(Add);
        await NightTables.Unplaced.CopyAsync(connection, "unplaced", _plan.Unplaced.Select(wish => new UnplacedRow(lease.Night, night.Municipalities[wish.Youth], wish)), stopping);
        await NightTables.Prices.CopyAsync(connection, "seat_price", _plan.Prices.Select(price => new PriceRow(lease.Night, price)), stopping);
        var counts = new PublishedCounts(added, kept, superseded, Proposed().Count() - added - kept, _plan.Unplaced.Count);
        await FinishAsync(counts);
        return counts;
    }

    // From here to the commit nobody can take the night over: the row is ours.
    private async Task HoldLeaseAsync()
    {
        if (await connection.ExecuteAsync(new CommandDefinition(HoldLease, new { lease.Night, lease.Lease, at }, cancellationToken: stopping)) != 1)
        {
            throw new InvalidOperationException($"Night {lease.Night} was taken over before it was published (lease {lease.Lease}).\nMaybe this process stood still longer than its lease.");
        }
    }

    private IEnumerable<PlannedPair> Proposed() => _plan.Pairs.Where(pair => pair.State != PairState.Pinned).Concat(_plan.Meetings);

    private async Task TellDissolvedAsync()
    {
        var gathered = await connection.QueryAsync<(string Municipality, string Youth, string Opening)>(new CommandDefinition(
            Gathered, new { undecided = _undecided, dissolved = _plan.Dissolved.ToArray() }, cancellationToken: stopping));
        foreach (var (municipality, youth, opening) in gathered)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                TellDissolved, new { id = Guid.CreateVersion7(at), municipality, youth, at, marker = $"dissolved:{opening}:{youth}" }, cancellationToken: stopping));
        }
    }

    private async Task BringAsync()
    {
        await ExecuteAsync($"create temp table in_proposal on commit drop as select {NightTables.Proposals.ColumnNames} from proposal with no data");
        var rows = Proposed().Select(pair => new ProposedRow(Guid.CreateVersion7(at), lease.Night, night.Municipalities[pair.Youth], at, pair));
        await NightTables.Proposals.CopyAsync(connection, "in_proposal", rows, stopping);
        await ExecuteAsync("analyze in_proposal");
    }

    private async Task FinishAsync(PublishedCounts counts)
    {
        await ExecuteAsync(ForgetParts);
        await connection.ExecuteAsync(new CommandDefinition(
            Finish,
            new
            {
                lease.Night,
                at,
                versions = Versions(night.Night),
                factsHash = night.Night.FactsHash,
                planHash = night.Night.PlanHash,
                counts = JsonSerializer.Serialize(Figures(counts)),
                steps = JsonSerializer.Serialize(night.Steps),
                summary = Encoding.UTF8.GetString(night.Night.Files().Single(file => file.Name == "summary.json").Content),
                facts = night.ZippedFacts ?? CanonicalFacts.Zipped(CanonicalFacts.Bytes(night.Night.Problem)),
            },
            cancellationToken: stopping));
    }

    // What the night was made with, and beside it each scheme's own version: what a match made tonight keeps.
    private static string Versions(PlannedNight made)
    {
        var versions = JsonSerializer.SerializeToNode(made.Versions, JsonSerializerOptions.Web)!.AsObject();
        versions["marks"] = JsonSerializer.SerializeToNode(made.Programmes);
        return versions.ToJsonString();
    }

    private Dictionary<string, int> Figures(PublishedCounts counts) => new(StringComparer.Ordinal)
    {
        ["youths"] = _plan.Counts.Youths,
        ["wishes"] = _plan.Counts.Wishes,
        ["openings"] = _plan.Counts.Openings,
        ["pairsFeasible"] = _plan.Counts.PairsFeasible,
        ["placed"] = _plan.Counts.Placed,
        ["pinned"] = _plan.Counts.Pinned,
        ["unplaced"] = counts.Unplaced,
        ["new"] = counts.New,
        ["kept"] = counts.Kept,
        ["superseded"] = counts.Superseded,
        ["decidedMeanwhile"] = counts.Left,
    };

    private Task<int> ExecuteAsync(string sql) =>
        connection.ExecuteAsync(new CommandDefinition(sql, new { undecided = _undecided, at, night = lease.Night }, commandTimeout: 0, cancellationToken: stopping));
}
