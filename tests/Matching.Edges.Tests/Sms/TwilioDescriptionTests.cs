using Matching.Channels;
using Matching.Core.Texts;
using Matching.Testing.Offers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Sms;

/// <summary>Our calls beside the description that Twilio publishes of its interface; skipped where that is not at hand.</summary>
public sealed class TwilioDescriptionTests : IAsyncLifetime
{
    private const string Messages = "/2010-04-01/Accounts/{AccountSid}/Messages.json";
    private const string Path = $"/2010-04-01/Accounts/{TwilioStandIn.AccountSid}/Messages.json";
    private readonly ManualClock _clock = ManualClock.OnAnOrdinaryMonday();
    private readonly List<ServiceProvider> _services = [];
    private TwilioStandIn _twilio = null!;

    public async Task InitializeAsync() => _twilio = await TwilioStandIn.StartAsync(_clock);

    public async Task DisposeAsync()
    {
        foreach (var services in _services)
        {
            await services.DisposeAsync();
        }

        await _twilio.DisposeAsync();
    }

    [PublishedDescriptionFact]
    public async Task Every_call_we_make_is_as_described()
    {
        await MakeEveryCallAsync();

        var description = TwilioDescription.Read();
        _twilio.Calls.Select(call => (call.Method, call.Path.Split('/').Length)).Distinct().Count().ShouldBe(3);
        _twilio.Calls.SelectMany(call => description.FaultsOfCall(call.Method, call.Path, call.Query, call.Form)).ShouldBeEmpty();
    }

    [PublishedDescriptionFact]
    public async Task What_stands_in_for_them_answers_as_described()
    {
        await MakeEveryCallAsync();

        var description = TwilioDescription.Read();
        _twilio.Calls.Count.ShouldBeGreaterThan(6);
        _twilio.Calls.SelectMany(call => description.FaultsOfAnswer(call.Method, call.Path, call.Status, call.Answer)).ShouldBeEmpty();
    }

    [PublishedDescriptionFact]
    public async Task Each_of_their_examples_of_an_answer_is_understood()
    {
        var sender = Sender(("From", "+4590000000"));
        foreach (var (name, json) in TwilioDescription.Read().Examples("POST", Messages, "201"))
        {
            _twilio.ThenSay(201, json);

            (await sender.SendAsync(Text(), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>(name).SupplierId.ShouldMatch("^(SM|MM)[0-9a-f]{32}$");
        }
    }

    [PublishedDescriptionFact]
    public async Task Each_of_their_examples_of_a_list_is_read_to_its_end_even_one_whose_last_page_names_itself()
    {
        var sender = Sender(("From", "+4590000000"));
        foreach (var (name, json) in TwilioDescription.Read().Examples("GET", Messages, "200"))
        {
            _twilio.ListIs(json);

            (await sender.FindSentAsync(Text(), _clock.GetUtcNow(), CancellationToken.None)).ShouldBeEmpty(name);
        }
    }

    [PublishedDescriptionFact]
    public void What_is_not_as_described_is_told()
    {
        var description = TwilioDescription.Read();
        KeyValuePair<string, string> to = new("To", "+4523000001"), body = new("Body", "Hej"), badService = new("MessagingServiceSid", "MG01"), unknown = new("Sender", "Viborg"), badTo = new("To", "23000001");
        KeyValuePair<string, string> day = new("DateSent>", "2026-11-23"), many = new("PageSize", "1001");

        description.FaultsOfCall("POST", Path, [], [to, body]).ShouldBeEmpty();
        description.FaultsOfCall("POST", Path, [], [body]).ShouldHaveSingleItem().ShouldBe("To is missing in the form");
        description.FaultsOfCall("POST", Path, [], [badTo, body]).ShouldHaveSingleItem().ShouldContain("phone-number");
        description.FaultsOfCall("POST", Path, [], [to, unknown]).ShouldHaveSingleItem().ShouldContain("Sender is not described");
        description.FaultsOfCall("POST", Path, [], [to, badService]).Count.ShouldBe(2);
        description.FaultsOfCall("GET", Path, [day], []).ShouldHaveSingleItem().ShouldContain("date-time");
        description.FaultsOfCall("GET", Path, [many], []).ShouldHaveSingleItem().ShouldContain("1001");
        description.FaultsOfCall("PUT", Path, [], []).ShouldHaveSingleItem().ShouldContain("not described");
        description.FaultsOfCall("POST", Path.Replace("AC", "AX", StringComparison.Ordinal), [], [to]).ShouldHaveSingleItem().ShouldContain("AccountSid");
        description.FaultsOfAnswer("POST", Path, 201, """{"sid":"SM1","status":"on its way","date_created":"2026-11-23"}""").Count.ShouldBe(4);
    }

    private async Task MakeEveryCallAsync()
    {
        var since = _clock.GetUtcNow();
        foreach (var sender in new[] { Sender(("From", "+4590000000")), Sender(("MessagingServiceSid", "MG00000000000000000000000000000001")) })
        {
            var sent = (SmsAnswer.Accepted)await sender.SendAsync(Text("Hej Amina. Vil du? JA K7 / NEJ K7 – 😊 & 100 %"), CancellationToken.None);
            await sender.SendAsync(Text("to"), CancellationToken.None);
            await sender.SendAsync(Text("tre"), CancellationToken.None);
            await sender.FindSentAsync(Text("nothing like it"), since, CancellationToken.None);
            await sender.RedactAsync(sent.SupplierId, CancellationToken.None);
        }
    }

    private ISmsSender Sender((string Name, string Value) from)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sms:Provider"] = "Twilio",
            ["Sms:PublicBaseAddress"] = "https://matching.example",
            ["Sms:Twilio:AccountSid"] = TwilioStandIn.AccountSid,
            ["Sms:Twilio:AuthToken"] = TwilioStandIn.AuthToken,
            ["Sms:Twilio:BaseAddress"] = _twilio.Address.ToString(),
            [$"Sms:Twilio:{from.Name}"] = from.Value,
        }).Build();
        _services.Add(new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock).AddMatchingChannels(settings).BuildServiceProvider());
        return _services[^1].GetRequiredService<ISmsSender>();
    }

    private static OutgoingText Text(string body = "Hej") => SmsSenderContract.TextTo("+4523000001", body);
}
