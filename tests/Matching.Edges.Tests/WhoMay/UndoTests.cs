using System.Net;
using System.Text.RegularExpressions;
using Matching.Edges.Tests.SignIn;
using Matching.Web.WhoMay;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.WhoMay;

/// <summary>Whatever a form does can be undone, or it asks once, or it takes nothing away: all forms that the running application reports, each in one of three lists.</summary>
public sealed partial class UndoTests : IAsyncLifetime
{
    /// <summary>By which form it is taken back. Where that is the form itself, it is filled in anew.</summary>
    private static readonly Dictionary<string, string> Undone = new(StringComparer.Ordinal)
    {
        ["/desk/approve"] = "/offers/answer", ["/desk/reject"] = "/desk/reopen", ["/desk/reopen"] = "/desk/reject", ["/desk/pair"] = "/desk/reject", ["/orders/pick"] = "/desk/reject",
        ["/offers/answer"] = "/offers/again", ["/offers/again"] = "/offers/answer", ["/offers/reserve"] = "/offers/reserve", ["/me/answer"] = "/offers/again",
        ["/handovers"] = "/handovers", ["/messages/correct"] = "/messages/correct", ["/messages/allow"] = "/me/texts", ["/work/done"] = "/work/undone", ["/work/undone"] = "/work/done",
        ["/phrases/add"] = "/phrases/remove", ["/phrases/remove"] = "/phrases/add", ["/absences/add"] = "/absences/remove", ["/absences/remove"] = "/absences/add", ["/absences/duty"] = "/absences/duty",
        ["/rankings/record"] = "/rankings/record", ["/me/rank"] = "/me/rank", ["/company/rank"] = "/company/rank", ["/backings/record"] = "/backings/record",
        ["/me/week"] = "/me/week", ["/me/wishes"] = "/me/wishes", ["/me/permissions"] = "/me/permissions", ["/me/language"] = "/me/language", ["/me/texts"] = "/me/texts",
        ["/guardian/answer"] = "/offers/again", ["/guardian/backing"] = "/backings/record",
        ["/mentor/room"] = "/mentor/room", ["/mentor/pause"] = "/mentor/pause", ["/mentor/invitations"] = "/mentor/invitations", ["/mentor/coming"] = "/mentor/coming",
        ["/company/post"] = "/company/pause", ["/company/pause"] = "/company/pause", ["/openings/post"] = "/company/pause", ["/map/areas"] = "/map/areas", ["/spending/limit"] = "/spending/limit",
        ["/reasons/add"] = "/reasons/close", ["/reasons/close"] = "/reasons/reopen", ["/reasons/reopen"] = "/reasons/close", ["/switch-offs/add"] = "/switch-offs/end", ["/switch-offs/end"] = "/switch-offs/add",
        ["/enrolments/enrol"] = "/enrolments/happened", ["/me/invitation"] = "/enrolments/invite",
    };

    /// <summary>By what it asks: a page before it, a tick that must be set, a fold that says what is lost, a second person.</summary>
    private static readonly Dictionary<string, string> Asks = new(StringComparer.Ordinal)
    {
        ["/desk/approve-all"] = "PAGE /desk/approve-all", ["/youths/erase"] = "PAGE /youths/{Id}/erase", ["/hosts/erase"] = "PAGE /hosts/{Id}/erase",
        ["/import/accept"] = "PAGE /import/{Id:guid}", ["/runs/save"] = "PAGE /runs/{Id:guid}",
        ["/desk/override/confirm"] = "a second person", ["/enrolments/placement"] = "the tick sure", ["/mentor/calendar"] = "the fold that says so", ["/messages/name"] = "the tick hers",
        ["/enrolments/tell"] = "a choice, then Save", ["/own/steps"] = "a choice, then Save",
    };

