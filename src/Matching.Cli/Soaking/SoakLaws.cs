using Dapper;
using Matching.Core.Replies;
using Matching.Core.Texts;
using Npgsql;

namespace Matching.Cli.Soaking;

/// <summary>What must hold after the year, each with the number of breaches.</summary>
internal sealed class SoakLaws(NpgsqlDataSource store, SendingCalendar calendar, IReadOnlyList<TakenText> taken, IReadOnlyList<TypedText> typed, int approvals)
{
    // They answer what she has just written, or tell that the number is free or closed.
    private static readonly HashSet<string> Receipts = new(StringComparer.Ordinal) { "T19", "T20", "T21", "T32", "T32.adult" };

    public async Task<IReadOnlyList<(string Law, int Breaches)>> BreachesAsync()
    {
        await using var connection = await store.OpenConnectionAsync();
        return
        [
            ("Every approval is an offer, or its seat was another's", approvals - await CountAsync(connection, "from offer")),
            ("No text was repeated", await RepeatedAsync(connection)),
            ("No text went out after STOP", AfterStop()),
            ("No text that we start went out in quiet hours", taken.Count(text => !calendar.IsOpen(text.At) && !(text.Text.ExemptUntil > text.At))),
            ("No seat was over-filled", await CountAsync(connection, "from (select from seat_hold where released_at is null group by opening_id, seat_number having count(*) > 1) o")),
            ("No opening has more placements than seats", await CountAsync(connection, "from opening o where (select count(*) from placement p where p.opening_id = o.id and p.state in (2, 3)) > o.seats")),
            ("Every answer is kept once", typed.Count - await CountAsync(connection, "from sms_message where direction = 2")),
            ("Every answer is in one thread", await CountAsync(connection, "from sms_message where direction = 2 and youth_id is null")),
            ("Every offer ended", await CountAsync(connection, "from offer where state in (1, 2, 3, 4)")),
            ("Every ended offer without a placement has given its seat back", await CountAsync(connection, "from seat_hold s join offer f on f.id = s.offer_id where s.released_at is null and f.state in (6, 7, 8)")),
        ];
    }

    /// <summary>Leaving a failed one apart: it may be tried once more.</summary>
    private async Task<int> RepeatedAsync(NpgsqlConnection connection)
    {
        var failed = (await connection.QueryAsync<Guid>("select id from sms_message where direction = 1 and state = 5")).ToHashSet();
        return taken.Where(text => !failed.Contains(text.Text.Text)).GroupBy(text => text.Text.Marker, StringComparer.Ordinal).Count(group => group.Count() > 1);
    }

    private int AfterStop()
    {
        var spans = new List<(string Phone, DateTimeOffset From, DateTimeOffset To)>();
        foreach (var phone in typed.Where(text => ReadAnswer.Of(text.Text.Body, new([], [])).Reading is Reading.Stop or Reading.Start).GroupBy(text => text.Text.From, StringComparer.Ordinal))
        {
            DateTimeOffset? since = null;
            foreach (var word in phone.OrderBy(text => text.At))
            {
                var isStop = ReadAnswer.Of(word.Text.Body, new([], [])).Reading == Reading.Stop;
                if (!isStop && since is { } from)
                {
                    spans.Add((phone.Key, from, word.At));
                }

                since = isStop ? since ?? word.At : null;
            }

            if (since is { } still)
            {
                spans.Add((phone.Key, still, DateTimeOffset.MaxValue));
            }
        }

        // A text may have left in the minute in which a dying program had not yet stored the stop.
        var grace = TimeSpan.FromMinutes(5);
        return taken.Count(text => !Receipts.Contains(text.Text.Template) && spans.Exists(span => span.Phone == text.Text.Phone && text.At > span.From + grace && text.At < span.To));
    }

    private static async Task<int> CountAsync(NpgsqlConnection connection, string from) => await connection.ExecuteScalarAsync<int>($"select count(*)::int {from}");
}
