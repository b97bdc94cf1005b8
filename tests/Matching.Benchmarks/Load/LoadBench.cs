using System.Diagnostics;
using System.Globalization;
using System.Net;
using Matching.Benchmarks.Inbound;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Nights;
using Matching.Benchmarks.Towns;
using Matching.Core.Clock;
using Matching.Testing.Hosts;
using Matching.Testing.Offers;
using Matching.Testing.Stores;

namespace Matching.Benchmarks.Load;

/// <summary>
/// A town's working day at once: answers through the supplier's web-hook at an even pace, people at the desk who approve, a worker that sends
/// and plans its first night meanwhile, and after it the nights of the dates that follow in a process of their own. A web-hook's delay counts
/// from the instant at which the text was due.
/// </summary>
internal static class LoadBench
{
    private const int AnswersASecond = 50;
    private const int DeskUsers = 20;
    private const string PublicAddress = "https://matching.example";

    private static readonly string[] Words = ["ja", "nej", "Ja tak 😊", "hvornår starter det?", "kan du ringe til mig?", "tak for det", "JA!!!", "nej tak, jeg har fået job", "måske", "hvem er det?"];
    private static readonly DateTimeOffset Morning = new(TownFolder.Night, new(8, 0), TimeSpan.Zero);

    public static async Task RunAsync(double minutes, string size)
    {
        await using var store = await PostgresFixture.CreateAsync();
        await StoredNight.FillAsync(store.ConnectionString, TownFolder.Of(size));
        var offset = Morning - TimeProvider.System.GetUtcNow();
        await using var supplier = await TwilioStandIn.StartAsync(new OffsetTimeProvider(TimeProvider.System, offset));
        var (simulated, real) = (Settings(store, offset), WithSupplier(Settings(store, offset), supplier));
        await using var desk = await HostProcess.StartAsync("Matching.Web", simulated);
        await using var front = await HostProcess.StartAsync("Matching.Web", real);
        await using var worker = await HostProcess.StartAsync("Matching.Worker", real);
        var memory = new Memory(desk, front, worker);
        var times = new PageTimes();
        using var over = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        var sent = AnswerAsync(store, front.Address, times, over.Token);
        await Task.WhenAll(sent, Task.WhenAll((await UsersAsync(store, desk.Address, times)).Select(user => user.WorkAsync(over.Token))), NightsAsync(store, real["Clock__Offset"], over.Token), memory.WatchAsync(over.Token));
        await TellAsync(store, times, memory, sent.Result, supplier.Forms.Count);
    }

    private static async Task<IReadOnlyList<DeskUser>> UsersAsync(PostgresFixture store, Uri desk, PageTimes times)
    {
        var consultants = await store.QueryAsync<(string SignIn, string Municipality)>("select sign_in, municipality_code from consultant where 'job_consultant' = any(roles) order by md5(sign_in) limit @DeskUsers", new { DeskUsers });
        return [.. consultants.Select(each => new DeskUser(store, desk, each.SignIn, each.Municipality, times))];
    }

    /// <summary>Whoever has an offer answers it; the others write besides.</summary>
    private static async Task<int> AnswerAsync(PostgresFixture store, Uri front, PageTimes times, CancellationToken over)
    {
        using var supplier = new InboundSupplier(front, PublicAddress);
        var phones = await store.QueryAsync<string>("select phone from youth where phone is not null order by md5(id)");
        var (began, chance, texts) = (Stopwatch.GetTimestamp(), new Random(1), new List<Task>());
        var offered = new Queue<string>();
        while (!over.IsCancellationRequested)
        {
            var due = TimeSpan.FromSeconds((double)texts.Count / AnswersASecond);
            if (due - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, CancellationToken.None);
            }

            if (texts.Count % (AnswersASecond * 2) == 0)
            {
                offered = new((await store.QueryAsync<string>("select phone from offer where state = 3 and phone is not null order by sent_at limit 60")).Distinct(StringComparer.Ordinal));
            }

            var (phone, words) = (offered.TryDequeue(out var waits) ? waits : phones[chance.Next(phones.Count)], Words[chance.Next(Words.Length)]);
            texts.Add(Task.Run(() => PostAsync(supplier, times, (phone, words), began, due), CancellationToken.None));
        }

