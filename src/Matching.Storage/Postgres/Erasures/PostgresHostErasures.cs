using System.Text.Json;
using Dapper;
using Matching.Core.Clock;
using Matching.Core.Erasures;
using Npgsql;

namespace Matching.Storage.Postgres.Erasures;

internal sealed class PostgresHostErasures(NpgsqlDataSource store) : IHostErasures
{
    // Nights, rounds and imports read hosts and write of them later: none of them may have read this one when it goes.
    private const string TakeRegister = "select pg_try_advisory_xact_lock(@key)";

    private const string Closed = """
        select h.municipality_code as municipality, h.id as host, h.name, h.status_since as since, w.created_at as noticed_at
        from host h left join work_item w on w.marker = @beginning || h.id
        where h.status = 3 and h.erased_at is null and h.status_since <= @until and (h.kind = 2 or h.contact_name <> '' or h.phone is not null or h.email <> '')
        order by 1, 2
        """;

    public async Task<ErasureOutcome> EraseAsync(HostErasure erasure, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await connection.ExecuteScalarAsync<bool>(Command(TakeRegister, new { key = AdvisoryLock.Register }, cancellationToken)))
        {
            return new ErasureOutcome.NotNow();
        }

        var known = await connection.QuerySingleOrDefaultAsync<Known>(Command(HostErasureSql.Find + " for update", new { host = erasure.HostId, erasure.Municipality }, cancellationToken));
        if (known is null || (!known.IsMentor && known.HasNoContact))
        {
            return new ErasureOutcome.Nobody();
        }

        if (known.UnderWay is { IsNothing: false } underWay)
        {
            return new ErasureOutcome.UnderWay(underWay);
        }

        var replacement = await new Act(connection, erasure, known, cancellationToken).RunAsync();
        await transaction.CommitAsync(cancellationToken);
        return new ErasureOutcome.Erased(replacement);
    }

    public async Task<StillUnderWay?> UnderWayAsync(string municipality, string hostId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return (await connection.QuerySingleOrDefaultAsync<Known>(Command(HostErasureSql.Find, new { host = hostId, municipality }, cancellationToken)))?.UnderWay;
    }

    public async Task<IReadOnlyList<ClosedHost>> ClosedAsync(DateOnly until, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Municipality, string Host, string Name, DateOnly Since, DateTimeOffset? Noticed)>(
            Command(Closed, new { until, beginning = ErasureMarkers.HostBeginning }, cancellationToken));
        return [.. rows.Select(row => new ClosedHost(row.Municipality, row.Host, row.Name, row.Since, row.Noticed))];
    }

    private static CommandDefinition Command(string sql, object? values, CancellationToken stopping) => new(sql, values, commandTimeout: 0, cancellationToken: stopping);

    /// <summary>One erasure under the register's lock, with what it has counted so far.</summary>
    private sealed class Act(NpgsqlConnection connection, HostErasure erasure, Known known, CancellationToken stopping)
    {
        private readonly Guid _id = Guid.CreateVersion7(erasure.At);
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

        /// <summary>The id that stands for her now; a company keeps its own.</summary>
        private string Replacement => known.IsMentor ? $"erased-{_id:N}" : erasure.HostId;

        public async Task<string> RunAsync()
        {
            foreach (var trail in HostErasureSql.Trails)
            {
                await connection.ExecuteAsync(Command(trail, Values, stopping));
            }

            foreach (var (what, sql) in HostErasureSql.Removals.Concat(HostErasureSql.Replacements))
            {
                await CountAsync(what, sql, Values);
            }

            if (known.IsMentor)
            {
                await RenameAsync();
            }

            await RememberAsync();
            return Replacement;
        }

        private object Values => new
        {
            host = erasure.HostId,
            whole = known.IsMentor,
            known.Name,
            first = known.Name.Length == 0 ? "" : AloneId.Pattern(known.Name.Split(' ')[0]),
            alone = AloneId.Pattern(erasure.HostId),
            at = erasure.At,
            today = Copenhagen.DateAt(erasure.At),
        };

        // Her id and her places' ids: what points at them by a key follows by itself.
        private async Task RenameAsync()
        {
            var places = (await connection.QueryAsync<string>(Command("select id from opening where host_id = @HostId order by id", erasure, stopping))).ToList();
            _counts["nights"] = await KeptFacts.ForgetHostAsync(connection, erasure.HostId, places, erasure.At, stopping);
            var ids = places.Select((id, index) => (Table: "opening", Id: id, To: $"{Replacement}-{index + 1}")).Append(("host", erasure.HostId, Replacement));
            foreach (var (table, id, to) in ids)
            {
                foreach (var (what, sql) in HostErasureSql.Mentions)
                {
                    await CountAsync(what, sql, new { id, to, alone = AloneId.Pattern(id) });
                }

                await connection.ExecuteAsync(Command($"update {table} set id = @to where id = @id", new { id, to }, stopping));
            }
        }

        private async Task CountAsync(string what, string sql, object values) =>
            _counts[what] = _counts.GetValueOrDefault(what) + await connection.ExecuteAsync(Command(sql, values, stopping));

        private async Task RememberAsync()
        {
            var key = await connection.ExecuteScalarAsync<string>(Command(ErasureMark.Key, null, stopping)) ?? throw new InvalidOperationException("The installation has no key to mark people with.\nMaybe a restore left it out.");
            await connection.ExecuteAsync(Command(
                HostErasureSql.Remember,
                new
                {
                    id = _id, erasure.Municipality, what = (short)(known.IsMentor ? 1 : 2), host = Replacement, cause = (short)erasure.Cause, erasure.At, erasure.By,
                    marks = (known.IsMentor ? [ErasureMark.OfHost(key, erasure.HostId)] : known.Contact.Select(value => ErasureMark.OfContact(key, erasure.HostId, value))).ToArray(),
                    counts = JsonSerializer.Serialize(_counts.Where(count => count.Value > 0).ToDictionary()),
                },
                stopping));
        }
    }

    private sealed class Known
    {
        public int Kind { get; init; }

        /// <summary>The mentor's, or the company's contact's.</summary>
        public string Name { get; init; } = "";

        public string ContactName { get; init; } = "";

        public string Phone { get; init; } = "";

        public string Email { get; init; } = "";

        public int Offers { get; init; }

        public int Places { get; init; }

        public int Promises { get; init; }

        public bool IsMentor => Kind == (int)Core.Openings.HostKind.Mentor;

        public IEnumerable<string> Contact => new[] { ContactName, Phone, Email }.Where(value => value.Length > 0);

        public bool HasNoContact => !Contact.Any();

        public StillUnderWay UnderWay => new(Offers, Places, Promises);
    }
}
