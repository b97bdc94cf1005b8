using System.Diagnostics;
using System.Globalization;
using System.Net;
using Matching.Benchmarks.Measuring;
using Matching.Testing.Offers;

namespace Matching.Benchmarks.Inbound;

/// <summary>
/// Answers that come in through the supplier's web-hook at an even pace, whether or not the ones before are done: signed as Twilio signs, read,
/// and stored with all that they change before they are answered. A delay counts from the instant at which a text was due.
/// </summary>
internal static class InboundBench
{
    private const int PerSecond = 50;
    private const int TextsAPhone = 5;
    private const int WarmUp = 150;
    private const double BarMilliseconds = 100;

    // Of each phone one is an answer; the rest is what people write besides.
    private static readonly string[] Answers = ["ja", "Ja tak 😊", "nej", "nej tak, jeg har fået job", "JA!!!"];
    private static readonly string[] Besides = ["hvornår starter det?", "måske", "tak for det", "kan du ringe til mig?", "hvem er det?", "ja men jeg kan først fra mandag", "❤️"];

    public static async Task RunAsync(int seconds)
    {
        await using var town = await OfferTown.CreateAsync();
        await using var host = await InboundHost.StartAsync(town);
        var texts = await TextsAsync(town, (PerSecond * seconds) + WarmUp);
        await SendAsync(host, texts[..WarmUp]);
        var began = Stopwatch.GetTimestamp();
        var (delays, faults) = await SendAsync(host, texts[WarmUp..]);
        var rate = delays.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        var kept = await town.CountAsync("from sms_message where direction = 2");
        Tell(new(delays), faults + texts.Count - kept, rate);
    }

    private static void Tell(Sample delays, int faults, double rate)
    {
        Console.WriteLine("| texts in | a second | p50 | p99 | longest | not answered or not kept | bar |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var p99 = delays.Percentile(99);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {delays.Runs.Count} | {rate:0.0} | {delays.Median:0.0} ms | {p99:0.0} ms | {delays.Runs.Max():0} ms | {faults} | p99 under {BarMilliseconds:0} ms: {(p99 < BarMilliseconds && faults == 0 ? "kept" : "missed")} |"));
    }

    /// <summary>Every phone has an open offer, and its texts lie anywhere in the run.</summary>
    private static async Task<List<(string Phone, string Body)>> TextsAsync(OfferTown town, int count)
    {
        var chance = new Random(1);
        var texts = new List<(string, string)>();
        for (var phone = 0; texts.Count < count; phone++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"+4522{phone:000000}");
            await town.ApprovedAsync(number);
            texts.Add((number, Answers[chance.Next(Answers.Length)]));
            texts.AddRange(Enumerable.Range(1, TextsAPhone - 1).Select(_ => (number, Besides[chance.Next(Besides.Length)])));
        }

        await town.SendDueAsync();
        var mixed = texts[..count].ToArray();
        chance.Shuffle(mixed);
        return [.. mixed];
    }

    private static async Task<(IReadOnlyList<double> Delays, int Faults)> SendAsync(InboundHost host, List<(string Phone, string Body)> texts)
    {
        var (delays, began) = (new double[texts.Count], Stopwatch.GetTimestamp());
        var faults = 0;
        var sent = new Task[texts.Count];
        for (var n = 0; n < texts.Count; n++)
        {
            var (at, due) = (n, TimeSpan.FromSeconds((double)n / PerSecond));
            if (due - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }

            sent[n] = Task.Run(async () =>
            {
                if (await host.PostAsync(texts[at].Phone, texts[at].Body) != HttpStatusCode.OK)
                {
                    Interlocked.Increment(ref faults);
                }


                delays[at] = (Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds;
            });
        }

        await Task.WhenAll(sent);
        return (delays, faults);
    }
}
