using System.Net;
using Matching.Channels;
using Matching.Channels.Sms.TwilioSms;
using Matching.Core;
using Matching.Core.Offers;
using Matching.Storage;
using Matching.Testing.Offers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Sms;

public sealed class TwilioWebHooksTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private const string PublicAddress = "https://matching.example";
    private readonly HttpClient _http = new();
    private OfferTown _town = null!;
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        _town = await OfferTown.CreateAsync();
        var builder = WebApplication.CreateSlimBuilder(
        [
            $"--ConnectionStrings:Postgres={_town.Store.ConnectionString}", "--Sms:Provider=Twilio", $"--Sms:PublicBaseAddress={PublicAddress}",
            $"--Sms:Twilio:AccountSid={TwilioStandIn.AccountSid}", $"--Sms:Twilio:AuthToken={TwilioStandIn.AuthToken}", "--Sms:Twilio:From=+4590000000",
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(_town.Clock);
        builder.Services.AddMatchingCore(builder.Configuration).AddMatchingStorage(builder.Configuration).AddMatchingChannels(builder.Configuration);
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapTwilioWebHooks();
        await _app.StartAsync();
        _http.BaseAddress = new(_app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _town.DisposeAsync();
    }

    [Theory]
    [InlineData(PublicAddress)]
    [InlineData(PublicAddress + ":443")]
    public async Task A_signed_answer_is_heard_whether_or_not_the_port_was_signed(string address)
    {
        var offer = await _town.SentAsync(Amina);

        using var response = await PostAsync(TwilioWebHooks.InboundPath, address, ("MessageSid", "SM1"), ("From", Amina), ("Body", "ja"), ("AccountSid", TwilioStandIn.AccountSid));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("<Response/>");
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
    }

    [Fact]
    public async Task A_replayed_answer_changes_nothing()
    {
        var offer = await _town.SentAsync(Amina);
        (string, string)[] fields = [("MessageSid", "SM1"), ("From", Amina), ("Body", "nej")];

        using var first = await PostAsync(TwilioWebHooks.InboundPath, PublicAddress, fields);
        using var second = await PostAsync(TwilioWebHooks.InboundPath, PublicAddress, fields);

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
        using var request = new HttpRequestMessage(HttpMethod.Post, TwilioWebHooks.InboundPath) { Content = Form(("MessageSid", "SM1"), ("From", Amina), ("Body", "STOP")) };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        }

        using var response = await _http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _town.CountAsync("from sms_message")).ShouldBe(0);
        (await _town.CountAsync("from sms_stop")).ShouldBe(0);
    }

    [Fact]
    public async Task A_changed_field_breaks_the_signature()
    {
        var signature = Sign(TwilioWebHooks.InboundPath, PublicAddress, ("MessageSid", "SM1"), ("From", Amina), ("Body", "ja"));
        using var request = new HttpRequestMessage(HttpMethod.Post, TwilioWebHooks.InboundPath) { Content = Form(("MessageSid", "SM1"), ("From", Amina), ("Body", "nej")) };
        request.Headers.Add("X-Twilio-Signature", signature);

        using var response = await _http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Another_account_and_another_content_type_are_forbidden()
    {
        using var other = await PostAsync(TwilioWebHooks.InboundPath, PublicAddress, ("MessageSid", "SM1"), ("From", Amina), ("Body", "ja"), ("AccountSid", "AC99"));
        using var json = await _http.PostAsync(new Uri(TwilioWebHooks.InboundPath, UriKind.Relative), new StringContent("{}", null, "application/json"));

        new[] { other, json }.ShouldAllBe(response => response.StatusCode == HttpStatusCode.Forbidden);
        (await _town.CountAsync("from sms_message")).ShouldBe(0);
    }

    [Fact]
    public async Task A_huge_body_is_not_read_to_its_end_and_leaves_nothing()
    {
        // Who refuses without reading may close the line before the caller has finished writing: either is a refusal.
        var fault = await Record.ExceptionAsync(async () =>
        {
            using var response = await PostAsync(TwilioWebHooks.InboundPath, PublicAddress, ("MessageSid", "SM1"), ("From", Amina), ("Body", new string('a', 1_000_000)));
            response.IsSuccessStatusCode.ShouldBeFalse();
        });

        (fault is null or HttpRequestException).ShouldBeTrue();
        (await _town.CountAsync("from sms_message")).ShouldBe(0);
    }

    [Fact]
    public async Task A_stop_that_Twilio_has_confirmed_gets_no_second_confirmation()
    {
        await _town.SentAsync(Amina);

        using var response = await PostAsync(TwilioWebHooks.InboundPath, PublicAddress, ("MessageSid", "SM1"), ("From", Amina), ("Body", "STOP"), ("OptOutType", "STOP"));

        (await _town.CountAsync("from sms_stop")).ShouldBe(1);
        (await _town.TemplatesAsync(Amina)).ShouldNotContain("T19");
    }

    [Fact]
    public async Task A_status_told_twice_is_kept_once_and_raises_one_message()
    {
        (string, string)[] fields = [("MessageSid", "SM7"), ("MessageStatus", "delivered")];

        using var first = await PostAsync(TwilioWebHooks.StatusPath, PublicAddress, fields);
        using var second = await PostAsync(TwilioWebHooks.StatusPath, PublicAddress, fields);

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _town.CountAsync("from sms_report")).ShouldBe(1);
        (await _town.CountAsync("from outbox where kind = 'delivery-reported'")).ShouldBe(1);
    }

    [Fact]
    public void The_signature_is_the_one_of_their_documentation()
    {
        (string, string)[] fields = [("To", "+18005551212"), ("CallSid", "CA1234567890ABCDE"), ("From", "+14158675309"), ("Digits", "1234"), ("Caller", "+14158675309")];
        var address = new Uri("https://mycompany.com/myapp.php?foo=1&bar=2");

        TwilioSignature.IsTheirs("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "12345", address, Pairs(fields)).ShouldBeTrue();
        TwilioSignature.IsTheirs("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "12346", address, Pairs(fields)).ShouldBeFalse();
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string address, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Form(fields) };
        request.Headers.Add("X-Twilio-Signature", Sign(path, address, fields));
        return await _http.SendAsync(request);
    }

    private static string Sign(string path, string address, params (string Name, string Value)[] fields) =>
        TwilioSignature.Sign(TwilioStandIn.AuthToken, address + path + string.Concat(fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.Name + f.Value)));

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(Pairs(fields));

    private static IEnumerable<KeyValuePair<string, string>> Pairs((string Name, string Value)[] fields) => fields.Select(f => KeyValuePair.Create(f.Name, f.Value));
}
