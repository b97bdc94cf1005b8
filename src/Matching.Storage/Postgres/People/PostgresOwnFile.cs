using Dapper;
using Matching.Core.People;
using Matching.Engine.Time;
using Npgsql;

namespace Matching.Storage.Postgres.People;

internal sealed class PostgresOwnFile(NpgsqlDataSource store) : IOwnFile
{
    public async Task<WeeklyHours?> FindWeekAsync(string youth, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition("select available from youth where id = @youth", new { youth }, cancellationToken: cancellationToken)) is { } week
            ? WeeklyHours.Parse(week)
            : null;
    }

    public Task SaveWeekAsync(string youth, WeeklyHours week, CancellationToken cancellationToken) =>
        RunAsync("update youth set available = @week where id = @youth", new { youth, week = week.ToString(), ids = new[] { youth }, fields = OwnFields.Week }, cancellationToken);

    public Task SaveWishesAsync(string youth, OwnWishes wishes, CancellationToken cancellationToken) => RunAsync(
        """
        update youth set wants = @Wants, interests = @Interests, not_sectors = @NotSectors, travel_modes = @Travel,
                         max_travel_minutes = @MaxTravelMinutes, max_hours_per_week = @MaxHoursPerWeek
        where id = @youth
        """,
        new
        {
            youth,
            Wants = wishes.Wants.Select(kind => (short)kind).ToArray(),
            Interests = wishes.Interests.ToArray(),
            NotSectors = wishes.NotSectors.ToArray(),
            Travel = (int)wishes.Travel,
            wishes.MaxTravelMinutes,
            wishes.MaxHoursPerWeek,
            ids = new[] { youth },
            fields = OwnFields.Wishes,
        },
        cancellationToken);

    public async Task SavePermissionsAsync(string youth, IReadOnlyList<Permission> permissions, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var values = new
        {
            youth,
            at,
            ids = permissions.Select(_ => Guid.CreateVersion7(at)).ToArray(),
            items = permissions.Select(one => one.Item).ToArray(),
            recipients = permissions.Select(one => (short)one.Recipient).ToArray(),
            words = permissions.Select(one => one.Words).ToArray(),
        };

        // Locked, so that two forms at once become one after the other.
        await connection.ExecuteAsync(new CommandDefinition("select from youth where id = @youth for update", values, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update permission p set withdrawn_at = @at
            where p.youth_id = @youth and p.withdrawn_at is null
              and not exists (select from unnest(@items, @recipients, @words) as n (item, recipient, words) where n.item = p.item and n.recipient = p.recipient and n.words = p.words)
            """,
            values,
            cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into permission (id, municipality_code, youth_id, item, recipient, words, given_at)
            select n.id, y.municipality_code, y.id, n.item, n.recipient, n.words, @at
            from unnest(@ids, @items, @recipients, @words) as n (id, item, recipient, words) join youth y on y.id = @youth
            on conflict (youth_id, item, recipient) where withdrawn_at is null do nothing
            """,
            values,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public Task SaveLanguageAsync(string youth, string language, CancellationToken cancellationToken) =>
        RunAsync("update youth set language = @language where id = @youth", new { youth, language, ids = new[] { youth }, fields = OwnFields.Language }, cancellationToken);

    // What she said and that she said it, in one transaction.
    private async Task RunAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken)) == 1)
        {
            await connection.ExecuteAsync(new CommandDefinition(OwnFields.MarkYouth, values, cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