    /// <summary>Why nothing of anybody's is taken away or changed for the worse.</summary>
    private static readonly Dictionary<string, string> Harmless = new(StringComparer.Ordinal)
    {
        ["/code"] = "asks for a code", ["/code/enter"] = "signs in", ["/code/choose"] = "signs in", ["/sign-in"] = "signs in", ["/sign-in/as"] = "signs in", ["/sign-out"] = "one signs in again",
        ["/phones/reply"] = "a simulated phone", ["/phones/switch"] = "a simulated phone", ["/phones/deliver"] = "a simulated phone", ["/phones/turn"] = "a simulated phone",
        ["/desk/release-name"] = "lets a word stand in a text", ["/desk/override"] = "asks a second person", ["/work/find-another"] = "proposes", ["/calls/record"] = "writes down a call",
        ["/messages/release"] = "lets texts arrive again", ["/messages/again"] = "sends what was approved", ["/messages/check"] = "reads", ["/templates/check"] = "reads",
        ["/enrolments/invite"] = "asks her", ["/enrolments/happened"] = "writes down", ["/enrolments/own-place"] = "writes down", ["/enrolments/goal"] = "writes down; a goal is let go by the same form",
        ["/openings/fund"] = "adds places", ["/backings/ask"] = "asks a guardian", ["/me/ask"] = "asks for a call or hours",
        ["/mentor/still"] = "says that all is as before", ["/mentor/report"] = "tells of a job", ["/mentor/tried"] = "writes down a call",
        ["/orders/receive"] = "writes down", ["/orders/shortlist"] = "reckons", ["/orders/sent"] = "writes down", ["/events/hold"] = "writes down", ["/events/pledge"] = "writes down",
        ["/events/order"] = "writes down", ["/events/invite"] = "writes to those who asked for it",
        ["/runs/ask"] = "reckons", ["/weights/see"] = "reckons", ["/law/see"] = "reckons", ["/programmes/see"] = "reckons", ["/what-if"] = "reckons", ["/import"] = "reads",
    };

    private WebTown _web = null!;

