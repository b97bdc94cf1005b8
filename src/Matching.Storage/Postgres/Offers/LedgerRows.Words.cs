using Matching.Core.Messages;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Watching;

namespace Matching.Storage.Postgres.Offers;

/// <summary>The part of a decision that speaks: stops, texts to be sent, and what a person has to do instead.</summary>
internal sealed partial class LedgerRows
{
    private async Task StopOrStartAsync(Decision decision)
    {
        if (decision.Stop is { } stop)
        {
            var values = new { Phone = stop.Phone.E164, stop.Municipality, stop.At, stop.Words, stop.Source };
            await RunAsync("insert into sms_stop (phone, municipality_code, stopped_at, words, source) values (@Phone, @Municipality, @At, @Words, @Source) on conflict (phone) do nothing", values);
            await RunAsync("update youth set sms_stopped = true where phone = @Phone and not sms_stopped", values);
        }

        if (decision.Park is { } parked && (decision.Received ?? decision.Corrected?.Text) is { } because)
        {
            await ParkAsync(parked.E164, because);
        }

        if (decision.BadNumber is { } bad)
        {
            await RunAsync(
                "insert into phone_bad (phone, municipality_code, error_code, marked_at) values (@Phone, @Municipality, @ErrorCode, @At) on conflict (phone) do nothing",
                new { Phone = bad.Phone.E164, bad.Municipality, bad.ErrorCode, bad.At });
        }

        if (decision.Received is { } heard)
        {
            // Who writes from it can be reached on it.
            await RunAsync("delete from phone_bad where phone = @Phone", new { heard.Phone });
        }

        if (decision.Start is { } start)
        {
            await RunAsync("delete from sms_stop where phone = @Phone", new { Phone = start.E164 });
            await RunAsync("update youth set sms_stopped = false where phone = @Phone and sms_stopped", new { Phone = start.E164 });
        }
    }

    private async Task AskForAsync(OutgoingText text)
    {
        var asked = await RunAsync(
            """
            insert into sms_message (id, municipality_code, direction, phone, youth_id, offer_id, question_id, template, body, segments, state, marker, created_at, not_before, exempt_until, trace)
            values (@Id, @Municipality, 1, @Phone, @Youth, @Offer, @FollowUp, @Template, @Body, @Segments, @State, @Marker, @CreatedAt, @NotBefore, @ExemptUntil, @Trace)
            on conflict (marker) do nothing
            """,
            new
            {
                Id = text.Id.Value,
                text.Municipality,
                Phone = text.Phone.E164,
                Youth = NullIfEmpty(text.YouthId),
                Offer = text.Offer?.Value,
                text.FollowUp,
                text.Template,
                text.Body,
                text.Segments,
                State = (short)text.State,
                text.Marker,
                text.CreatedAt,
                text.NotBefore,
                text.ExemptUntil,
                Trace = Traces.Current,
            });
        if (asked == 1)
        {
            await RaiseAsync(MessageKinds.TextRequested, text.Id.ToString(), text.NotBefore ?? now);
        }
    }

    private Task<int> ListAsync(WorkItem item) => RunAsync(
        """
        insert into work_item (id, municipality_code, kind, youth_id, offer_id, message_id, created_at, due_at, marker, note_da, note_en, done_at, done_by)
        values (@Id, @Municipality, @Kind, @Youth, @Offer, @Received, @CreatedAt, @DueAt, @Marker, @NoteDa, @NoteEn, case when @DoneBy::text is not null then @CreatedAt end, @DoneBy::text)
        on conflict (marker) do nothing
        """,
        new
        {
            item.Id,
            item.Municipality,
            Kind = item.Kind.Code(),
            Youth = NullIfEmpty(item.YouthId),
            Offer = item.Offer?.Value,
            item.Received,
            item.CreatedAt,
            item.DueAt,
            item.Marker,
            NoteDa = item.Note?.Da ?? "",
            NoteEn = item.Note?.En ?? "",
            DoneBy = NullIfEmpty(item.DoneBy),
        });
}
