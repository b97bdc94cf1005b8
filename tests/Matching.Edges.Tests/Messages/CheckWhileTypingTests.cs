using System.Net;
using System.Text.Json;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Templates;
using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Messages;

/// <summary>A text is counted and judged while it is typed, and a reserve is chosen with the approval: offers and answers, O8, O9 and O12.</summary>
public sealed class CheckWhileTypingTests : IAsyncLifetime
{
    private WebTown _web = null!;
    private WebVisitor _karin = null!;
    private string _youth = "";

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        await _web.Town.Store.ExecuteAsync("update consultant set roles = '{job_consultant,coordinator}'");
        _youth = await _web.Town.YouthAsync("+4523000001");
        _karin = await _web.SignedInAsync("staff", "karin");
    }

    public async Task DisposeAsync()
    {
        _karin.Dispose();
        await _web.DisposeAsync();
    }

    [Theory]
    [InlineData("Hej, kan du komme på mandag?")]
    [InlineData("Kan du komme på mandag 😀 kl. 10")]
    public async Task The_counter_has_the_checkers_own_numbers(string text)
    {
        var (line, faults) = await CheckAsync(text);
        var checkedText = (WriteOutcome.Checked)await _web.Town.Get<WriteText>().HandleAsync(Guid.Empty, "0791", _youth, text, onlyCheck: true, CancellationToken.None);

        faults.ShouldBeEmpty();
        line.ShouldStartWith($"{checkedText.Segments} sms");
        line.ShouldContain($"{(Gsm7.Fits(checkedText.Body) ? Gsm7.Length(checkedText.Body) : checkedText.Body.Length)} tegn");
    }

    [Theory]
    [InlineData("Ring til dit jobcenter", "jobcenter")]
    [InlineData("Se www.viborg.dk", "www.viborg.dk")]
    [InlineData("Dit nummer 040506-1234", "cpr")]
    [InlineData("", "Skriv noget")]
    public async Task What_must_not_be_said_is_named_while_it_is_typed(string text, string named)
    {
        var (_, faults) = await CheckAsync(text);

        faults.ShouldHaveSingleItem().ShouldContain(named);
    }

    [Fact]
    public async Task A_template_is_judged_with_the_longest_names()
    {
        var answer = await _karin.PostAsync("/desk", "/templates/check?id=T8&language=da", ("Input.Body", "Tak, {navn}. Din sagsbehandler ringer. {kontakt} {tlf} {virk}"));

        var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        told.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()!).ShouldBe(["virk findes ikke i denne tekst.", "Ordet sagsbehandler må ikke stå i en sms."], ignoreOrder: true);
        told.GetProperty("line").GetString()!.ShouldStartWith("1 sms");
    }

    [Fact]
    public async Task The_pages_ask_by_a_script_of_ours_and_allow_no_other()
    {
        var page = await _karin.GetAsync($"/youths/{_youth}");
        var html = await page.Content.ReadAsStringAsync();

        html.ShouldContain("<script src=\"/text.js\" defer");
        html.ShouldContain($"data-check=\"/messages/check?youth={_youth}\"");
        (await _karin.GetAsync("/text.js")).StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("connect-src 'self'");
    }

    [Fact]
    public async Task A_reserve_chosen_with_the_approval_is_offered_the_place_after_a_no()
    {
        var town = _web.Town;
        var opening = await town.OpeningAsync();
        var next = await town.YouthAsync("+4523000002", "Bo");
        var other = await town.ProposalAsync(next, await town.OpeningAsync());
        var proposal = await town.ProposalAsync(_youth, opening);
        await town.Store.ExecuteAsync(
            "update proposal set details = jsonb_build_object('runnersUp', jsonb_build_array(jsonb_build_object('opening', @opening::text, 'score', 640, 'reason', 'x'))) where id = @id", new { opening, id = other.Value });
        (await (await _karin.GetAsync("/desk")).Content.ReadAsStringAsync()).ShouldContain("Bo Holm (640)");

        await _karin.PostAsync("/desk", "/desk/approve", ("proposal", $"{proposal.Value}"), ("reserve", next));
        await town.SendDueAsync();
        await town.TypeAsync("+4523000001", "nej");
        var ended = await town.Store.ScalarAsync<Guid>("select id from offer where state = 6");
        (await town.Get<OfferToReserve>().HandleAsync(new(ended), CancellationToken.None)).ShouldBeTrue();

        (await town.Store.ScalarAsync<string>("select youth_id from offer where state in (1, 2, 3)")).ShouldBe(next);
    }

    private async Task<(string Line, IReadOnlyList<string> Faults)> CheckAsync(string text)
    {
        var answer = await _karin.PostAsync("/desk", $"/messages/check?youth={_youth}", ("Input.Text", text));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (told.GetProperty("line").GetString()!, [.. told.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()!)]);
    }
}
