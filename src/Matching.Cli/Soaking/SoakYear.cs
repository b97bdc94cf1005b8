using Dapper;
using Matching.Core.Clock;
using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Core.Replies;
using Matching.Core.Texts;
using Npgsql;

namespace Matching.Cli.Soaking;

/// <summary>
/// A year of offers in minutes: people who answer at once, late, twice, never, with conditions, with STOP and later START; phones that are off;
/// call-backs lost, doubled and in the wrong order; a worker that is killed every few seconds and is started again.
/// </summary>
internal sealed class SoakYear(NpgsqlDataSource store, MortalWorker worker, SoakClock clock, SoakSupplier supplier, Random chance, DateTimeOffset from)
{
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(1);
    private static readonly string[] Firm = ["ja", "JA tak 😊", "jep", "nej", "Nej tak", "nope"];
    private static readonly string[] Wordy = ["ja men jeg kan først fra mandag", "måske", "hvad er lønnen", "ring", "nej jeg har fået job", "ja hvornår starter det?"];

    // A worker is asked only for what there is to do: a year has many hours in which nothing is due.
    private const string Due = """
        select exists (select from offer where state in (3, 4) and deadline_at <= @now),
               exists (select from offer where state = 3 and reminded_at is null and deadline_at > @now and deadline_at < @now + interval '4 days'),
               exists (select from work_item where done_at is null)
        """;

    private readonly PriorityQueue<Func<Task>, DateTimeOffset> _due = new();
    private readonly HashSet<Guid> _known = [];
    private int _ids;

    public List<TypedText> Typed { get; } = [];

    public int Reports { get; private set; }

    /// <summary>Approvals whose last seat was another's.</summary>
    public int TakenSeats { get; private set; }

    /// <summary>Every offer's story from its approval on, until nothing is due any more.</summary>
    public async Task LiveAsync(IReadOnlyList<(Guid Proposal, string Phone)> people)
    {
        // Few people live through one winter, with its night of the clocks; many through the year.
        var days = Math.Clamp(people.Count * 2.5, 140, 340);
        var step = TimeSpan.FromDays(days) / Math.Max(1, people.Count);
        foreach (var ((proposal, phone), n) in people.Select((person, n) => (person, n)))
        {
            At(from + (step * n), () => ApproveAsync(proposal, phone, n));
        }

        for (var hour = TimeSpan.Zero; hour < TimeSpan.FromDays(days + 25); hour += TimeSpan.FromHours(1))
        {
            At(from + hour, TickAsync);
        }

        while (_due.TryDequeue(out var happens, out var at))
        {
            clock.MoveTo(at);
            await happens();
            await NewTextsAsync();
        }
    }

    private void At(DateTimeOffset at, Func<Task> happens) => _due.Enqueue(() => SurviveAsync(happens), at);

    /// <summary>Who died, or lost the line, is started again a minute later and does the same once more.</summary>
    private async Task SurviveAsync(Func<Task> happens)
    {
        try
        {
            await happens();
        }
        catch (Exception death) when (death is DiedException or TimeoutException)
        {
            At(clock.GetUtcNow() + Lock, happens);
        }
    }

    private async Task ApproveAsync(Guid proposal, string phone, int n)
    {
        var heard = await worker.DoAsync(new(SoakStep.Approve, clock.GetUtcNow(), proposal));
        if (heard.Refused is { } why)
        {
            throw new InvalidOperationException($"The soak's proposal {proposal} cannot be approved: {why}.\nMaybe a new rule asks something that its made-up people do not have.");
        }

        TakenSeats += heard.Taken ? 1 : 0;
        var now = clock.GetUtcNow();
        if (n % 17 == 0)
        {
            supplier.SwitchedOff.Add(phone);
        }

        foreach (var (after, text) in Story(n))
        {
            Type(now + after, phone, text);
        }
    }

    private IEnumerable<(TimeSpan After, string Text)> Story(int n)
    {
        var soon = TimeSpan.FromMinutes(30 + chance.Next(2000));
        var firm = Firm[chance.Next(Firm.Length)];
        return (n % 10) switch
        {
            0 or 1 => [(soon, firm)],
            2 => [(soon, firm), (soon + TimeSpan.FromMinutes(chance.Next(90)), firm)],
            3 => [],
            4 => [(TimeSpan.FromDays(8), firm)],
            5 or 6 => [(soon, Wordy[chance.Next(Wordy.Length)]), (soon + TimeSpan.FromHours(20), firm)],
            7 => [(soon, "STOP"), (soon + TimeSpan.FromHours(3), "stop"), (soon + TimeSpan.FromDays(3), "START"), (soon + TimeSpan.FromDays(3.1), firm)],
            8 => [(soon, firm), (soon + TimeSpan.FromDays(1), firm[0] is 'n' or 'N' ? "ja" : "nej")],
            _ => [(NightOfTheClocks(n), firm)],
        };
    }

