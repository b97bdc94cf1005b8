using System.Net;
using Matching.Channels.Sms.TwilioSms;
using Matching.Core.Offers;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Sms;

public sealed class TwilioWebHooksTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private const string PublicAddress = TwilioHost.PublicAddress;
    private TwilioHost _host = null!;
    private OfferTown _town = null!;

    public async Task InitializeAsync()
    {
        _host = await TwilioHost.StartAsync();
        _town = _host.Town;
    }

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Theory]
    [InlineData(PublicAddress)]
    [InlineData(PublicAddress + ":443")]
    public async Task A_signed_answer_is_heard_whether_or_not_the_port_was_signed(string address)
    {
        var offer = await _town.SentAsync(Amina);

        using var response = await _host.PostAsync(TwilioWebHooks.InboundPath, address, ("MessageSid", "SM1"), ("From", Amina), ("Body", "ja"), ("AccountSid", TwilioStandIn.AccountSid));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("<Response/>");
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
    }

    [Fact]
    public async Task A_replayed_answer_changes_nothing()
    {
        var offer = await _town.SentAsync(Amina);
        (string, string)[] fields = [("MessageSid", "SM1"), ("From", Amina), ("Body", "nej")];

        using var first = await _host.PostAsync(TwilioWebHooks.InboundPath, PublicAddress, fields);
        using var second = await _host.PostAsync(TwilioWebHooks.InboundPath, PublicAddress, fields);

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Declined);
        (await _town.CountAsync("from sms_message where direction = 2")).ShouldBe(1);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_unsigned_or_forged_call_is_forbidden_and_leaves_nothing(string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TwilioWebHooks.InboundPath) { Content = TwilioHost.Form(("MessageSid", "SM1"), ("From", Amina), ("Body", "STOP")) };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        }

        using var response = await _host.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _town.CountAsync("from sms_message")).ShouldBe(0);
        (await _town.CountAsync("from sms_stop")).ShouldBe(0);
    }

    [Fact]
    public async Task A_changed_field_breaks_the_signature()
    {
        var signature = TwilioHost.Sign(TwilioWebHooks.InboundPath, PublicAddress, ("MessageSid", "SM1"), ("From", Amina), ("Body", "ja"));
        using var request = new HttpRequestMessage(HttpMethod.Post, TwilioWebHooks.InboundPath) { Content = TwilioHost.Form(("MessageSid", "SM1"), ("From", Amina), ("Body", "nej")) };
        request.Headers.Add("X-Twilio-Signature", signature);

        using var response = await _host.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Another_account_and_another_content_type_are_forbidden()
    {
        using var other = await _host.PostAsync(TwilioWebHooks.InboundPath, PublicAddress, ("MessageSid", "SM1"), ("From", Amina), ("Body", "ja"), ("AccountSid", "AC99"));
        using var json = await _host.Http.PostAsync(new Uri(TwilioWebHooks.InboundPath, UriKind.Relative), new StringContent("{}", null, "application/json"));

        new[] { other, json }.ShouldAllBe(response => response.StatusCode == HttpStatusCode.Forbidden);
        (await _town.CountAsync("from sms_message")).ShouldBe(0);
    }

    [Fact]
    public async Task A_huge_body_is_not_read_to_its_end_and_leaves_nothing()
    {
        // Who refuses without reading may close the line before the caller has finished writing: either is a refusal.
        var fault = await Record.ExceptionAsync(async () =>
        {
            using var response = await _host.PostAsync(TwilioWebHooks.InboundPath, PublicAddress, ("MessageSid", "SM1"), ("From", Amina), ("Body", new string('a', 1_000_000)));
            response.IsSuccessStatusCode.ShouldBeFalse();
        });

        (fault is null or HttpRequestException).ShouldBeTrue();
        (await _town.CountAsync("from sms_message")).ShouldBe(0);
    }

    [Fact]
    public async Task A_stop_that_Twilio_has_confirmed_gets_no_second_confirmation()
    {
        await _town.SentAsync(Amina);

        using var response = await _host.PostAsync(TwilioWebHooks.InboundPath, PublicAddress, ("MessageSid", "SM1"), ("From", Amina), ("Body", "STOP"), ("OptOutType", "STOP"));

        (await _town.CountAsync("from sms_stop")).ShouldBe(1);
        (await _town.TemplatesAsync(Amina)).ShouldNotContain("T19");
    }

    [Fact]
    public async Task A_status_told_twice_is_kept_once_and_raises_one_message()
    {
        (string, string)[] fields = [("MessageSid", "SM7"), ("MessageStatus", "delivered")];

        using var first = await _host.PostAsync(TwilioWebHooks.StatusPath, PublicAddress, fields);
        using var second = await _host.PostAsync(TwilioWebHooks.StatusPath, PublicAddress, fields);

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _town.CountAsync("from sms_report")).ShouldBe(1);
        (await _town.CountAsync("from outbox where kind = 'delivery-reported'")).ShouldBe(1);
    }
}
