using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests.OwnPages;

/// <summary>The mentor's page: ready in two minutes, nothing demanded, and nobody named before her yes.</summary>
[Collection(OwnPagesGroup.Name)]
public sealed class MentorPageTests(Product product)
{
    public static TheoryData<int, string> Windows => new() { { 1280, "da" }, { 320, "da" }, { 1280, "en" }, { 320, "en" } };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task The_page_is_well_formed(int width, string language)
    {
        await using var her = await OwnVisitor.ArriveAsync(product, "mentor", await MentorAsync(), "/mentor", width, language, scripts: true);

        await her.LookAsync($"mentor-{width}-{language}");
    }

    [Theory]
    [InlineData(320, "da", "tirsdag 16.00", "tirsdag 16.30", "Din tid er gemt")]
    [InlineData(1280, "en", "Tuesday 16.00", "Tuesday 16.30", "Your time is saved")]
    public async Task A_mentor_is_ready_in_two_minutes(int width, string language, string four, string halfPastFour, string saved)
    {
        var mentor = await MentorAsync();
        await product.Store.ExecuteAsync("update opening set schedule = 'Mo08:00-08:30', meeting_forms = '{workplace}' where host_id = @mentor", new { mentor });
        await using var her = await OwnVisitor.ArriveAsync(product, "mentor", mentor, "/mentor", width, language);
        var clock = Stopwatch.StartNew();

        await her.TapAsync(her.Page.GetByLabel(four));
        await her.TapAsync(her.Page.GetByLabel(halfPastFour));
        await her.Page.Locator("#room").FillAsync("3");
        await her.TapAsync(her.Page.Locator("label[for=meet-online]"));
        await her.TapAsync(her.Page.Locator("form[action='/mentor/room'] button[type=submit]"));

        (await her.NoticeAsync()).ShouldContain(saved);
        her.Taps.ShouldBeLessThanOrEqualTo(6);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
        (await product.Store.ScalarAsync<string>("select schedule || ' ' || seats || ' ' || ('online' = any (meeting_forms)) from opening where host_id = @mentor", new { mentor }))
            .ShouldBe("Mo08:00-08:30|Tu16:00-17:00 3 true");
        (await product.Store.ScalarAsync<long>("select count(*) from seat s join opening o on o.id = s.opening_id where o.host_id = @mentor", new { mentor })).ShouldBe(3);
    }

