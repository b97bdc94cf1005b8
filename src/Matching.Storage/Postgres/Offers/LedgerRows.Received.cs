using Matching.Core.Offers;
using Matching.Core.Replies;

namespace Matching.Storage.Postgres.Offers;

/// <summary>The part of a decision that keeps her text, once, and how it is read.</summary>
internal sealed partial class LedgerRows
{
    private async Task<bool> ClaimAsync(ReceivedText text) => await RunAsync(
        """
        insert into sms_message (id, municipality_code, direction, phone, youth_id, offer_id, body, state, supplier_id, created_at,
            reading, reading_why, reading_by, reading_sure, remainder, yes_to, no_to)
        values (@Id, @Municipality, 2, @Phone, @Youth, @Offer, @Body, @State, @SupplierId, @At, @Reading, @Why, @By, @Sure, @Remainder, @YesTo, @NoTo)
        on conflict (supplier_id) do nothing
        """,
        RowOf(text)) == 1;

    /// <summary>False when another has read it otherwise meanwhile. What the first reading did to its number is taken back before the new one is followed.</summary>
    private async Task<bool> CorrectAsync(CorrectedText corrected)
    {
        var values = RowOf(corrected.Text);
        values.CorrectedBy = corrected.By;
        values.Version = corrected.Version;
        var saved = await RunAsync(
            """
            update sms_message set youth_id = coalesce(@Youth, youth_id), offer_id = coalesce(@Offer, offer_id), state = @State, read_first = coalesce(read_first, reading),
                reading = @Reading, reading_why = @Why, reading_by = @By, reading_sure = @Sure, remainder = @Remainder, yes_to = @YesTo, no_to = @NoTo,
                corrected_by = @CorrectedBy, corrected_at = @At, version = version + 1
            where id = @Id and version = @Version and direction = 2
            """,
            values);
        if (saved == 0)
        {
            return false;
        }

        await RunAsync("update work_item set done_at = @At, done_by = @CorrectedBy where message_id = @Id and done_at is null", values);
        await RunAsync("delete from phone_parked where message_id = @Id", values);
        await RunAsync(
            """
            with taken_back as (delete from sms_stop s using sms_message m where m.id = @Id and s.phone = m.phone and s.stopped_at = m.created_at returning s.phone)
            update youth set sms_stopped = false where phone in (select phone from taken_back)
            """,
            values);
        return true;
    }

    private Task<int> ParkAsync(string phone, ReceivedText because) => RunAsync(
        "insert into phone_parked (phone, municipality_code, message_id, parked_at) values (@phone, @Municipality, @Id, @now) on conflict (phone) do nothing",
        new { phone, because.Municipality, because.Id, now });

    private static TextRow RowOf(ReceivedText text) => new()
    {
        Id = text.Id,
        Municipality = text.Municipality,
        Phone = text.Phone,
        Youth = NullIfEmpty(text.YouthId),
        Offer = text.Offer?.Value,
        Body = text.Body.Replace("\0", "", StringComparison.Ordinal),
        State = text.NeedsPerson ? 12 : 11,
        SupplierId = text.SupplierId,
        At = text.At,
        Reading = text.Reading.Code(),
        Why = text.Read?.Why,
        By = text.Read is { } read ? string.Join(" · ", read.Found.Select(found => found.Words)).Replace("\0", "", StringComparison.Ordinal) : null,
        Sure = (short?)text.Read?.Sure,
        Remainder = text.Read?.Remainder.Replace("\0", "", StringComparison.Ordinal),
        YesTo = CodesOf(text.Read?.YesTo),
        NoTo = CodesOf(text.Read?.NoTo),
    };

    private static string[] CodesOf(IReadOnlyList<OfferCode>? codes) => [.. (codes ?? []).Select(code => code.Value)];

    private sealed class TextRow
    {
        public Guid Id { get; init; }
        public string Municipality { get; init; } = "";
        public string Phone { get; init; } = "";
        public string? Youth { get; init; }
        public Guid? Offer { get; init; }
        public string Body { get; init; } = "";
        public int State { get; init; }
        public string SupplierId { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public string Reading { get; init; } = "";
        public string? Why { get; init; }
        public string? By { get; init; }
        public short? Sure { get; init; }
        public string? Remainder { get; init; }
        public string[] YesTo { get; init; } = [];
        public string[] NoTo { get; init; } = [];
        public string CorrectedBy { get; set; } = "";
        public int Version { get; set; }
    }
}
