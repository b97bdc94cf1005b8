using Dapper;
using Matching.Core.Messages;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.SignIn;
using Matching.Core.Texts;
using Matching.Storage.Postgres.Messages;
using Matching.Storage.Postgres.Offers;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matching.Storage.Postgres.SignIn;

internal sealed class PostgresCodes(NpgsqlDataSource store, IOptions<SignInOptions> options, TimeProvider clock) : ICodeStore
{
    public async Task<bool> AskAsync(CodeRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Two at once would each count without the other.
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(hashtextextended(name, 0)) from (values (@phone), (@address)) as lock (name) order by name",
            new { phone = "code:" + request.Phone.E164, address = "code:" + request.Address }, cancellationToken: cancellationToken));
        var kept = await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into sign_in_code (id, phone, address, asked_at, until)
            select @Id, @Phone, @Address, @AskedAt, @Until
            where (select count(*) from sign_in_code where phone = @Phone and asked_at > @WindowFrom) < @InWindow
              and (select count(*) from sign_in_code where phone = @Phone and asked_at > @DayFrom) < @InDay
              and (select count(*) from sign_in_code where address = @Address and asked_at > @HourFrom) < @FromAddress
            """,
            new
            {
                Id = request.Id.Value,
                Phone = request.Phone.E164,
                request.Address,
                request.AskedAt,
                request.Until,
                WindowFrom = request.AskedAt - options.Value.NumberWindow,
                InWindow = options.Value.CodesToNumber,
                DayFrom = request.AskedAt.AddDays(-1),
                InDay = options.Value.CodesToNumberADay,
                HourFrom = request.AskedAt.AddHours(-1),
                FromAddress = options.Value.CodesFromAddress,
            },
            cancellationToken: cancellationToken));
        if (kept == 1)
        {
            await OutboxRows.AddAsync(connection, MessageKinds.CodeRequested, request.Id.ToString(), request.AskedAt, request.AskedAt, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return kept == 1;
    }

    public async Task<CodeRequest?> FindAsync(CodeRequestId id, CancellationToken cancellationToken)
    {
        var row = await OneAsync<Row>("select id, phone, address, asked_at, until from sign_in_code where id = @id", new { id = id.Value }, cancellationToken);
        return row is null ? null : new(new(row.Id), PhoneNumber.Parse(row.Phone), row.Address, row.AskedAt, row.Until);
    }

    public async Task IssueAsync(CodeRequestId id, byte[] hash, OutgoingText text, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var issued = await connection.ExecuteAsync(new CommandDefinition(
            "update sign_in_code set hash = @hash where id = @id and hash is null", new { id = id.Value, hash }, cancellationToken: cancellationToken));
        if (issued == 1)
        {
            await new LedgerRows(connection, clock.GetUtcNow(), cancellationToken).WriteAsync(new Decision { Texts = [text] });
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<CodeTry?> TryAsync(CodeRequestId id, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await OneAsync<Row>(
            "update sign_in_code set tries = tries + 1 where id = @id and used_at is null and tries < @most and until > @now returning id, phone, address, asked_at, until, hash, tries",
            new { id = id.Value, most, now },
            cancellationToken);
        return row is null ? null : new(PhoneNumber.Parse(row.Phone), row.Hash, most - row.Tries);
    }

    public async Task<bool> UseAsync(CodeRequestId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "update sign_in_code set used_at = @now where id = @id and used_at is null", new { id = id.Value, now }, cancellationToken: cancellationToken)) == 1;
    }

    public async Task<IReadOnlyList<PersonAtNumber>> AtAsync(PhoneNumber phone, DateOnly today, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<PersonRow>(new CommandDefinition(
            """
            select p.role::int as role, p.id, p.name, p.municipality_code as municipality, coalesce(m.name, p.municipality_code) as municipality_name,
                   coalesce(m.sms_name, '') as sms_name, coalesce(nullif(p.language, ''), 'da') as language
            from (
                select 1 as role, id, first_name as name, municipality_code, language from youth where phone = @phone and status <> 3
                union all
                select 2, id, first_name, municipality_code, guardian_language from youth
                where (guardian_phone = @phone or guardian2_phone = @phone) and status <> 3 and birth_date > @adultFrom
                union all
                select case kind when 2 then 3 else 4 end, id, case when kind = 2 or contact_name = '' then name else contact_name || ', ' || name end, municipality_code, language
                from host where phone = @phone and status <> 3) p
            left join municipality m on m.code = p.municipality_code
            order by p.role, p.id
            """,
            new { phone = phone.E164, adultFrom = today.AddYears(-18) },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new PersonAtNumber(row.Role, row.Id, row.Name, row.Municipality, row.MunicipalityName, row.SmsName, row.Language))];
    }

    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition("delete from sign_in_code where asked_at < @before", new { before }, cancellationToken: cancellationToken));
    }

    private async Task<T?> OneAsync<T>(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Phone { get; init; } = "";
        public string Address { get; init; } = "";
        public DateTimeOffset AskedAt { get; init; }
        public DateTimeOffset Until { get; init; }
        public byte[]? Hash { get; init; }
        public int Tries { get; init; }
    }

    private sealed class PersonRow
    {
        public OutsideRole Role { get; init; }
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public string Municipality { get; init; } = "";
        public string MunicipalityName { get; init; } = "";
        public string SmsName { get; init; } = "";
        public string Language { get; init; } = "";
    }
}
