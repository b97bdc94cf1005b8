using Dapper;
using Matching.Core.Clock;
using Matching.Core.Steering;
using Npgsql;

namespace Matching.Storage.Postgres.Steering;

internal sealed class PostgresSwitchboard(NpgsqlDataSource store) : ISwitchboard
{
    // A living row whose last day is past is over: the next one may begin.
    private const string EndPast = """
        update switched_off set ended_at = @Since, ended_by = ''
        where ended_at is null and until < @today and (municipality_code, what, part, value) = (@Municipality, @what, @part, @Value)
        """;

    private const string Add = """
        insert into switched_off (id, municipality_code, what, part, value, reason, set_by, since, until)
        values (@Id, @Municipality, @what, @part, @Value, @Reason, @By, @Since, @Until)
        on conflict (municipality_code, what, part, value) where ended_at is null do nothing
        """;

    public async Task<bool> KnowsAsync(string municipality, SwitchedPart part, string value, CancellationToken stopping)
    {
        var sql = part switch
        {
            SwitchedPart.Municipality => "select @value = @municipality",
            SwitchedPart.Programme => "select exists (select from opening where programme = @value union all select from enrolment where programme = @value)",
            SwitchedPart.Area => "select exists (select from postcode where code = @value)",
            SwitchedPart.Host => "select exists (select from host where id = @value and municipality_code = @municipality)",
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part that is not known."),
        };
        await using var connection = await store.OpenConnectionAsync(stopping);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(sql, new { municipality, value }, cancellationToken: stopping));
    }

    public async Task<bool> AddAsync(SwitchOff off, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        var values = new
        {
            off.Id, off.Municipality, what = SwitchRows.Code(off.What), part = SwitchRows.Code(off.Part), off.Value, off.Reason, off.By, off.Since, off.Until, today = Copenhagen.DateAt(off.Since),
        };
        await connection.ExecuteAsync(new CommandDefinition(EndPast, values, cancellationToken: stopping));
        return await connection.ExecuteAsync(new CommandDefinition(Add, values, cancellationToken: stopping)) == 1;
    }

    public async Task<bool> EndAsync(Guid id, string municipality, string by, DateTimeOffset at, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return await connection.ExecuteAsync(new CommandDefinition(
            "update switched_off set ended_at = @at, ended_by = @by where id = @id and municipality_code = @municipality and ended_at is null",
            new { id, municipality, by, at },
            cancellationToken: stopping)) == 1;
    }
}

/// <summary>What boards read: everything that nobody has ended; which of it holds on a day is the day's matter.</summary>
internal static class SwitchRows
{
    private const string Living = "select id, municipality_code, what, part, value, reason, set_by, since, until from switched_off where ended_at is null order by id";

    public static string Code(SwitchedWhat what) => what == SwitchedWhat.Matching ? "matching" : "texts";

    public static string Code(SwitchedPart part) => part switch
    {
        SwitchedPart.Municipality => "municipality",
        SwitchedPart.Programme => "programme",
        SwitchedPart.Area => "area",
        SwitchedPart.Host => "host",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part without a code."),
    };

    public static async Task<IReadOnlyList<SwitchOff>> ReadAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Living, cancellationToken: stopping));
        return [.. rows.Select(row => row.ToSwitchOff())];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public string MunicipalityCode { get; init; } = "";

        public string What { get; init; } = "";

        public string Part { get; init; } = "";

        public string Value { get; init; } = "";

        public string Reason { get; init; } = "";

        public string SetBy { get; init; } = "";

        public DateTimeOffset Since { get; init; }

        public DateOnly? Until { get; init; }

        public SwitchOff ToSwitchOff() => new(
            Id, MunicipalityCode, Enum.GetValues<SwitchedWhat>().Single(what => Code(what) == What), Enum.GetValues<SwitchedPart>().Single(part => Code(part) == Part), Value, Reason, SetBy, Since, Until);
    }
}
