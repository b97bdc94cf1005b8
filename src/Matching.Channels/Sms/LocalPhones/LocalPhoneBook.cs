using System.Globalization;
using Dapper;
using Matching.Core.People;
using Matching.Core.Replies;
using Npgsql;

namespace Matching.Channels.Sms.LocalPhones;

/// <summary>The phones as a person sees and uses them: what arrived, and typing an answer, which goes the same way in as a real one.</summary>
public sealed class LocalPhoneBook(NpgsqlDataSource store, ReceiveText receive, TimeProvider clock)
{
    /// <summary>Every phone that has a message, the one with the newest first.</summary>
    public async Task<IReadOnlyList<LocalPhone>> PhonesAsync(CancellationToken cancellationToken)
    {
        var messages = await MessagesAsync("", null, cancellationToken);
        return [.. messages.GroupBy(m => m.Number, StringComparer.Ordinal).Select(phone => new LocalPhone(phone.Key, [.. phone])).OrderByDescending(phone => phone.Messages[^1].At)];
    }

    public async Task<LocalPhone> PhoneAsync(PhoneNumber number, CancellationToken cancellationToken) =>
        new(number.E164, await MessagesAsync("where phone = @phone", number, cancellationToken));

    /// <summary>Somebody types on the phone. The same supplier id never counts twice.</summary>
    public async Task<ReceiveOutcome> TypeAsync(PhoneNumber number, string body, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var supplierId = $"LP{id:N}";
        await using (var connection = await store.OpenConnectionAsync(cancellationToken))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "insert into local_phone_message (id, phone, direction, body, at, status, supplier_id) values (@id, @phone, 2, @body, @now, 'typed', @supplierId)",
                new { id, phone = number.E164, body = body.Replace("\0", "", StringComparison.Ordinal), now, supplierId },
                cancellationToken: cancellationToken));
        }

        var heard = await receive.HandleAsync(new(supplierId, number.E164, body), cancellationToken);
        if ((await SwitchesAsync(cancellationToken)).TypedTwice)
        {
            await receive.HandleAsync(new(supplierId, number.E164, body), cancellationToken);
        }

        return heard;
    }

    public Task<LocalPhoneSwitches> SwitchesAsync(CancellationToken cancellationToken) => LocalPhoneSwitchRows.ReadAsync(store, cancellationToken);

    public async Task SwitchAsync(LocalPhoneSwitches switches, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into local_phone_switch (name, value) values ('undelivered', @undelivered), ('slow', @slow), ('hang_after_taking', @hang),
                ('call_backs', @callBacks), ('typed_twice', @typedTwice)
            on conflict (name) do update set value = excluded.value
            """,
            new
            {
                undelivered = switches.Undelivered ? "on" : "off",
                slow = ((long)switches.Slow.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
                hang = switches.HangAfterTaking ? "on" : "off",
                callBacks = switches.CallBacks.ToString(),
                typedTwice = switches.TypedTwice ? "on" : "off",
            },
            cancellationToken: cancellationToken));
    }

    /// <summary>A phone that is off gets no text until it is on again.</summary>
    public async Task TurnAsync(PhoneNumber number, bool isOff, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into local_phone_switch (name, value) values (@name, @value) on conflict (name) do update set value = excluded.value",
            new { name = LocalPhoneSwitchRows.OffName(number.E164), value = isOff ? "on" : "off" },
            cancellationToken: cancellationToken));
    }

    private async Task<IReadOnlyList<LocalPhoneMessage>> MessagesAsync(string where, PhoneNumber? number, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select id as Id, phone as Phone, direction as Direction, body as Body, at as At, status as Status, supplier_id as SupplierId from local_phone_message {where} order by at, id",
            new { phone = number?.E164 },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToMessage())];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Phone { get; init; } = "";
        public short Direction { get; init; }
        public string Body { get; init; } = "";
        public DateTime At { get; init; }
        public string Status { get; init; } = "";
        public string SupplierId { get; init; } = "";

        public LocalPhoneMessage ToMessage() => new(Id, Phone, Direction == 2, Body, new(DateTime.SpecifyKind(At, DateTimeKind.Utc)), Status, SupplierId);
    }
}