    public async Task InitializeAsync() => _web = await WebTown.CreateAsync();

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public void Every_form_is_undone_or_asks_or_takes_nothing_away()
    {
        var forms = AccessTableTests.Asked(_web)
            .Where(asked => asked.Method == "POST" && asked.Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null)
            .Select(asked => "/" + asked.Endpoint.RoutePattern.RawText!.TrimStart('/')).Where(pattern => !pattern.StartsWith("/api/", StringComparison.Ordinal)).Distinct().ToList();

        forms.Except(Undone.Keys).Except(Asks.Keys).Except(Harmless.Keys).ShouldBeEmpty("Say how it is undone, where it asks, or why it takes nothing away.");
        Undone.Keys.Concat(Asks.Keys).Concat(Harmless.Keys).Except(forms).ShouldBeEmpty("These are no forms any more.");
        Undone.Keys.Concat(Asks.Keys).Concat(Harmless.Keys).GroupBy(form => form).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty("once is enough");
        Undone.Values.Except(forms).ShouldBeEmpty("What undoes it is a form too.");
        Asks.Values.Where(page => page.StartsWith("PAGE ", StringComparison.Ordinal)).Except(AccessTable.Rows.Select(row => $"{row.Method} {row.Pattern}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finished_item_comes_back_with_its_text()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");
        await _web.Town.SentAsync("+4523000001");
        await _web.Town.TypeAsync("23000001", "hvad er det for noget");
        var item = await _web.Town.Store.ScalarAsync<Guid>("select id from work_item where message_id is not null");

        await karin.PostAsync("/work", "/work/done", ("item", $"{item}"));
        (await _web.Town.CountAsync("from work_item where done_at is null and message_id is not null")).ShouldBe(0);
        await UndoAsync(karin, "/work");

        (await _web.Town.CountAsync("from work_item w join sms_message m on m.id = w.message_id where w.done_at is null and m.state = 12 and m.handled_by is null")).ShouldBe(1);
        (await karin.ReadAsync("/work")).ShouldContain("tilbage på listen");
    }

    [Theory]
    [InlineData("not_suited")]
    [InlineData("talk_first")]
    public async Task A_no_to_a_pair_is_taken_back_and_leads_to_the_pair_as_it_is_now(string reason)
    {
        using var karin = await _web.SignedInAsync("staff", "karin");
        var (youth, opening) = (await _web.Town.YouthAsync("+4523000001"), await _web.Town.OpeningAsync());
        var proposal = await _web.Town.ProposalAsync(youth, opening);

        await karin.PostAsync("/desk", "/desk/reject", ("proposal", $"{proposal}"), ("reason", reason));
        var answer = await UndoAsync(karin, "/desk");

        answer.Headers.Location!.ToString().ShouldBe($"/desk/pair?youth={youth}&opening={opening}");
        (await _web.Town.CountAsync("from never_pair")).ShouldBe(0);
        (await karin.ReadAsync($"/desk/pair?youth={youth}&opening={opening}")).ShouldContain("Afvisningen er fortrudt");
        (await karin.PostAsync("/desk", "/desk/pair", ("youth", youth), ("opening", opening))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _web.Town.CountAsync("from proposal where state = 1 and proposed_by = 'karin'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_phrase_an_absence_and_a_reason_come_back()
    {
        await _web.Town.Store.ExecuteAsync("""
            insert into consultant (sign_in, name, municipality_code, roles) values ('lene', 'Lene', '0791', '{coordinator}');
            insert into staff_absence (id, sign_in, first_day, last_day, deputy) values ('00000000-0000-0000-0000-0000000000a1', 'karin', '2027-01-01', '2027-01-02', 'lene');
            """);
        using var lene = await _web.SignedInAsync("staff", "lene");
        await lene.PostAsync("/phrases", "/phrases/add", ("phrase", "kanonfint"), ("kind", "YesPhrase"));
        (await _web.Town.CountAsync("from added_phrase")).ShouldBe(1);

        await lene.PostAsync("/phrases", "/phrases/remove", ("phrase", "kanonfint"), ("kind", "YesPhrase"));
        (await _web.Town.CountAsync("from added_phrase")).ShouldBe(0);
        await UndoAsync(lene, "/phrases");
        await lene.PostAsync("/absences", "/absences/remove", ("absence", "00000000-0000-0000-0000-0000000000a1"));
        await UndoAsync(lene, "/absences");
        await lene.PostAsync("/reasons", "/reasons/close", ("code", "talk_first"));
        await UndoAsync(lene, "/reasons");

        (await _web.Town.CountAsync("from added_phrase where phrase = 'kanonfint'")).ShouldBe(1);
        (await _web.Town.CountAsync("from staff_absence where sign_in = 'karin' and deputy = 'lene' and first_day = '2027-01-01' and last_day = '2027-01-02'")).ShouldBe(1);
        (await _web.Town.CountAsync("from reject_reason where code = 'talk_first' and closed_on is null")).ShouldBe(1);
    }

    [Fact]
    public async Task A_place_does_not_end_without_the_tick()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");

        await karin.PostAsync("/desk", "/enrolments/placement", ("enrolment", $"{Guid.Empty}"), ("placement", $"{Guid.Empty}"), ("kind", "PlacementEnded"));

        (await karin.ReadAsync("/youths")).ShouldContain("Pladsen er ikke afsluttet");
    }

    // As a person: reads the notice, and presses the button in it.
    private static async Task<HttpResponseMessage> UndoAsync(WebVisitor visitor, string page)
    {
        var html = await visitor.ReadAsync(page);
        var form = Undo().Match(html);
        form.Success.ShouldBeTrue($"{page} shows no button that undoes");
        var fields = Field().Matches(form.Value).Select(field => (field.Groups["name"].Value, field.Groups["value"].Value));
        return await visitor.PostWithoutTokenAsync(form.Groups["action"].Value, [.. fields]);
    }

    [GeneratedRegex("<form method=\"post\" action=\"(?<action>[^\"]+)\" class=\"undo\">.*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Undo();

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
