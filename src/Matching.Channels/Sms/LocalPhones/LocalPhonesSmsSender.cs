using Dapper;
using Matching.Core.Texts;
using Npgsql;

namespace Matching.Channels.Sms.LocalPhones;

/// <summary>
/// Delivers to the simulated phones. Like a real supplier it takes the same text twice if it is asked twice, and its answer may be late or
/// never come. A phone that is switched off gets nothing.
/// </summary>
internal sealed class LocalPhonesSmsSender(NpgsqlDataSource store, ITextStore texts, TimeProvider clock) : ISmsSender
{
    private const string LostCode = "30003";

    public async Task<SmsAnswer> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var switches = await LocalPhoneSwitchRows.ReadAsync(store, cancellationToken);
        if (switches.Slow > TimeSpan.Zero)
        {
            await Task.Delay(switches.Slow, cancellationToken);
        }

        var isLost = switches.Undelivered || await LocalPhoneSwitchRows.IsOffAsync(store, text.Phone.E164, cancellationToken);
        var supplierId = await TakeAsync(text, isLost, cancellationToken);
        if (switches.HangAfterTaking)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        if (switches.CallBacks == LocalCallBacks.AtOnce)
        {
            return isLost ? new SmsAnswer.Accepted(supplierId, "undelivered", Failed: true, LostCode) : new SmsAnswer.Accepted(supplierId, "delivered");
        }

        await CallBackAsync(supplierId, isLost, switches.CallBacks, cancellationToken);
        return new SmsAnswer.Accepted(supplierId, "queued");
    }

    public async Task<IReadOnlyList<string>> FindSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            "select supplier_id from local_phone_message where phone = @phone and direction = 1 and body = @Body and at >= @since order by at, id",
            new { phone = text.Phone.E164, text.Body, since },
            cancellationToken: cancellationToken))];
    }

    /// <summary>The phone keeps what it got: only the supplier forgets, and here it has no copy of its own.</summary>
    public Task<bool> RedactAsync(string supplierId, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>As a supplier's call-backs reach us: kept once each, told to the worker by the queue.</summary>
    private async Task CallBackAsync(string supplierId, bool isLost, LocalCallBacks how, CancellationToken cancellationToken)
    {
        var sent = new DeliveryReport(supplierId, "sent", "", clock.GetUtcNow());
        var end = isLost ? sent with { Status = "undelivered", ErrorCode = LostCode } : sent with { Status = "delivered" };
        IReadOnlyList<DeliveryReport> told = how switch
        {
            LocalCallBacks.InOrder => [sent, end],
            LocalCallBacks.Doubled => [sent, sent, end, end],
            LocalCallBacks.Reversed => [end, sent],
            _ => [],
        };
        foreach (var report in told)
        {
            await texts.KeepReportAsync(report, cancellationToken);
        }
    }

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
