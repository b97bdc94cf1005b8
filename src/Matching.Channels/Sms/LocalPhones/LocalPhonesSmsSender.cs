using Dapper;
using Matching.Core.Texts;
using Npgsql;

namespace Matching.Channels.Sms.LocalPhones;

/// <summary>
/// Delivers to the simulated phones. Like a real supplier it takes the same text twice if it is asked twice, and its answer may be late or
/// never come.
/// </summary>
internal sealed class LocalPhonesSmsSender(NpgsqlDataSource store, TimeProvider clock) : ISmsSender
{
    public async Task<SmsAnswer> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var switches = await LocalPhoneSwitchRows.ReadAsync(store, cancellationToken);
        if (switches.Slow > TimeSpan.Zero)
        {
            await Task.Delay(switches.Slow, cancellationToken);
        }

        var supplierId = await TakeAsync(text, switches.Undelivered, cancellationToken);
        if (switches.HangAfterTaking)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return switches.Undelivered ? new SmsAnswer.Accepted(supplierId, "undelivered", Failed: true, "30003") : new SmsAnswer.Accepted(supplierId, "delivered");
    }

    public async Task<string?> FindSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select supplier_id from local_phone_message where phone = @phone and direction = 1 and body = @Body and at >= @since order by at limit 1",
            new { phone = text.Phone.E164, text.Body, since },
            cancellationToken: cancellationToken));
    }

    /// <summary>The phone keeps what it got: only the supplier forgets, and here it has no copy of its own.</summary>
    public Task<bool> RedactAsync(string supplierId, CancellationToken cancellationToken) => Task.FromResult(true);

    private async Task<string> TakeAsync(OutgoingText text, bool undelivered, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var supplierId = $"LP{id:N}";
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into local_phone_message (id, phone, direction, body, at, status, supplier_id) values (@id, @phone, 1, @Body, @now, @status, @supplierId)",
            new { id, phone = text.Phone.E164, text.Body, now, status = undelivered ? "undelivered" : "delivered", supplierId },
            cancellationToken: cancellationToken));
        return supplierId;
    }
}
