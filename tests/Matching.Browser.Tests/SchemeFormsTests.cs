using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>The forms of schemes at a desk's width and a small phone's, in both languages: found by their labels, sent, and well by axe before and after.</summary>
[Collection(SchemesGroup.Name)]
public sealed class SchemeFormsTests(Product product)
{
    public static TheoryData<int, string> Windows => new() { { 1280, "da" }, { 320, "da" }, { 1280, "en" }, { 320, "en" } };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task Somebody_is_enrolled_and_what_happened_is_written_down(int width, string language)
    {
        var youth = await product.Store.ScalarAsync<string>("""
            select y.id from youth y where y.municipality_code = '0791' and y.status = 1 and y.birth_date between '2009-01-01' and '2011-01-01'
              and not exists (select from enrolment e where e.youth_id = y.id and e.programme = 'spare-time-job-viborg') and not 'spare-time-job-viborg' = any(y.programmes)
            order by y.id desc limit 1
            """);
        await using var visitor = await VisitAsync(width, language, $"/youths/{youth}?enrol=spare-time-job-viborg");
        var page = visitor.Page;
        await OpenAllAsync(page);
        await visitor.PictureAsync($"enrol-{width}-{language}");
        await visitor.ShouldFindAllWellAsync();
        foreach (var tick in await page.Locator("form[action='/enrolments/enrol'] input[type=checkbox]").AllAsync())
        {
            await tick.CheckAsync();
        }

        await page.Locator("form[action='/enrolments/enrol'] button.button-primary").ClickAsync();
        (await page.Locator(".alert-success").First.InnerTextAsync()).ShouldContain(language == "da" ? "Indskrevet" : "Enrolled");
        (await page.Locator("main").InnerTextAsync()).ShouldContain(language == "da" ? "Talentværkstedet · hos kommunen" : "· at the municipality's");

        var form = page.Locator("form[action='/enrolments/happened']").Last;
        await OpenAllAsync(page);
        await form.Locator("select[name=what]").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await visitor.ShouldFindAllWellAsync();
        await form.Locator("button[type=submit]").ClickAsync();

        (await page.Locator(".alert-success").First.InnerTextAsync()).ShouldContain(language == "da" ? "Det er noteret" : "It is noted");
        (await product.Store.ScalarAsync<long>("select count(*) from enrolment_event v join enrolment e on e.id = v.enrolment_id where e.youth_id = @youth and e.programme = 'spare-time-job-viborg' and v.by_whom = 'coordinator-0791' and v.kind <> 41", new { youth })).ShouldBe(1);
    }

    [Theory]
    [InlineData(320, "da")]
    [InlineData(320, "en")]
    [InlineData(1280, "da")]
    public async Task Somebody_is_invited_into_a_scheme_and_answers_on_her_page(int width, string language)
    {
        var youth = (await product.Store.ScalarAsync<string>("""
            select y.id from youth y where y.municipality_code = '0791' and y.status = 1 and y.birth_date between '1999-01-01' and '2006-01-01'
              and not exists (select from enrolment e where e.youth_id = y.id and e.programme = 'viborg-business-mentors') and not 'viborg-business-mentors' = any(y.programmes)
              and not exists (select from scheme_invitation v where v.youth_id = y.id)
            order by y.id limit 1
            """))!;
        await using (var staff = await VisitAsync(width, language, $"/youths/{youth}?enrol=viborg-business-mentors"))
        {
            await staff.ShouldFindAllWellAsync();
            await staff.Page.Locator("button[formaction='/enrolments/invite']").ClickAsync();
            (await staff.Page.Locator(".alert-success").First.InnerTextAsync()).ShouldContain(language == "da" ? "Invitationen er skrevet ned" : "The invitation is written down");
            (await staff.Page.Locator("main").InnerTextAsync()).ShouldContain(language == "da" ? "intet svar endnu" : "no answer yet");
        }

        await using var her = await OwnPages.OwnVisitor.ArriveAsync(product, "youth", youth, "/me", width, language, scripts: true);
        await her.LookAsync($"invited-{width}-{language}");
        var form = her.Page.Locator("form[action='/me/invitation']");
        await form.Locator("select").SelectOptionAsync("Travel");
        await form.Locator("button[value=false]").ClickAsync();

        (await her.NoticeAsync()).ShouldContain(language == "da" ? "Helt i orden" : "That is fine");
        (await product.Store.QueryAsync<(short, short?, string)>("select state, reason, answered_by from scheme_invitation where youth_id = @youth", new { youth })).ShouldBe([((short)3, (short?)7, "page")]);
        (await her.Page.Locator("form[action='/me/invitation']").CountAsync()).ShouldBe(0);
        await her.LookAsync($"invited-answered-{width}-{language}");
    }