    [Theory]
    [InlineData("room=7&h=50", "0 til 6")]
    [InlineData("room=2", "ikke sat kryds")]
    public async Task Too_much_room_or_no_hours_change_nothing(string fields, string said)
    {
        var mentor = await MentorAsync();
        var before = await product.Store.ScalarAsync<string>("select schedule || seats from opening where host_id = @mentor", new { mentor });
        await using var her = await OwnVisitor.ArriveAsync(product, "mentor", mentor, "/mentor");

        await her.SendAsync("/mentor/room", fields);

        await her.Page.GotoAsync("/mentor");
        (await product.Store.ScalarAsync<string>("select schedule || seats from opening where host_id = @mentor", new { mentor })).ShouldBe(before);
        said.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_pause_is_one_tap_and_so_is_its_end()
    {
        var mentor = await MentorAsync();
        await using var her = await OwnVisitor.ArriveAsync(product, "mentor", mentor, "/mentor", scripts: true);

        await her.TapAsync("Hold pause");
        (await product.Store.ScalarAsync<int>("select status::int from host where id = @mentor", new { mentor })).ShouldBe(2);
        await her.LookAsync("mentor-paused");
        await her.TapAsync("Jeg er klar igen");
        (await product.Store.ScalarAsync<int>("select status::int from host where id = @mentor", new { mentor })).ShouldBe(1);
        her.Taps.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_is_named_before_the_yes_and_after_it_only_what_was_allowed()
    {
        var (youth, mentor, opening) = (await product.Store.QueryAsync<(string, string, string)>("""
            select p.youth_id, p.host_id, p.opening_id from proposal p join youth y on y.id = p.youth_id
            where p.kind = 3 and p.municipality_code = '0791' and p.state = 1 and p.pair_state = 1 order by p.id limit 1
            """))[0];
        await product.Store.ExecuteAsync("update youth set first_name = 'Zenobia', last_name = 'Quistorp' where id = @youth", new { youth });
        await product.Store.ExecuteAsync("""
            insert into permission (id, municipality_code, youth_id, item, recipient, words, given_at) values
            (gen_random_uuid(), '0791', @youth, 'story', 1, 'Genert i starten', now()), (gen_random_uuid(), '0791', @youth, 'phone', 1, '20 11 22 33', now()), (gen_random_uuid(), '0791', @youth, 'school', 2, 'Kun til firmaet', now())
            """, new { youth });
        await using var her = await OwnVisitor.ArriveAsync(product, "mentor", mentor, "/mentor", scripts: true);
        (await her.Page.Locator("main").InnerTextAsync()).ShouldNotContain("Zenobia");

        await product.Store.ExecuteAsync("""
            insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, schedule, outside_title, source, call_by)
            values (gen_random_uuid(), '0791', @youth, @opening, 3, 4, '2026-11-20', '', '', 'import', '2026-11-25')
            """, new { youth, opening });
        await her.Page.ReloadAsync();

        var page = await her.Page.Locator("main").InnerTextAsync();
        page.ShouldContain("Zenobia");
        page.ShouldContain("Genert i starten");
        page.ShouldNotContain("Kun til firmaet");
        page.ShouldNotContain("Quistorp");
        await her.LookAsync("mentor-told");
        await product.Store.ExecuteAsync("insert into night (id, area, local_date, state, started_at, lease_until, lease_id, seed) select gen_random_uuid(), 'earlier', '2026-01-05', 3, started_at, lease_until, lease_id, seed from night limit 1; update host set last_answer = '2026-01-05' where id = @mentor", new { mentor });
        await her.Page.ReloadAsync();
        await her.LookAsync("mentor-unconfirmed");
        (await her.Page.Locator("main").InnerTextAsync()).ShouldNotContain("Zenobia");
        await her.TapAsync("Ja, det passer stadig");
        await her.TapAsync("Jeg har ringet, men fik ikke svar");
        (await her.NoticeAsync()).ShouldContain("Prøv igen senest onsdag 25. november 2026");
    }

    [Fact]
    public async Task A_job_she_knows_of_is_reported_once_and_scripts_in_it_are_only_words()
    {
        await using var her = await OwnVisitor.ArriveAsync(product, "mentor", await MentorAsync(), "/mentor");
        await her.Page.Locator("#job-company").FillAsync("<script>alert('x')</script> Bageren");
        await her.Page.Locator("#job-job").FillAsync("Opvask lørdag");
        var form = await her.Page.Locator("input[name=form]").InputValueAsync();

        await her.TapAsync(her.Page.Locator("form[action='/mentor/report'] button"));
        await her.SendAsync("/mentor/report", $"form={form}&company=Bageren&job=Opvask");

        (await product.Store.ScalarAsync<long>("select count(*) from work_item where marker = @marker and kind = 'opening_reported'", new { marker = $"report:{form}" })).ShouldBe(1);
        (await her.SendAsync("/mentor/report", $"form={Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}&company={new string('x', 201)}&job=Opvask")).ShouldBe(200);
        (await product.Store.ScalarAsync<long>("select count(*) from work_item where kind = 'opening_reported' and length(note_da) > 400")).ShouldBe(0);
        await using var desk = await Visitor.ArriveAsync(product, scripts: true);
        await desk.SignInAsync("consultant-0791-1");
        await desk.Page.GotoAsync("/work");
        (await desk.Page.Locator("main").InnerTextAsync()).ShouldContain("<script>alert('x')</script> Bageren");
        desk.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Her_calendar_has_a_secret_address_that_a_new_one_makes_void_and_names_nobody()
    {
        var mentor = (await product.Store.ScalarAsync<string>("select o.host_id from placement p join opening o on o.id = p.opening_id where o.kind = 3 and p.state = 5 and p.end_date is not null order by p.id limit 1"))!;
        await product.Store.ExecuteAsync("update youth set first_name = 'Zenobia' where id in (select p.youth_id from placement p join opening o on o.id = p.opening_id where o.host_id = @mentor)", new { mentor });
        await using var her = await OwnVisitor.ArriveAsync(product, "mentor", mentor, "/mentor");
        await her.TapAsync("Lav en adresse");
        var address = (await her.Page.Locator("a[href^='/calendar/']").GetAttributeAsync("href"))!;
        using var http = new HttpClient { BaseAddress = product.Web.Address };

        var answer = await http.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        text.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        text.ShouldContain("DTSTART;VALUE=DATE:");
        text.ShouldNotContain("Zenobia");

        await her.TapAsync(her.Page.Locator("details:has(form[action='/mentor/calendar']) > summary"));
        await her.TapAsync("Ja, lav en ny adresse");
        ((int)(await http.GetAsync(address)).StatusCode).ShouldBe(404);
    }

    private Task<string> MentorAsync() => product.TakeAsync("""
        select h.id from host h join opening o on o.host_id = h.id
        where h.kind = 2 and h.municipality_code = '0791' and h.status = 1 and o.status = 1 and (select count(*) from opening x where x.host_id = h.id) = 1
          and not exists (select from seat_hold s where s.opening_id = o.id and s.released_at is null)
        order by h.id
        """);
}
