using System.Globalization;
using Matching.Core.Clock;
using Matching.Testing.Hosts;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Npgsql;

namespace Matching.Faults;

/// <summary>What a day came to. <paramref name="Kills"/>: processes ended by force, servers among them.</summary>
public sealed record FaultReport(int Seed, int Kills, IReadOnlyDictionary<string, int> Faults, int Approved, int Answered, int Texts, IReadOnlyList<LawKept> Laws, string LastWords)
{
    public bool Holds => Laws.All(law => law.Broken == 0);

    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {Kills} kills, {Approved} approved, {Answered} answered, {Texts} texts on phones"),
            .. Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => string.Create(CultureInfo.InvariantCulture, $"  {fault.Value,4} × {fault.Key}")),
            .. Laws,
            Holds ? "every invariant holds" : "BROKEN, as said above",
        ]);
}

/// <summary>
/// Two workers and a web host as processes over a real store, a supplier that keeps its own log, and a day of work; meanwhile processes are
/// killed, stopped for longer than their leases and started with a wrong clock, connections are cut, and Redis is emptied and killed.
/// </summary>
public static class FaultDay
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    // A message that failed again and again while PostgreSQL was away waits up to five minutes before its next attempt, and what a host ten minutes
    // ahead put off until an hour of its own waits so much longer.
    private static readonly TimeSpan Healing = TimeSpan.FromMinutes(16);

    /// <param name="length">How long faults fall at most; healing and checking come after.</param>
    /// <param name="mostKills">Sooner, when so many processes were killed.</param>
    /// <param name="seed">Of the work and of the faults. Processes have a time of their own, so the same seed is the same plan, not the same run.</param>
    /// <param name="clocksFarOff">Also clocks ten minutes off, which take as long to heal.</param>
    /// <param name="say">Told of each fault.</param>
    public static async Task<FaultReport> RunAsync(TimeSpan length, int mostKills, int seed, bool clocksFarOff, Action<string> say)
    {
        await using var town = await OfferTown.CreateAsync();
        using var redis = new RedisProcess();
        await redis.StartAsync();
        var offset = (long)(town.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds + 2;
        await using var supplier = await TwilioStandIn.StartAsync(new OffsetTimeProvider(TimeProvider.System, TimeSpan.FromSeconds(offset)));
        int[] ports = [LoopbackPort.Free(), LoopbackPort.Free(), LoopbackPort.Free()];
        var settings = Settings(town, redis, supplier, ports[0], offset);
        MortalHost[] hosts = [new("Matching.Web", ports[0], settings), new("Matching.Worker", ports[1], settings), new("Matching.Worker", ports[2], settings)];
        using var play = new Play(town, supplier, hosts[0].Address, seed);
        try
        {
            if (clocksFarOff && !WrongClock.CanBeFarOff)
            {
                say("SKIPPED: clocks that are ten minutes off, for libfaketime is not installed.");
            }

            Array.ForEach(hosts, host => host.Start(TimeSpan.Zero));
            var mishaps = new Mishaps(hosts, town, redis, Lease, clocksFarOff, new Random(seed ^ 0x5eed), say);
            using var over = new CancellationTokenSource(length);
            await Task.WhenAll(WorkAsync(play, town, over.Token), FallAsync(mishaps, mostKills, over));
            await QuietAsync(town, play);

            // Connections that were cut while they lay idle are not found out before they are used.
            town.Store.Store.Clear();
            town.Get<NpgsqlDataSource>().Clear();
            var outside = FaultsFromOutside.Read();
            var faults = mishaps.Fallen.Concat(outside).ToDictionary(StringComparer.Ordinal);
            var kills = mishaps.Kills + outside.Where(fault => fault.Key.EndsWith("killed", StringComparison.Ordinal)).Sum(fault => fault.Value);
            return new(seed, kills, faults, play.Approved.Count, play.Answers.Count, supplier.Forms.Count, await Invariants.LookAsync(town, supplier, play), string.Join(Environment.NewLine, hosts.Select(host => host.Said)));
        }
        finally
        {
            Array.ForEach(hosts, host => host.Dispose());
        }
    }

    private static async Task FallAsync(Mishaps mishaps, int mostKills, CancellationTokenSource over)
    {
        await mishaps.FallAsync(mostKills, over.Token);
        await over.CancelAsync();
        FaultsFromOutside.TellThatItIsOver();
    }

    private static async Task WorkAsync(Play play, OfferTown town, CancellationToken over)
    {
        var began = (Real: TimeProvider.System.GetTimestamp(), Town: town.Clock.GetUtcNow());
        while (!over.IsCancellationRequested)
        {
            // The desk lives in the same time as the processes.
            var ahead = began.Town + TimeProvider.System.GetElapsedTime(began.Real) - town.Clock.GetUtcNow();
            if (ahead > TimeSpan.Zero)
            {
                town.Clock.Advance(ahead);
            }

            await play.StepAsync(CancellationToken.None);
        }
    }

    /// <summary>Nothing falls any more: until everything that is on its way has arrived.</summary>
    private static async Task QuietAsync(OfferTown town, Play play)
    {
        using var over = new CancellationTokenSource(Healing);
        await UntilStillAsync(town, "outbox, queue and calls to the supplier are empty");
        await play.AnswerTheRestAsync(over.Token);
        await UntilStillAsync(town, "all answers are read and receipts sent");
    }

    private static async Task UntilStillAsync(OfferTown town, string what)
    {
        try
        {
            await Eventually.TrueAsync(async () => await WaitingAsync(town) is [], Healing, what);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} Waiting: {string.Join(", ", await WaitingAsync(town))}", late);
        }
    }

    /// <summary>What is on its way still, each kind with how many; empty when everything has arrived, or lies on a person's desk.</summary>
    private static async Task<IReadOnlyList<string>> WaitingAsync(OfferTown town)
    {
        try
        {
            return await town.Store.QueryAsync<string>(
                """
                select what || ' ' || count(*) from (
                    select 'outbox ' || kind as what from outbox where published_at is null
                    union all select 'message ' || kind || ' attempt ' || attempts from queue_message where dead_at is null and visible_at < @soon
                    union all select 'night in state ' || state from night where state <> 2
                    union all select 'text in state ' || state from sms_message m where direction = 1 and (state = 2 or (state = 1 and coalesce(not_before, created_at) < @soon))
                        and not exists (select from work_item w where w.message_id = m.id and w.kind = 'text_stuck')) waiting
                group by what order by what
                """,
                new { soon = town.Clock.GetUtcNow().AddMinutes(10) });
        }
        catch (NpgsqlException)
        {
            return ["PostgreSQL is on its way back, or a connection of ours was among those that were cut"];
        }
    }

    private static Dictionary<string, string> Settings(OfferTown town, RedisProcess redis, TwilioStandIn supplier, int webPort, long offset) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Postgres"] = town.Store.ConnectionString,
        ["ConnectionStrings__Redis"] = redis.Configuration,
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["Sms__Provider"] = "Twilio",
        ["Sms__PublicBaseAddress"] = $"http://127.0.0.1:{webPort.ToString(CultureInfo.InvariantCulture)}",
        ["Sms__Twilio__AccountSid"] = TwilioStandIn.AccountSid,
        ["Sms__Twilio__AuthToken"] = TwilioStandIn.AuthToken,
        ["Sms__Twilio__From"] = "+4590000000",
        ["Sms__Twilio__BaseAddress"] = supplier.Address.ToString(),
        ["Sms__Sending__PerSecond"] = "1000",
        ["Sms__Sending__FirstLookUpAfter"] = "00:00:01",
        ["Sms__Sending__SecondLookUpAfter"] = "00:00:03",
        ["Nightly__Lease"] = "00:00:05",
        ["Queues__LockFor"] = Lease.ToString(),

        // A worker's death counts as a delivery, and here somebody dies every three seconds: what is given up after so many more has a fault of its own.
        ["Queues__MostAttempts"] = "100",
        ["Web__KeysIn"] = "postgres",
        ["Clock__Offset"] = offset.ToString(CultureInfo.InvariantCulture),
    };
}
