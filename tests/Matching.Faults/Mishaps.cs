using System.Globalization;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Npgsql;

namespace Matching.Faults;

/// <summary>What falls on the processes and servers, one thing after another, at random moments.</summary>
internal sealed class Mishaps(IReadOnlyList<MortalHost> hosts, OfferTown town, RedisProcess redis, TimeSpan lease, bool clocksFarOff, Random chance, Action<string> say)
{
    // Within what is tolerated, and far outside of it: such a host does nothing until its clock is right.
    private readonly int[] _secondsOff = clocksFarOff && WrongClock.CanBeFarOff ? [1, -1, 600, -600] : [1, -1];

    public Dictionary<string, int> Fallen { get; } = new(StringComparer.Ordinal);

    /// <summary>Processes ended by force so far, Redis among them.</summary>
    public int Kills { get; private set; }

    public async Task FallAsync(int mostKills, CancellationToken over)
    {
        while (!over.IsCancellationRequested && Kills < mostKills)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(300, 2500)), over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var host = hosts[chance.Next(hosts.Count)];
            await (chance.Next(10) switch
            {
                < 5 => KillAsync(host, secondsOff: 0),
                5 => PauseAsync(host),
                6 => CutAsync(),
                7 => EmptyRedisAsync(),
                8 => KillAsync(host, _secondsOff[chance.Next(_secondsOff.Length)]),
                _ => KillTwoAsync(),
            });
        }

        // Whoever lives with a wrong clock is put right, so that what is checked is checked in one time.
        foreach (var host in hosts)
        {
            await host.KillAsync();
            host.Start(TimeSpan.Zero);
        }
    }

    private async Task KillAsync(MortalHost host, int secondsOff)
    {
        Note(Kind(host) + (secondsOff == 0 ? " killed" : $" killed and started {Math.Abs(secondsOff).ToString(CultureInfo.InvariantCulture)} seconds off"), kills: 1);
        await host.KillAsync();
        await Task.Delay(chance.Next(1000));
        host.Start(TimeSpan.FromSeconds(secondsOff));
    }

    private async Task KillTwoAsync()
    {
        Note("both workers killed at once", kills: 2);
        await Task.WhenAll(hosts[1].KillAsync(), hosts[2].KillAsync());
        hosts[1].Start(TimeSpan.Zero);
        hosts[2].Start(TimeSpan.Zero);
    }

    private async Task PauseAsync(MortalHost host)
    {
        Note($"{Kind(host)} stopped for longer than its lease");
        await host.PauseAsync(lease * 2);
    }

    private async Task CutAsync()
    {
        Note("every connection to PostgreSQL cut");
        try
        {
            await town.Store.QueryAsync<bool>("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
        catch (NpgsqlException)
        {
            // Our own pool had one of those that were cut before: the next one cuts.
            say("  (ours was cut too)");
        }
    }

    private async Task EmptyRedisAsync()
    {
        Note("Redis killed, and empty when it is back", kills: 1);
        redis.Stop();
        await Task.Delay(chance.Next(1500));
        await redis.StartAsync();
    }

    private static string Kind(MortalHost host) => host.Name.Split(':')[0];

    private void Note(string fault, int kills = 0)
    {
        Kills += kills;
        say(fault);
        Fallen[fault] = Fallen.GetValueOrDefault(fault) + 1;
    }
}
