using Matching.Core.Inquiries;

namespace Matching.Storage.Postgres.Offers;

/// <summary>The part of a decision that keeps inquiries and what their answers do.</summary>
internal sealed partial class LedgerRows
{
    private const string BySms = "sms";

    private Task<int> PutAsync(Inquiry inquiry) => RunAsync(
        """
        insert into inquiry (id, municipality_code, kind, marker, host_id, youth_id, placement_id, phone, language, code, asked_at)
        values (@Id, @Municipality, @Kind, @Marker, @Host, @Youth, @Placement, @Phone, @Language, @Code, @AskedAt)
        on conflict (marker) do nothing
        """,
        new
        {
            inquiry.Id,
            inquiry.Municipality,
            Kind = (short)inquiry.Kind,
            inquiry.Marker,
            Host = NullIfEmpty(inquiry.HostId),
            Youth = NullIfEmpty(inquiry.YouthId),
            inquiry.Placement,
            Phone = inquiry.Phone?.E164,
            inquiry.Language,
            Code = inquiry.Code?.Value,
            inquiry.AskedAt,
        });

    private async Task<bool> AnswerAsync(InquiryAnswer answer)
    {
        var values = new
        {
            answer.Inquiry.Id,
            answer.Word,
            answer.At,
            answer.Inquiry.Version,
            Host = answer.Inquiry.HostId,
            answer.Inquiry.Placement,
            answer.CallBy,
            answer.Inquiry.Marker,
            Today = Core.Texts.SendingCalendar.LocalDate(answer.At),
            BySms,
        };
        if (await RunAsync("update inquiry set answer = @Word, answered_at = @At, closed_at = @At, version = version + 1 where id = @Id and version = @Version and closed_at is null", values) != 1)
        {
            return false;
        }

        await (answer switch
        {
            { Inquiry.Kind: InquiryKind.Renewal, Word: InquiryWords.Yes } => RunAsync("update host set last_answer = @Today where id = @Host", values),
            { Inquiry.Kind: InquiryKind.Renewal, Word: InquiryWords.Pause } =>
                RunAsync("update host set last_answer = @Today, status = 2, status_reason = '', status_by = @BySms, status_since = @Today where id = @Host and status = 1", values),
            { Inquiry.Kind: InquiryKind.Invitation, Word: InquiryWords.Yes or InquiryWords.No } => RunAsync(
                "update scheme_invitation set state = case when @Word = 'yes' then 2 else 3 end, answered_at = @At, answered_by = @BySms where id::text = split_part(@Marker, ':', 2) and state = 1", values),
            { CallBy: not null } => RunAsync("update placement set call_by = @CallBy where id = @Placement", values),
            _ => Task.FromResult(0),
        });
        return true;
    }
}
