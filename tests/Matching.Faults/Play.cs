using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Matching.Channels.Sms.TwilioSms;
using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Testing.Offers;
using Npgsql;

namespace Matching.Faults;

/// <summary>What somebody answered: the supplier's id of the text, from whom, in which words, to which offer.</summary>
internal sealed record Answer(string Id, string Phone, string Words, OfferId Offer);

/// <summary>
/// A day of work from a seed: a consultant approves, young people answer, the supplier tells how texts fare. Whatever fails because
/// something was killed is done again until it is done, as a person presses again and as Twilio posts again.
/// </summary>
internal sealed class Play(OfferTown town, TwilioStandIn supplier, Uri web, int seed) : IDisposable
{
    private static readonly string[] Words = ["JA", "JA", "JA", "NEJ", "NEJ", "ja tak", "hvad er det for noget?", "STOP"];

    private readonly HttpClient _http = new() { BaseAddress = web, Timeout = TimeSpan.FromSeconds(20) };
    private readonly Random _chance = new(seed);
    private readonly ConcurrentDictionary<string, OfferId> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private int _made;

    public ConcurrentBag<OfferId> Approved { get; } = [];

    public ConcurrentBag<Answer> Answers { get; } = [];

    /// <summary>One thing that somebody does.</summary>
    public async Task StepAsync(CancellationToken over)
    {
        switch (_chance.Next(10))
        {
            case < 4:
                await ApproveAsync(over);
                break;
            case < 8:
                await AnswerAsync(over);
                break;
            default:
                await ReportAsync(over);
                break;
        }
    }

    /// <summary>Everybody who has a text and has not answered answers now.</summary>
    public async Task AnswerTheRestAsync(CancellationToken over)
    {
        while (!_waiting.IsEmpty && await AnswerAsync(over))
        {
            continue;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task ApproveAsync(CancellationToken over)
    {
        var phone = $"+4523{Interlocked.Increment(ref _made).ToString("000000", CultureInfo.InvariantCulture)}";
        var youth = await UntilDoneAsync(() => town.YouthAsync(phone, "Amina"), over);
        var opening = await UntilDoneAsync(() => town.OpeningAsync(), over);
        var proposal = await UntilDoneAsync(() => town.ProposalAsync(youth, opening), over);
        var outcome = await UntilDoneAsync(() => town.ApproveAsync(proposal), over);

        // A connection that was cut after the commit: pressed again, it was she herself who had decided.
        var offer = outcome is ApproveOutcome.Approved approved
            ? approved.Offer
            : new(await UntilDoneAsync(() => town.Store.ScalarAsync<Guid>("select id from offer where proposal_id = @Value", new { proposal.Value }), over));
        Approved.Add(offer);
        _waiting[phone] = offer;
    }

    private async Task<bool> AnswerAsync(CancellationToken over)
    {
        var told = supplier.Forms.Select(form => form["To"]).CountBy(phone => phone).Where(each => each.Value >= 2 && _waiting.ContainsKey(each.Key)).Select(each => each.Key).Order(StringComparer.Ordinal).ToList();
        if (told.Count == 0 || !_waiting.TryRemove(told[_chance.Next(told.Count)], out var offer))
        {
            return false;
        }

        var phone = await UntilDoneAsync(() => town.Store.ScalarAsync<string>("select phone from offer where id = @Value", new { offer.Value }), over);
        var answer = new Answer($"SM{Guid.CreateVersion7(town.Clock.GetUtcNow()):N}", phone!, Words[_chance.Next(Words.Length)], offer);
        var times = _chance.Next(5) == 0 ? 2 : 1;
        for (var time = 0; time < times; time++)
        {
            await PostAsync(TwilioWebHooks.InboundPath, over, ("MessageSid", answer.Id), ("AccountSid", TwilioStandIn.AccountSid), ("From", answer.Phone), ("Body", answer.Words));
        }

        Answers.Add(answer);
        return true;
    }

    // One in five is never told of, one in five twice.
    private async Task ReportAsync(CancellationToken over)
    {
        var sent = await UntilDoneAsync(() => town.Store.QueryAsync<string>("select supplier_id from sms_message where direction = 1 and supplier_id is not null"), over);
        foreach (var id in sent.Where(_reported.Add))
        {
            for (var times = _chance.Next(5) switch { 0 => 0, 1 => 2, _ => 1 }; times > 0; times--)
            {
                await PostAsync(TwilioWebHooks.StatusPath, over, ("MessageSid", id), ("AccountSid", TwilioStandIn.AccountSid), ("MessageStatus", "delivered"));
            }
        }
    }

    private async Task PostAsync(string path, CancellationToken over, params (string Name, string Value)[] fields)
    {
        var signature = TwilioSignature.Sign(TwilioStandIn.AuthToken, web.GetLeftPart(UriPartial.Authority) + path + string.Concat(fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.Name + f.Value)));
        await UntilDoneAsync(
            async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
                request.Headers.Add("X-Twilio-Signature", signature);
                using var response = await _http.SendAsync(request, over);
                return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent ? true : throw new HttpRequestException($"{path} was answered with {(int)response.StatusCode}.");
            },
            over);
    }

    private static async Task<T> UntilDoneAsync<T>(Func<Task<T>> act, CancellationToken over)
    {
        while (true)
        {
            try
            {
                return await act();
            }
            catch (Exception fault) when (fault is NpgsqlException or HttpRequestException or IOException or TaskCanceledException && !over.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), over);
            }
        }
    }
}
