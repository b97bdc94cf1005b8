using Matching.Core.Offers;
using Matching.Testing.Offers;

namespace Matching.Faults;

/// <summary>What must hold when all is quiet again: read from the database and from the supplier's own log, which no fault reaches.</summary>
internal static class Invariants
{
    private static readonly (string Law, string Broken)[] OfTheStore =
    [
        ("every approved pair has exactly one text or one task", """
            select count(*) from offer o
            where (select count(*) from sms_message t where t.offer_id = o.id and t.template in ('T2', 'T3', 'T4') and t.direction = 1 and t.state in (3, 4)) <> 1
              and not exists (select from work_item w where w.offer_id = o.id)
            """),
        ("no seat is over-filled", """
            select count(*) from (select h.opening_id from seat_hold h where h.released_at is null group by h.opening_id
            having count(*) > (select n.seats from opening n where n.id = h.opening_id)) over_filled
            """),
        ("no night is there twice", "select count(*) from (select area, local_date from night where state = 2 group by 1, 2 having count(*) > 1) twice"),
        ("the outbox is empty", "select count(*) from outbox where published_at is null"),
        ("nothing was given up", "select count(*) from queue_message where dead_at is not null"),
        ("no text hangs between asked for and answered", "select count(*) from sms_message where direction = 1 and state = 2"),
        ("every decided proposal says by whom and when", "select count(*) from proposal where state in (2, 3) and (decided_by = '' or decided_at is null)"),
        ("every yes has its placement", "select count(*) from offer o where o.state = 5 and not exists (select from placement p where p.offer_id = o.id)"),
    ];

    public static async Task<IReadOnlyList<string>> BrokenAsync(OfferTown town, TwilioStandIn supplier, Play play)
    {
        var broken = new List<string>();
        foreach (var (law, count) in OfTheStore)
        {
            Note(await town.Store.ScalarAsync<long>(count), law);
        }

        foreach (var ((phone, body), times) in supplier.Forms.Select(form => (form["To"], form["Body"])).CountBy(text => text).Where(text => text.Value > 1))
        {
            var templates = await town.Store.QueryAsync<string>("select template || ' ' || state || ' by ' || attempts from sms_message where direction = 1 and phone = @phone and body = @body", new { phone, body });
            Note(templates.Count == times ? 0 : 1, $"no text reached a phone twice, but {string.Join(", ", templates)} did {times} times");
        }

        var known = (await town.Store.QueryAsync<string>("select phone || ' ' || body from sms_message where direction = 1 and state in (3, 4)")).ToHashSet(StringComparer.Ordinal);
        Note(supplier.Forms.Count(form => !known.Contains($"{form["To"]} {form["Body"]}")), "every text that reached a phone is known to have been sent");
        var kept = (await town.Store.QueryAsync<string>("select supplier_id from sms_message where direction = 2")).CountBy(id => id).ToDictionary(StringComparer.Ordinal);
        Note(play.Answers.Count(answer => kept.GetValueOrDefault(answer.Id) != 1), "every answer is kept exactly once");
        foreach (var answer in play.Answers)
        {
            var state = await town.StateAsync(answer.Offer);
            Note(Expected(answer.Words) is { } expected && state != expected ? 1 : 0, $"the answer {answer.Words} was heard, but offer {answer.Offer} is {state}");
        }

        return broken;

        void Note(long times, string law)
        {
            if (times > 0)
            {
                broken.Add($"{law}: broken {times} times");
            }
        }
    }

    private static OfferState? Expected(string words) => words switch
    {
        "JA" or "ja tak" => OfferState.Accepted,
        "NEJ" => OfferState.Declined,
        _ => null,
    };
}
