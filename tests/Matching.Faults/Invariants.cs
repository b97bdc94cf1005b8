using Matching.Core.Offers;
using Matching.Testing.Offers;

namespace Matching.Faults;

/// <summary>What must hold when all is quiet again: read from the database and from the supplier's own log, which no fault reaches.</summary>
internal static class Invariants
{
    /// <summary>The rows that a law is about, and what must not be true of any of them.</summary>
    private static readonly (string Law, string From, string Breaks)[] OfTheStore =
    [
        ("every approved pair has exactly one text or one task", "offer o", """
            (select count(*) from sms_message t where t.offer_id = o.id and t.template in ('T2', 'T3', 'T4') and t.direction = 1 and t.state in (3, 4)) <> 1
            and not exists (select from work_item w where w.offer_id = o.id)
            """),
        ("no seat is over-filled", "opening n", "(select count(*) from seat_hold h where h.released_at is null and h.opening_id = n.id) > n.seats"),
        ("no night is there twice", "night n", "exists (select from night other where other.area = n.area and other.local_date = n.local_date and other.id <> n.id)"),
        ("today's night is published", "night n", "n.state <> 2"),
        ("the outbox is empty", "outbox o", "o.published_at is null"),
        ("no message was given up", "queue_message q", "q.dead_at is not null"),
        ("no text hangs between asked for and answered", "sms_message t", "t.direction = 1 and t.state = 2"),
        ("every text says whose it is, which it is and when it went", "sms_message t", "t.direction = 1 and t.state in (3, 4) and (t.template is null or t.marker is null or t.sent_at is null or t.supplier_id is null)"),
        ("every decided proposal says by whom and when", "proposal p", "p.state in (2, 3) and (p.decided_by = '' or p.decided_by is null or p.decided_at is null)"),
        ("every ended offer says when and why", "offer o", "o.state in (5, 6, 7, 8) and (o.closed_at is null or o.close_reason is null)"),
        ("every yes has its one placement", "offer o", "o.state = 5 and (select count(*) from placement p where p.offer_id = o.id) <> 1"),
        ("no placement without a yes", "placement p", "p.offer_id is not null and not exists (select from offer o where o.id = p.offer_id and o.state in (5, 8))"),
        ("every ended offer that is no yes has let go of its seat", "offer o", "o.state in (6, 7, 8) and exists (select from seat_hold h where h.offer_id = o.id and h.released_at is null)"),
    ];

    public static async Task<IReadOnlyList<LawKept>> LookAsync(OfferTown town, TwilioStandIn supplier, Play play)
    {
        var kept = new List<LawKept>();
        foreach (var (law, from, breaks) in OfTheStore)
        {
            kept.Add(new(law, await town.Store.ScalarAsync<long>($"select count(*) from {from}"), await town.Store.ScalarAsync<long>($"select count(*) from {from} where {breaks}")));
        }

        kept.Add(await NoTextTwiceAsync(town, supplier));
        kept.Add(await EveryTextKnownAsync(town, supplier));
        kept.Add(await EveryAnswerKeptAsync(town, play));
        kept.Add(await EveryAnswerHeardAsync(town, play));
        return kept;
    }

    private static async Task<LawKept> NoTextTwiceAsync(OfferTown town, TwilioStandIn supplier)
    {
        var texts = supplier.Forms.Select(form => (Phone: form["To"], Body: form["Body"])).CountBy(text => text).ToList();
        var wrong = new List<string>();
        foreach (var ((phone, body), times) in texts.Where(text => text.Value > 1))
        {
            // Two texts of the same words are two, where two were asked for.
            var asked = await town.Store.QueryAsync<string>("select template || ' ' || state || ' by ' || attempts from sms_message where direction = 1 and phone = @phone and body = @body", new { phone, body });
            if (asked.Count != times)
            {
                wrong.Add($"{string.Join(", ", asked)} arrived {times} times");
            }
        }

        return new("no text reached a phone twice", texts.Count, wrong.Count, string.Join("; ", wrong));
    }

    private static async Task<LawKept> EveryTextKnownAsync(OfferTown town, TwilioStandIn supplier)
    {
        var known = (await town.Store.QueryAsync<string>("select phone || ' ' || body from sms_message where direction = 1 and state in (3, 4)")).ToHashSet(StringComparer.Ordinal);
        return new("every text that reached a phone is known to have been sent", supplier.Forms.Count, supplier.Forms.Count(form => !known.Contains($"{form["To"]} {form["Body"]}")));
    }

    private static async Task<LawKept> EveryAnswerKeptAsync(OfferTown town, Play play)
    {
        var kept = (await town.Store.QueryAsync<string>("select supplier_id from sms_message where direction = 2")).CountBy(id => id).ToDictionary(StringComparer.Ordinal);
        return new("every answer is kept exactly once", play.Answers.Count, play.Answers.Count(answer => kept.GetValueOrDefault(answer.Id) != 1));
    }

    private static async Task<LawKept> EveryAnswerHeardAsync(OfferTown town, Play play)
    {
        var unheard = new List<string>();
        foreach (var answer in play.Answers)
        {
            var state = await town.StateAsync(answer.Offer);
            if (Expected(answer.Words) is { } expected && state != expected)
            {
                unheard.Add($"{answer.Words} to offer {answer.Offer}, which is {state}");
            }
        }

        return new("every yes and no did what it says", play.Answers.Count, unheard.Count, string.Join("; ", unheard));
    }

    private static OfferState? Expected(string words) => words switch
    {
        "JA" or "ja tak" => OfferState.Accepted,
        "NEJ" => OfferState.Declined,
        _ => null,
    };
}
