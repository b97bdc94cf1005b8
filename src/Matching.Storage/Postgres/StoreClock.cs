using System.Globalization;
using Dapper;
using Matching.Core.Clock;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matching.Storage.Postgres;

/// <summary>
/// Locks, leases and deadlines are instants, and every host reads its own clock for them: one that is wrong would take another's message for
/// forgotten. So a host whose machine does not agree with the database's does nothing and says so.
/// </summary>
public sealed class StoreClock(NpgsqlDataSource store, TimeProvider clock, IOptions<ClockOptions> options)
{
    /// <summary>Farther apart than this, excluded, is wrong; well below the shortest lock there is by default.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    /// <summary>Why nothing may be done; null when the clocks agree.</summary>
    public async Task<string?> DisagreementAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var theirs = await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition("select clock_timestamp()", cancellationToken: cancellationToken));
        var off = clock.GetUtcNow() - options.Value.Ahead - new DateTimeOffset(DateTime.SpecifyKind(theirs, DateTimeKind.Utc));
        return off.Duration() <= Tolerance
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"This machine's clock is {off.Duration().TotalSeconds:0} seconds {(off > TimeSpan.Zero ? "ahead of" : "behind")} PostgreSQL's; at most {Tolerance.TotalSeconds:0} are allowed. Set it right (NTP).");
    }
}
