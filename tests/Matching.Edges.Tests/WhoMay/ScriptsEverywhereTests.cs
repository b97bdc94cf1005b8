using System.Net;
using Matching.Edges.Tests.SignIn;
using Matching.Web.WhoMay;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.WhoMay;

/// <summary>Whatever people and files may write is a script that also tries to get out of a field, and every page is looked at as everybody who has one.</summary>
public sealed class ScriptsEverywhereTests : IAsyncLifetime
{
    private const string Script = "\"><script>alert('x')</script>";

    private WebTown _web = null!;
    private string _youth = "";
    private string _opening = "";
    private string _mentor = "";

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        var town = _web.Town;
        var offer = (await town.OfferAsync(await town.SentAsync("+4523000001"))).Offer;
        (_youth, _opening) = (offer.YouthId, offer.OpeningId);
        await town.TypeAsync("23000001", $"hvad er {Script}");
        await town.ProposalAsync(await town.YouthAsync("+4523000002"), await town.OpeningAsync(seats: 2));
        var place = await town.OpeningAsync(hostPhone: "+4587870098", kind: 3);
        _mentor = "H" + place;
        await town.Store.ExecuteAsync(Words, new { Script, youth = _youth, place });
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Nothing_that_was_written_runs_on_any_page()
    {
        string[] staffs = [.. PagesOf(Role.Consultant, Role.Coordinator), $"/youths/{_youth}", $"/youths/{_youth}/erase", $"/hosts/{_mentor}/erase", $"/hosts/H{_opening}/erase", $"/desk/pair?youth={_youth}", $"/desk/pair?opening={_opening}", "/phones/+4523000001"];

        var shown = await LookAsync("staff", "karin", staffs)
            + await LookAsync("youth", _youth, ["/me"])
            + await LookAsync("mentor", _mentor, ["/mentor"])
            + await LookAsync("company", "H" + _opening, ["/company", $"/company/new?step=1&title={Uri.EscapeDataString(Script)}"]);

        shown.ShouldBeGreaterThan(15, "Pages that show the words, so that there is something to look for.");
    }

    private static IEnumerable<string> PagesOf(params Role[] roles) =>
        AccessTable.Rows.Where(row => row.Method == AccessRow.Page && !row.Pattern.Contains('{') && row.For(roles) != Reach.No).Select(row => row.Pattern).Order(StringComparer.Ordinal);

    // How many of the pages show the words at all.
    private async Task<int> LookAsync(string role, string id, IEnumerable<string> pages)
    {
        using var visitor = await _web.SignedInAsync(role, id);
        var shown = 0;
        foreach (var page in pages)
        {
            var answer = await visitor.GetAsync(page);
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.NotFound], page);
            var html = await answer.Content.ReadAsStringAsync();
            html.ShouldNotContain("<script>alert", Case.Insensitive, page);
            shown += html.Contains("&lt;script&gt;alert", StringComparison.Ordinal) ? 1 : 0;
        }

        return shown;
    }

    private const string Words = """
        update municipality set name = @Script;
        update consultant set name = @Script, roles = '{job_consultant,coordinator}';
        update youth set first_name = @Script, last_name = @Script, last_employer = @Script, status_reason = @Script, interests = array[@Script], hobbies = array[@Script], languages = array[@Script];
        update host set name = @Script, contact_name = @Script, contact_hours = @Script;
        update opening set title = @Script, tasks = @Script, purpose = @Script;
        update offer set text = @Script;
        update sms_message set body = @Script;
        update reject_reason set text_da = @Script, text_en = @Script;
        update postcode set name = @Script;
        insert into work_item (id, municipality_code, kind, youth_id, created_at, note_da, note_en) select gen_random_uuid(), '0791', kind, @youth, now(), @Script, @Script from unnest(array['law_broken', 'call_me', 'erasure_due']) kind;
        insert into handover values (gen_random_uuid(), '0791', @youth, 'lis', 'karin', @Script, 'lis', now());
        insert into permission values (gen_random_uuid(), '0791', @youth, 'story', 1, @Script, now(), null);
        insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, schedule, outside_title, source) values (gen_random_uuid(), '0791', @youth, @place, 3, 5, '2026-11-20', '', @Script, 'import');
        insert into switched_off (id, municipality_code, what, part, value, reason, set_by, since) values (gen_random_uuid(), '0791', 'texts', 'municipality', '0791', @Script, 'karin', now());
        insert into added_phrase values ('0791', @Script, 'yes', 'karin', now());
        insert into host_event values (gen_random_uuid(), '0791', 'spare-time-job', @Script, '2026-12-01', now(), 'karin');
        insert into person_read values (@youth, '2026-11-20', 'karin', 1, '0791', @Script, now(), now(), 1);
        """;
}