        await Task.WhenAll(texts);
        return texts.Count;
    }

    private static async Task PostAsync(InboundSupplier supplier, PageTimes times, (string Phone, string Words) text, long began, TimeSpan due)
    {
        string? error;
        try
        {
            var status = await supplier.PostAsync(text.Phone, text.Words);
            error = status == HttpStatusCode.OK ? null : $"web-hook was answered with {((int)status).ToString(CultureInfo.InvariantCulture)}";
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            error = $"web-hook: {fault.GetType().Name}";
        }

        times.Took("web-hook", Stopwatch.GetElapsedTime(began) - due, error);
    }

    // The first is the worker's own; those after it are planned beside it, one after another.
    private static async Task NightsAsync(PostgresFixture store, string ahead, CancellationToken over)
    {
        for (var date = TownFolder.Night.AddDays(1); !over.IsCancellationRequested; date = date.AddDays(1))
        {
            await UntilPublishedAsync(store, over);
            if (over.IsCancellationRequested)
            {
                return;
            }

            using var night = Process.Start(new ProcessStartInfo("dotnet", [typeof(LoadBench).Assembly.Location, "stored", store.ConnectionString, Path.Combine(TownFolder.Scratch, "load-night"), "1", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["Clock__Offset"] = ahead },
            })!;
            var errors = night.StandardError.ReadToEndAsync(CancellationToken.None);
            await night.StandardOutput.ReadToEndAsync(CancellationToken.None);
            await night.WaitForExitAsync(CancellationToken.None);
            if (night.ExitCode != 0)
            {
                throw new InvalidOperationException($"The night of {date:yyyy-MM-dd} ended with {night.ExitCode}: {await errors}");
            }
        }
    }

    private static async Task UntilPublishedAsync(PostgresFixture store, CancellationToken over)
    {
        while (!over.IsCancellationRequested && !await store.ScalarAsync<bool>("select exists (select from night where state = 2) and not exists (select from night where state = 1)"))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }
    }

    private static async Task TellAsync(PostgresFixture store, PageTimes times, Memory memory, int sent, int texts)
    {
        Console.WriteLine("| call | count | p50 | p99 | longest |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (call, milliseconds) in times.All)
        {
            var sample = new Sample(milliseconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {call} | {milliseconds.Count} | {sample.Median:0} ms | {sample.Percentile(99):0} ms | {milliseconds.Max():0} ms |"));
        }

        var kept = await store.ScalarAsync<long>("select count(*) from sms_message where direction = 2");
        var nights = await store.ScalarAsync<string>("select string_agg(local_date || ' in ' || round(extract(epoch from finished_at - started_at)) || ' s', ', ' order by local_date) from night where state = 2");
        var offers = await store.ScalarAsync<string>("select count(*) || ' approved, ' || count(*) filter (where sent_at is not null) || ' sent, ' || count(*) filter (where state = 5) || ' accepted' from offer");
        var dead = await store.ScalarAsync<long>("select count(*) from queue_message where dead_at is not null");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Answers in: {sent} sent, {kept} kept, {sent - kept} lost. Offers: {offers}; {texts} texts at the supplier; {dead} messages given up. Nights: {nights}."));
        Console.WriteLine($"Errors: {(times.Errors.Count == 0 ? "none" : string.Join("; ", times.Errors.Select(error => $"{error.Value.ToString(CultureInfo.InvariantCulture)} × {error.Key}")))}");
        Console.WriteLine(memory);
    }

    private static Dictionary<string, string> Settings(PostgresFixture store, TimeSpan offset) => new(StringComparer.Ordinal)
    {
        // Three hosts share the server, perhaps with others.
        ["ConnectionStrings__Postgres"] = store.ConnectionString + ";Maximum Pool Size=20",
        ["ConnectionStrings__Redis"] = store.RedisConfiguration,
        ["Sms__Provider"] = "LocalPhones",
        ["Web__KeysIn"] = "postgres",
        ["Web__UploadFolder"] = Path.Combine(TownFolder.Scratch, "load-uploads"),
        ["Clock__Offset"] = ((long)offset.TotalSeconds).ToString(CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, string> WithSupplier(Dictionary<string, string> settings, TwilioStandIn supplier)
    {
        settings["Sms__Provider"] = "Twilio";
        settings["Sms__PublicBaseAddress"] = PublicAddress;
        settings["Sms__Twilio__AccountSid"] = TwilioStandIn.AccountSid;
        settings["Sms__Twilio__AuthToken"] = TwilioStandIn.AuthToken;
        settings["Sms__Twilio__From"] = "+4590000000";
        settings["Sms__Twilio__BaseAddress"] = supplier.Address.ToString();
        return settings;
    }
}