    [Theory]
    [InlineData(320, "da")]
    [InlineData(1280, "en")]
    public async Task Approving_all_says_who_goes_to_one_place_together(int width, string language)
    {
        var opening = (await product.Store.ScalarAsync<string>("""
            select p.opening_id from proposal p where p.municipality_code = '0791' and p.state = 1 and cardinality(p.warnings) = 0 group by 1 having count(*) between 2 and 3 order by 1 limit 1
            """)).ShouldNotBeNull("The demo's night proposes two to one place somewhere.");
        await using var visitor = await VisitAsync(width, language, "/desk/approve-all");

        var lines = await visitor.Page.Locator(".approve-list li").AllInnerTextsAsync();
        lines.Count(line => line.Contains(language == "da" ? "til samme plads" : "to the same place", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2, opening);
        await visitor.PictureAsync($"approve-all-together-{width}-{language}");
        await visitor.ShouldFindAllWellAsync();
    }

    [Theory]
    [InlineData(1280, "da")]
    [InlineData(320, "en")]
    public async Task A_running_place_shows_the_laws_weeks_and_its_hours_and_is_ended_with_a_next_step(int width, string language)
    {
        var (youth, file) = await RunningInternshipAsync();
        await using var visitor = await VisitAsync(width, language, $"/youths/{youth}");
        var page = visitor.Page;
        (await page.Locator("main").InnerTextAsync()).ShouldContain(language == "da" ? "sidste dag efter loven er" : "the last day under the law is");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("LAB § 61");
        await OpenAllAsync(page);
        await visitor.PictureAsync($"placement-{width}-{language}");
        await visitor.ShouldFindAllWellAsync();

        var ending = page.Locator($"form[action='/enrolments/placement']:has(input[value='{file}']):has(select[name=reason])");
        await ending.Locator("input[name=sure]").CheckAsync();
        await ending.Locator("button").ClickAsync();

        (await page.Locator(".alert-success").First.InnerTextAsync()).ShouldContain(language == "da" ? "Det er noteret" : "It is noted");
        (await product.Store.ScalarAsync<long>("select count(*) from enrolment_event where enrolment_id = @file and kind = 4", new { file })).ShouldBe(1);
        await visitor.ShouldFindAllWellAsync();
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task An_opening_is_posted_ordered_and_has_its_shortlist(int width, string language)
    {
        await using var visitor = await VisitAsync(width, language, "/openings/new");
        var page = visitor.Page;
        var title = $"Bagerjomfru {width} {language}";
        await visitor.ShouldFindAllWellAsync();
        await page.Locator("#post-programme").SelectOptionAsync("spare-time-job");
        await page.Locator("#post-kind").SelectOptionAsync("Job");
        await page.Locator("#post-title").FillAsync(title);
        await page.Locator("#post-hours").FillAsync("6");
        await page.Locator("#post-seats").FillAsync("1");
        await page.Locator("form[action='/openings/post'] button").ClickAsync();
        (await visitor.NoticeAsync()).ShouldContain(language == "da" ? "Pladsen er slået op" : "The place is posted");

        await page.GotoAsync("/orders");
        await page.Locator("#order-programme").SelectOptionAsync("employer-service-ikast-brande");
        await page.Locator("form[method=get][action='/orders'] button").ClickAsync();
        await visitor.ShouldFindAllWellAsync();
        foreach (var field in new[] { "tasks", "competences", "start_date", "contact_person" })
        {
            await page.Locator($"#order-{field}").FillAsync($"Sagt om {field}");
        }

        var opening = await product.Store.ScalarAsync<string>("select id from opening where title = @title", new { title });
        await page.Locator("#order-opening").SelectOptionAsync(opening!);
        await page.Locator("#order-posts").FillAsync("1");
        await page.Locator("form[action='/orders/receive'] button").ClickAsync();
        (await page.Locator(".alert-success").First.InnerTextAsync()).ShouldContain(language == "da" ? "Bestillingen er skrevet ned" : "The order is written down");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Sagt om competences");
        await visitor.PictureAsync($"orders-{width}-{language}");
        await visitor.ShouldFindAllWellAsync();
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task An_event_is_held_and_a_pledge_is_written_down(int width, string language)
    {
        await using var visitor = await VisitAsync(width, language, "/events");
        var page = visitor.Page;
        await visitor.ShouldFindAllWellAsync();
        await page.Locator("#event-title").FillAsync($"Småjobdag {width} {language}");
        await page.Locator("#event-on").FillAsync("2026-11-27");
        await page.Locator("form[action='/events/hold'] button").ClickAsync();
        (await page.Locator(".alert-success").First.InnerTextAsync()).ShouldContain(language == "da" ? "Arrangementet er skrevet ned" : "The event is written down");

        await OpenAllAsync(page);
        var card = page.Locator("article.card").Filter(new() { HasText = $"Småjobdag {width} {language}" });
        await card.Locator("input[name=words]").FillAsync("To timer hver lørdag");
        await card.Locator("form[action='/events/pledge'] button").ClickAsync();
        (await page.Locator(".alert-success").First.InnerTextAsync()).ShouldContain(language == "da" ? "Løftet er gemt" : "The pledge is kept");
        await OpenAllAsync(page);
        await visitor.PictureAsync($"events-{width}-{language}");
        await visitor.ShouldFindAllWellAsync();
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task A_definition_that_is_not_right_is_refused_with_its_path_and_a_right_one_is_saved_when_it_has_been_seen(int width, string language)
    {
        await using var visitor = await VisitAsync(width, language, "/programmes");
        var page = visitor.Page;
        var id = $"lille-indsats-{width}-{language}";
        await SeeAsync(page, Definition(id).Replace("\"age\"", "\"agee\"", StringComparison.Ordinal));
        await page.Locator(".alert-error").First.WaitForAsync(new() { Timeout = 60_000 });
        (await page.Locator(".alert-error").First.InnerTextAsync()).ShouldContain("agee");

        await page.GotoAsync("/programmes");
        await SeeAsync(page, Definition(id));
        await page.Locator("form[action='/runs/save'] button").WaitForAsync(new() { Timeout = 60_000 });
        (await product.Store.ScalarAsync<long>("select count(*) from programme_definition where programme = @id", new { id })).ShouldBe(0);
        await visitor.PictureAsync($"programme-seen-{width}-{language}");
        await page.Locator("form[action='/runs/save'] button").ClickAsync();

        (await page.Locator(".alert-success").First.InnerTextAsync()).ShouldContain(id);
        (await product.Store.ScalarAsync<long>("select count(*) from programme_definition where programme = @id", new { id })).ShouldBe(1);
        await visitor.ShouldFindAllWellAsync();
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task The_laws_questions_are_answered_and_stand_with_the_approval(int width, string language)
    {
        var proposal = await product.Store.ScalarAsync<Guid>("""
            select p.id from proposal p join youth y on y.id = p.youth_id
            where p.municipality_code = '0791' and p.state = 1 and p.pair_state = 1 and p.kind <> 3 and y.birth_date between '2009-06-01' and '2012-01-01' and cardinality(p.warnings) = 0
            order by y.id desc limit 1
            """);
        await using var visitor = await VisitAsync(width, language, $"/desk/questions/{proposal}");
        await visitor.PictureAsync($"questions-{width}-{language}");
        (await visitor.Page.Locator("input[name^='law-YW']").CountAsync()).ShouldBeGreaterThan(0);
        await visitor.ShouldFindAllWellAsync();

        await visitor.AnswerLawAsync();
        await visitor.Page.GotoAsync($"/desk/questions/{proposal}");

        if (await product.Store.ScalarAsync<int>("select state::int from proposal where id = @proposal", new { proposal }) == 2)
        {
            (await product.Store.ScalarAsync<long>("select count(*) from law_answer where proposal_id = @proposal and answered_by = 'coordinator-0791'", new { proposal })).ShouldBeGreaterThan(0);
            await visitor.PictureAsync($"questions-answered-{width}-{language}");
        }

        await visitor.ShouldFindAllWellAsync();
    }

    private async Task<Visitor> VisitAsync(int width, string language, string path)
    {
        var visitor = await Visitor.ArriveAsync(product, width, language);
        await visitor.SignInAsync("coordinator-0791");
        await visitor.Page.GotoAsync(path);
        return visitor;
    }

    private static async Task OpenAllAsync(IPage page) => await page.EvaluateAsync("document.querySelectorAll('main details').forEach(part => part.open = true)");

    private static async Task SeeAsync(IPage page, string definition)
    {
        await page.Locator("#definition").FillAsync(definition);
        await page.Locator("form[action='/programmes/see'] button[type='submit']").ClickAsync();
    }

    private static string Definition(string id) => $$$"""
        {"id": "{{{id}}}", "version": 1, "validFrom": "2026-11-23", "name": {"da": "Lille indsats", "en": "Small scheme"}, "purpose": {"da": "Et job.", "en": "A job."},
         "municipalities": ["0791"], "sources": ["Made up for a test"], "who": {"age": {"from": 15, "to": 17}}, "tracks": [{"id": "job", "kind": "job", "form": "spare_time_job", "opens": "enrolled"}]}
        """;

    // Somebody in a company internship that began two weeks ago, as files bring it; the worker makes her file.
    private async Task<(string Youth, Guid File)> RunningInternshipAsync()
    {
        var youth = (await product.Store.ScalarAsync<string>("""
            select y.id from youth y where y.municipality_code = '0791' and y.birth_date < '2007-01-01' and not exists (select from placement p where p.youth_id = y.id) and not exists (select from enrolment e where e.youth_id = y.id)
            order by y.id desc limit 1
            """))!;
        await product.Store.ExecuteAsync(
            """
            update youth set target_group = 'activity_ready' where id = @youth;
            insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, start_date, schedule, outside_title, source)
            select gen_random_uuid(), '0791', @youth, (select id from opening where municipality_code = '0791' and kind = 1 and programme = 'company-internship' order by id desc limit 1), 1, 5, '2026-11-06', '2026-11-06', '', '', 'import'
            """,
            new { youth });
        await product.WalkEnrolmentsAsync();
        var file = Guid.Empty;
        await Testing.Stores.Eventually.TrueAsync(
            async () => (file = await product.Store.ScalarAsync<Guid>("select e.id from enrolment e join enrolment_event v on v.enrolment_id = e.id where e.youth_id = @youth and v.kind = 51", new { youth })) != Guid.Empty,
            TimeSpan.FromSeconds(150),
            "her file is made");
        return (youth, file);
    }
}
