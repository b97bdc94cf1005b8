using Matching.Channels;
using Matching.Core.Texts;
using Matching.Testing.Offers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Sms;

public sealed class TwilioSmsSenderTests : SmsSenderContract, IAsyncLifetime
{
    private TwilioStandIn _twilio = null!;
    private ServiceProvider? _services;

    protected override ISmsSender Sender => _services!.GetRequiredService<ISmsSender>();

    public async Task InitializeAsync()
    {
        _twilio = await TwilioStandIn.StartAsync(Clock);
        _services = Services(("From", "+4590000000"));
    }

    public async Task DisposeAsync()
    {
        await _services!.DisposeAsync();
        await _twilio.DisposeAsync();
    }

    [Fact]
    public async Task The_form_has_the_documented_fields()
    {
        await Sender.SendAsync(Text("Hej"), CancellationToken.None);

        _twilio.Forms.ShouldHaveSingleItem().ShouldBe(new Dictionary<string, string>
        {
            ["To"] = "+4523000001",
            ["From"] = "+4590000000",
            ["Body"] = "Hej",
            ["StatusCallback"] = "https://matching.example/api/sms/twilio/status",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_messaging_service_sends_instead_of_a_number_and_is_looked_up_by()
    {
        await using var services = Services(("MessagingServiceSid", "MG00000000000000000000000000000001"));
        var since = Clock.GetUtcNow();

        await services.GetRequiredService<ISmsSender>().SendAsync(Text("Hej"), CancellationToken.None);

        _twilio.Forms.Single()["MessagingServiceSid"].ShouldBe("MG00000000000000000000000000000001");
        _twilio.Forms.Single().ContainsKey("From").ShouldBeFalse();
        (await services.GetRequiredService<ISmsSender>().FindSentAsync(Text("Hej"), since, CancellationToken.None)).ShouldNotBeEmpty();
        (await Sender.FindSentAsync(Text("Hej"), since, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400, 21211, false)]
    [InlineData(400, 21614, false)]
    [InlineData(400, 21610, true)]
    [InlineData(404, 20404, false)]
    public async Task A_refusal_for_good_is_an_answer_and_21610_is_a_stop(int status, int code, bool stopped)
    {
        _twilio.ThenRefuse(status, code);

        (await Sender.SendAsync(Text("Hej"), CancellationToken.None)).ShouldBe(new SmsAnswer.Refused(code.ToString(null, null), stopped));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData(null, 5)]
    public async Task Too_many_at_once_waits_as_long_as_they_say(string? retryAfter, int seconds)
    {
        _twilio.ThenRefuse(429, 20429, retryAfter);

        (await Sender.SendAsync(Text("Hej"), CancellationToken.None)).ShouldBe(new SmsAnswer.NotNow(TimeSpan.FromSeconds(seconds), "20429"));
    }

    [Fact]
    public async Task Refused_credentials_hold_the_text_back_and_lose_nothing()
    {
        _twilio.ThenRefuse(401, 20003);

        (await Sender.SendAsync(Text("Hej"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.NotNow>().ErrorCode.ShouldBe("20003");
    }

    [Theory]
    [InlineData(500, "{\"code\":20500}")]
    [InlineData(503, "")]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(408, "")]
    [InlineData(201, "null")]
    [InlineData(201, "half an ans")]
    [InlineData(201, "")]
    public async Task What_leaves_doubt_throws(int status, string body)
    {
        _twilio.ThenSay(status, body);

        await Should.ThrowAsync<Exception>(() => Sender.SendAsync(Text("Hej"), CancellationToken.None));
    }

    [Fact]
    public async Task A_refusal_without_their_words_is_still_a_refusal()
    {
        _twilio.ThenSay(400, "<html>no</html>");

        (await Sender.SendAsync(Text("Hej"), CancellationToken.None)).ShouldBe(new SmsAnswer.Refused("400"));
    }

    [Fact]
    public async Task A_text_whose_answer_never_came_times_out_and_is_found()
    {
        await using var impatient = Services(("From", "+4590000000"), ("CallTimeout", "00:00:01"));
        _twilio.ThenTakeAndHang();
        var since = Clock.GetUtcNow();

        await Should.ThrowAsync<TaskCanceledException>(() => impatient.GetRequiredService<ISmsSender>().SendAsync(Text("Hej"), CancellationToken.None));

        (await Sender.FindSentAsync(Text("Hej"), since, CancellationToken.None)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Words_that_were_taken_away_are_gone_at_the_supplier_and_an_unknown_text_is_no_fault()
    {
        var since = Clock.GetUtcNow();
        var sent = (SmsAnswer.Accepted)await Sender.SendAsync(Text("Hej"), CancellationToken.None);

        (await Sender.RedactAsync(sent.SupplierId, CancellationToken.None)).ShouldBeTrue();
        (await Sender.RedactAsync(sent.SupplierId, CancellationToken.None)).ShouldBeTrue();
        (await Sender.RedactAsync("SM00000000000000000000000000000000", CancellationToken.None)).ShouldBeTrue();

        (await Sender.FindSentAsync(Text("Hej"), since, CancellationToken.None)).ShouldBeEmpty();
        (await Sender.FindSentAsync(Text(""), since, CancellationToken.None)).ShouldBe([sent.SupplierId]);
    }

    [Fact]
    public async Task A_look_up_is_tried_again_and_a_create_never_is()
    {
        var since = Clock.GetUtcNow();
        await Sender.SendAsync(Text("Hej"), CancellationToken.None);
        _twilio.ListFailsOnce();
        (await Sender.FindSentAsync(Text("Hej"), since, CancellationToken.None)).ShouldNotBeEmpty();

        _twilio.ThenSay(503, "");
        await Should.ThrowAsync<HttpRequestException>(() => Sender.SendAsync(Text("Hej igen"), CancellationToken.None));

        _twilio.Forms.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_look_up_follows_every_page()
    {
        var since = Clock.GetUtcNow();
        await Sender.SendAsync(Text("the first"), CancellationToken.None);
        for (var n = 0; n < 6; n++)
        {
            await Sender.SendAsync(Text($"later {n}"), CancellationToken.None);
        }

        (await Sender.FindSentAsync(Text("the first"), since, CancellationToken.None)).ShouldNotBeEmpty();
        _twilio.Queries.Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_answer_that_is_cut_in_the_middle_leaves_doubt()
    {
        _twilio.ThenCutTheLine();

        await Should.ThrowAsync<HttpRequestException>(() => Sender.SendAsync(Text("Hej"), CancellationToken.None));
    }

    [Fact]
    public async Task A_slow_answer_within_our_patience_is_an_answer()
    {
        _twilio.ThenTakeSlowly(TimeSpan.FromMilliseconds(400));

        (await Sender.SendAsync(Text("Hej"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>().Failed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("30003")]
    [InlineData("30004")]
    [InlineData("30005")]
    [InlineData("30006")]
    [InlineData("30007")]
    [InlineData("30008")]
    public async Task A_text_that_is_taken_and_has_failed_already_says_why(string code)
    {
        _twilio.ThenSay(201, $$"""{"sid":"SM00000000000000000000000000000001","status":"undelivered","error_code":{{code}}}""");

        var answer = (await Sender.SendAsync(Text("Hej"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>();

        answer.Failed.ShouldBeTrue();
        answer.ErrorCode.ShouldBe(code);
    }

    [Fact]
    public async Task A_wait_may_be_said_as_a_date()
    {
        _twilio.ThenRefuse(429, 20429, Clock.GetUtcNow().AddSeconds(90).ToString("R", null));

        (await Sender.SendAsync(Text("Hej"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.NotNow>().Wait.ShouldBe(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(1));
    }

    private ServiceProvider Services(params (string Name, string Value)[] twilio)
    {
        var values = twilio.ToDictionary(pair => $"Sms:Twilio:{pair.Name}", pair => (string?)pair.Value);
        values["Sms:Provider"] = "Twilio";
        values["Sms:PublicBaseAddress"] = "https://matching.example";
        values["Sms:Twilio:AccountSid"] = TwilioStandIn.AccountSid;
        values["Sms:Twilio:AuthToken"] = TwilioStandIn.AuthToken;
        values["Sms:Twilio:BaseAddress"] = _twilio.Address.ToString();
        values.TryAdd("Sms:Twilio:CallTimeout", "00:00:30");
        var settings = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddMatchingChannels(settings).BuildServiceProvider();
    }
}