    /// <summary>Between one and four on the next night in which the clocks change, if that is near; else at night.</summary>
    private TimeSpan NightOfTheClocks(int n)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset[] nights = [Copenhagen.InstantOf(new(2027, 3, 28), new(1, 0)), Copenhagen.InstantOf(new(2027, 10, 31), new(1, 0))];
        var near = nights.FirstOrDefault(night => night > now && night - now < TimeSpan.FromDays(10));
        return (near == default ? TimeSpan.FromHours(14) : near - now) + TimeSpan.FromMinutes(n * 7 % 180);
    }

    private void Type(DateTimeOffset at, string phone, string words)
    {
        var text = new IncomingText($"IN{++_ids:00000000}", phone, words);
        var isHeard = false;
        At(at, async () =>
        {
            if (!isHeard)
            {
                Typed.Add(new(text, clock.GetUtcNow()));
                isHeard = true;
            }

            for (var times = chance.NextDouble() < 0.05 ? 2 : 1; times > 0; times--)
            {
                await worker.DoAsync(new(SoakStep.Receive, clock.GetUtcNow(), Name: text.SupplierId, Phone: phone, Words: words));
            }
        });
    }

    private async Task TickAsync()
    {
        if (Copenhagen.At(clock.GetUtcNow()).Hour is < 7 or > 21 || await QueryAsync<(bool Expires, bool Reminds, bool Waits)>(Due) is not [var due])
        {
            return;
        }

        if (due.Expires)
        {
            await OrderAsync(SoakStep.Expire);
        }

        if (due.Reminds)
        {
            await OrderAsync(SoakStep.Remind);
        }

        if (due.Waits && Copenhagen.At(clock.GetUtcNow()) is { Hour: 10, DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday) })
        {
            await StaffAsync();
        }
    }

    /// <summary>Karin reads what waits, calls, and records what she hears.</summary>
    private async Task StaffAsync()
    {
        foreach (var (item, kind) in await QueryAsync<(Guid, string)>("select id, kind from work_item where done_at is null and (again_at is null or again_at <= @now) order by id limit 400"))
        {
            if (kind is "call_offer" or "undeliverable" or "text_unsure")
            {
                var outcome = (CallOutcome)chance.Next((int)CallOutcome.Yes, (int)CallOutcome.Later);
                await worker.DoAsync(new(SoakStep.Call, clock.GetUtcNow(), item, Outcome: outcome));
            }
            else
            {
                await OrderAsync(SoakStep.Finish, item);
            }
        }
    }

    private async Task NewTextsAsync()
    {
        foreach (var id in await QueryAsync<Guid>("select id from sms_message where direction = 1 and state in (1, 2) order by id"))
        {
            if (_known.Add(id))
            {
                At(clock.GetUtcNow(), () => SendAsync(id));
            }
        }
    }

    private async Task SendAsync(Guid id)
    {
        var before = supplier.Taken.Count;
        try
        {
            if ((await OrderAsync(SoakStep.Send, id)).WaitsUntil is { } waits)
            {
                At(waits, () => SendAsync(id));
            }
        }
        finally
        {
            foreach (var taken in supplier.Taken.Skip(before).ToList())
            {
                Report(taken);
            }
        }
    }

    /// <summary>One in ten call-backs is lost, one in ten doubled, and the last may overtake the one before.</summary>
    private void Report(TakenText taken)
    {
        var final = supplier.SwitchedOff.Contains(taken.Text.Phone) ? new DeliveryReport(taken.SupplierId, "undelivered", "30003", taken.At) : new(taken.SupplierId, "delivered", "", taken.At);
        foreach (var report in new[] { final with { Status = "sent", ErrorCode = "" }, final })
        {
            for (var times = chance.NextDouble() switch { < 0.1 => 0, > 0.9 => 2, _ => 1 }; times > 0; times--)
            {
                var at = taken.At + TimeSpan.FromSeconds(chance.Next(1, 600));
                At(at, () => HearAsync(report with { At = at }));
            }
        }
    }

    private async Task HearAsync(DeliveryReport report)
    {
        Reports++;
        var heard = await worker.DoAsync(new(SoakStep.Report, clock.GetUtcNow(), Name: report.SupplierId, Phone: report.Status, Words: report.ErrorCode));
        if (heard.IsNotKnownYet && clock.GetUtcNow() - report.At < TimeSpan.FromMinutes(15))
        {
            At(clock.GetUtcNow() + TimeSpan.FromMinutes(2), () => HearAsync(report));
        }
    }

    private Task<SoakSays.Done> OrderAsync(SoakStep step, Guid id = default) => worker.DoAsync(new(step, clock.GetUtcNow(), id));

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await store.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql, new { now = clock.GetUtcNow() })];
    }
}

/// <summary>What somebody typed, and when it reached us first.</summary>
internal sealed record TypedText(IncomingText Text, DateTimeOffset At);
