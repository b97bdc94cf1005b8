using System.Net;
using System.Text;
using Matching.Channels.Sms.TwilioSms;
using Matching.Core.Offers;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Sms;

/// <summary>What nobody should send, and somebody will.</summary>
public sealed class TwilioBadInputTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private TwilioHost _host = null!;

    public async Task InitializeAsync() => _host = await TwilioHost.StartAsync();

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Theory]
    [InlineData("+4523000001")]
    [InlineData("004523000001")]
    [InlineData("0045 23 00 00 01")]
    [InlineData("+45 23 00 00 01")]
    [InlineData("23000001")]
    [InlineData("23-00-00-01")]
    public async Task A_number_in_any_form_is_the_same_phone(string from)
    {
        var offer = await _host.Town.SentAsync(Amina);

        (await AnsweredAsync(from, "ja")).ShouldBe(HttpStatusCode.OK);

        (await _host.Town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
    }

    [Theory]
    [InlineData("+4587870000")]
    [InlineData("+46701234567")]
    [InlineData("+12025550123")]
    [InlineData("Viborg")]
    [InlineData("1234")]
    [InlineData("anonymous")]
    [InlineData("+45")]
    public async Task A_number_that_nobody_here_has_answers_nothing_and_waits_for_a_person(string from)
    {
        var offer = await _host.Town.SentAsync(Amina);

        (await AnsweredAsync(from, "ja")).ShouldBe(HttpStatusCode.OK);

        (await _host.Town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        (await _host.Town.CountAsync("from sms_message where direction = 2 and youth_id is null")).ShouldBe(1);
        (await _host.Town.WorkAsync()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\n\n")]
    [InlineData("❤️❤️❤️")]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("مرحبا كيف الحال")]
    [InlineData("\u202Ewoh si siht\u202C")]
    [InlineData("'; drop table offer; --")]
    [InlineData("1' or '1'='1")]
    [InlineData("<script>alert('hej')</script><img src=x onerror=alert(1)>")]
    [InlineData("{{7*7}} ${jndi:ldap://x} %s%n {0}")]
    [InlineData("https://example.com/vind?a=1&b=2")]
    public async Task What_answers_nothing_is_kept_as_it_came_and_waits_for_a_person(string body)
    {
        var offer = await _host.Town.SentAsync(Amina);

        (await AnsweredAsync(Amina, body)).ShouldBe(HttpStatusCode.OK);

        (await _host.Town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        (await KeptAsync()).ShouldBe(body);
        (await _host.Town.CountAsync("from work_item where done_at is null")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Sixteen_hundred_characters_are_kept_whole_and_read()
    {
        var offer = await _host.Town.SentAsync(Amina);
        var body = "Ja tak. " + string.Concat(Enumerable.Repeat("Jeg glæder mig rigtig meget! ", 54)) + new string('!', 26);

        (await AnsweredAsync(Amina, body)).ShouldBe(HttpStatusCode.OK);

        (await KeptAsync()).ShouldBe(body);
        (await _host.Town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
    }

    [Fact]
    public async Task Null_bytes_are_left_out_and_the_rest_is_read()
    {
        var offer = await _host.Town.SentAsync(Amina);

        (await AnsweredAsync(Amina, "j\0a\0 tak")).ShouldBe(HttpStatusCode.OK);

        (await KeptAsync()).ShouldBe("ja tak");
        (await _host.Town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
    }

    [Fact]
    public async Task A_null_byte_in_a_number_or_an_id_stores_nothing_and_breaks_nothing()
    {
        using var number = await _host.TextAsync("SM1", "+4523000001\0", "ja");
        using var id = await _host.TextAsync("SM\01", Amina, "ja");
        using var report = await _host.PostAsync(TwilioWebHooks.StatusPath, TwilioHost.PublicAddress, ("MessageSid", "SM1"), ("MessageStatus", "deli\0vered"));

        new[] { number, id, report }.ShouldAllBe(response => response.StatusCode == HttpStatusCode.BadRequest);
        (await _host.Town.CountAsync("from sms_message")).ShouldBe(0);
        (await _host.Town.CountAsync("from sms_report")).ShouldBe(0);
    }

    [Theory]
    [InlineData("MessageSid")]
    [InlineData("From")]
    public async Task What_an_answer_cannot_be_without_is_asked_for(string missing)
    {
        (string Name, string Value)[] fields = [.. new[] { (Name: "MessageSid", Value: "SM1"), (Name: "From", Value: Amina), (Name: "Body", Value: "ja") }.Where(field => field.Name != missing)];

        using var response = await _host.PostAsync(TwilioWebHooks.InboundPath, TwilioHost.PublicAddress, fields);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded; charset=no-such-set")]
    public async Task Another_content_type_is_forbidden_even_when_it_is_signed(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TwilioWebHooks.InboundPath) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("MessageSid=SM1&From=%2B4523000001&Body=ja")) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add("X-Twilio-Signature", TwilioHost.Sign(TwilioWebHooks.InboundPath, TwilioHost.PublicAddress));

        using var response = await _host.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_form_of_a_thousand_fields_is_refused()
    {
        (string, string)[] fields = [("MessageSid", "SM1"), ("From", Amina), ("Body", "STOP"), .. Enumerable.Range(0, 1000).Select(n => ($"F{n}", "x"))];

        using var response = await _host.PostAsync(TwilioWebHooks.InboundPath, TwilioHost.PublicAddress, fields);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _host.Town.CountAsync("from sms_stop")).ShouldBe(0);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task Only_a_post_is_heard(string verb)
    {
        using var request = new HttpRequestMessage(new(verb), TwilioWebHooks.InboundPath);

        using var response = await _host.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("30003")]
    [InlineData("30004")]
    [InlineData("30005")]
    [InlineData("30006")]
    [InlineData("30007")]
    [InlineData("30008")]
    [InlineData("")]
    [InlineData("not a number")]
    public async Task A_reported_failure_is_kept_with_its_code(string code)
    {
        using var response = await _host.PostAsync(TwilioWebHooks.StatusPath, TwilioHost.PublicAddress, ("MessageSid", "SM7"), ("MessageStatus", "undelivered"), ("ErrorCode", code));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _host.Town.CountAsync("from sms_report where supplier_id = 'SM7' and error_code = @code", new { code })).ShouldBe(1);
    }

    private async Task<HttpStatusCode> AnsweredAsync(string from, string body)
    {
        using var response = await _host.TextAsync("SM1", from, body);
        return response.StatusCode;
    }

    private Task<string> KeptAsync() => _host.Town.Store.ScalarAsync<string>("select body from sms_message where direction = 2")!;
}
