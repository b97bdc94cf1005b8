using Matching.Core.Placements;

namespace Matching.Storage.Postgres.Offers;

/// <summary>A yes becomes a placement, which keeps the versions of scheme and law that the night proposed it under.</summary>
internal sealed partial class LedgerRows
{
    private async Task AgreeAsync(Placement placement)
    {
        await RunAsync(
            """
            insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, start_date, end_date, hours_per_week, schedule, outside_title, source, offer_id, definition_mark, law_version, call_by)
            select @Id, @Municipality, @YouthId, @OpeningId, @Kind, @Stage, @Since, @StartDate::date, @EndDate::date, @HoursPerWeek::int, @Schedule, '', 'offer', f.id,
                   n.versions -> 'marks' ->> f.programme, n.versions ->> 'law', @CallBy::date
            from offer f join proposal p on p.id = f.proposal_id left join night n on n.id = p.night_id where f.id = @Offer
            """,
            new
            {
                Id = placement.Id.Value,
                placement.Municipality,
                placement.YouthId,
                placement.OpeningId,
                Kind = (short)placement.Kind,
                Stage = (short)placement.Stage,
                placement.Since,
                placement.StartDate,
                placement.EndDate,
                placement.HoursPerWeek,
                placement.Schedule,
                placement.CallBy,
                Offer = placement.Offer.Value,
            });
        await RunAsync("update seat_hold set placement_id = @Id where offer_id = @Offer and released_at is null", new { Id = placement.Id.Value, Offer = placement.Offer.Value });
    }
}
