using System.Diagnostics;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests.OwnPages;

/// <summary>The company's pages: posted in three minutes, told by the law at each step, and nobody shown before her time.</summary>
[Collection(OwnPagesGroup.Name)]
public sealed class CompanyPageTests(Product product)
{
    public static TheoryData<int, string> Windows => new() { { 1280, "da" }, { 320, "da" }, { 1280, "en" }, { 320, "en" } };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task The_page_and_each_step_are_well_formed(int width, string language)
    {
        await using var her = await OwnVisitor.ArriveAsync(product, "company", await CompanyAsync(), "/company", width, language, scripts: true);
        await her.LookAsync($"company-{width}-{language}");

        var said = "title=Opfyldning&sector=grocery&trade=Shop&env=Alone&day=0&from=16:00&to=21:00&hours=3&seats=1&min=13&max=30";
        foreach (var step in new[] { 1, 2, 3, 4 })
        {
            await her.Page.GotoAsync($"/company/new?step={step}&{said}");
            await her.LookAsync($"company-step{step}-{width}-{language}");
        }
    }

    [Theory]
    [InlineData(1280, "da", "Videre", "Slå op")]
    [InlineData(320, "en", "Next", "Post")]
    public async Task A_job_is_posted_within_three_minutes_and_takes_part_in_the_night(int width, string language, string next, string post)
    {
        var company = await CompanyAsync();
        await using var her = await OwnVisitor.ArriveAsync(product, "company", company, "/company", width, language);
        var clock = Stopwatch.StartNew();

        await her.TapAsync(her.Page.Locator("a[href='/company/new']"));
        await her.Page.Locator("#title").FillAsync($"Opfyldning {width}");
        await her.TapAsync(next);
        await her.Page.Locator(".day-row input[name=from]").First.FillAsync("16:00");
        await her.Page.Locator(".day-row input[name=to]").First.FillAsync("19:00");
        await her.Page.Locator("#hours").FillAsync("2");
        await her.TapAsync(next);
        await her.TapAsync(next);
        await her.TapAsync(her.Page.GetByRole(AriaRole.Button, new() { Name = post, Exact = true }));

        her.Taps.ShouldBeLessThanOrEqualTo(6);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3));
        var row = (await product.Store.QueryAsync<(string, short, int)>("select schedule, status, (select count(*)::int from seat s where s.opening_id = o.id) from opening o where host_id = @company and title = @title", new { company, title = $"Opfyldning {width}" })).ShouldHaveSingleItem();
        row.ShouldBe(("Mo16:00-19:00", (short)1, 1));
        (await product.Store.ScalarAsync<long>("select count(*) from work_item w join opening o on w.marker = 'posted:' || o.id where o.host_id = @company and o.title = @title", new { company, title = $"Opfyldning {width}" })).ShouldBe(1);
        await her.LookAsync($"company-posted-{width}-{language}");
    }

    [Fact]
    public async Task Each_step_says_which_ages_may_do_the_work_and_until_when()
    {
        await using var her = await OwnVisitor.ArriveAsync(product, "company", await CompanyAsync(), "/company/new?step=1&trade=Shop&env=Machines");
        var box = await her.Page.Locator("section:has(#who-may)").InnerTextAsync();
        box.ShouldContain("13–14 år, går i folkeskole");
        box.ShouldContain("YW15");

        await her.Page.GotoAsync("/company/new?step=3&title=Aften&sector=grocery&trade=Shop&day=0&from=18:00&to=22:00&fixed=true&hours=4");
        var later = await her.Page.Locator("section:has(#who-may)").InnerTextAsync();
        later.ShouldContain("grænsen er 20:00");
        later.ShouldContain("§");
    }

    [Theory]
    [InlineData("seats=0&title=Lager", "mindst 1 og højst 50 pladser")]
    [InlineData("seats=1&title=", "titel på højst 80 tegn")]
    [InlineData("seats=1&title=Lager&min=13&max=14&from=22:00&to=23:30", "Ingen i den alder må arbejde")]
    [InlineData("seats=1&title=Lager&min=20&max=15", "fra 13 til 30")]
    [InlineData("seats=1&title=Lager 010203-4567", "Fjern CPR-nummeret")]
    public async Task What_cannot_be_posted_is_said_in_words_and_nothing_is_stored(string wrong, string said)
    {
        var company = await CompanyAsync();
        var before = await CountAsync(company);
        var fields = string.Join('&', new Dictionary<string, string>(StringComparer.Ordinal) { ["place"] = company, ["sector"] = "logistics", ["day"] = "0", ["from"] = "10:00", ["to"] = "14:00", ["fixed"] = "true", ["hours"] = "1", ["min"] = "15", ["max"] = "30", ["step"] = "4" }
            .Where(field => !wrong.Contains(field.Key + "=", StringComparison.Ordinal)).Select(field => $"{field.Key}={field.Value}").Append(wrong));
        await using var her = await OwnVisitor.ArriveAsync(product, "company", company, $"/company/new?{fields}");

        (await her.Page.Locator(".alert-error").InnerTextAsync()).ShouldContain(said);
        await her.Page.GotoAsync("/company");
        await her.SendAsync("/company/post", $"form={Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}&{fields}");
        (await CountAsync(company)).ShouldBe(before);
    }

    [Fact]
    public async Task A_form_sent_twice_posts_once_a_long_name_is_refused_and_another_companys_place_does_not_exist()
    {
        var (company, other) = (await CompanyAsync(), await CompanyAsync("0615"));
        var before = await CountAsync(company);
        await using var her = await OwnVisitor.ArriveAsync(product, "company", company, "/company");
        var good = "title=<script>alert(1)</script>&sector=grocery&day=0&from=10:00&to=14:00&hours=2&seats=2&min=15&max=30";
        var form = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        await her.SendAsync("/company/post", $"form={form}&place={company}&{good}");
        await her.SendAsync("/company/post", $"form={form}&place={company}&{good}");
        (await CountAsync(company)).ShouldBe(before + 1);
        await her.SendAsync("/company/post", $"form={Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}&place={company}&{good.Replace("<script>alert(1)</script>", new string('n', 200), StringComparison.Ordinal)}");
        (await CountAsync(company)).ShouldBe(before + 1);
        (await her.SendAsync("/company/post", $"form={Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}&place={other}&{good}")).ShouldBe(404);
        (await her.SendAsync("/company/pause", $"place={other}&pause=true")).ShouldBe(404);

        await her.Page.GotoAsync("/company");
        (await her.Page.Locator("main").InnerTextAsync()).ShouldContain("<script>alert(1)</script>");
    }

    [Fact]
    public async Task Last_years_posting_is_posted_again_with_this_years_dates_and_can_be_paused()
    {
        var company = await CompanyAsync();
        var opening = (await product.Store.ScalarAsync<string>("select id from opening where host_id = @company order by id limit 1", new { company }))!;
        await product.Store.ExecuteAsync("update opening set start_date = '2025-12-01', end_date = '2026-02-01', kind = 2, cohort_min = null where id = @opening", new { opening });
        await using var her = await OwnVisitor.ArriveAsync(product, "company", company, "/company");

        await her.TapAsync(her.Page.Locator($"a[href='/company/new?copy={opening}']"));
        await her.TapAsync("Videre");
        (await her.Page.Locator("#start").InputValueAsync()).ShouldBe("2026-12-01");
        (await her.Page.Locator("#end").InputValueAsync()).ShouldBe("2027-02-01");

        await her.Page.GotoAsync("/company");
        await her.TapAsync(her.Page.Locator($"form:has(input[name=opening][value='{opening}']) button"));
        (await product.Store.ScalarAsync<int>("select status::int from opening where id = @opening", new { opening })).ShouldBe(2);
    }

    [Fact]
    public async Task Those_she_is_to_meet_are_ranked_by_first_name_and_agreed_words_only()
    {
        var rows = await product.Store.QueryAsync<(Guid Id, string Host, string Opening, string Youth)>("""
            select p.id, p.host_id, p.opening_id, p.youth_id from proposal p
            where p.kind = 1 and p.municipality_code = '0615' and p.state = 1 order by p.id limit 1
            """);
        var (id, company, opening, youth) = rows[0];
        await product.Store.ExecuteAsync("update proposal set pair_state = 5, state = 2 where id = @id", new { id });
        await product.Store.ExecuteAsync("update youth set first_name = 'Zoltan', last_name = 'Hemmelig' where id = @youth", new { youth });
        await using var her = await OwnVisitor.ArriveAsync(product, "company", company, "/company", scripts: true);
        var text = await her.Page.Locator("main").InnerTextAsync();
        text.ShouldContain("Zoltan");
        text.ShouldNotContain("Hemmelig");
        await her.LookAsync("company-candidates");

        await her.Page.Locator($"form[action='/company/rank'] select").First.SelectOptionAsync("1");
        await her.TapAsync("Gem valg");
        (await product.Store.ScalarAsync<int>("select rank from ranking where side = 2 and youth_id = @youth and opening_id = @opening", new { youth, opening })).ShouldBe(1);

        var stranger = await product.Store.ScalarAsync<string>("select id from youth where id <> @youth order by id limit 1", new { youth });
        await her.SendAsync("/company/rank", $"opening={opening}&youth={stranger}&rank=1");
        (await product.Store.ScalarAsync<long>("select count(*) from ranking where side = 2 and youth_id = @stranger and opening_id = @opening", new { stranger, opening })).ShouldBe(0);
    }

    private Task<long> CountAsync(string company) => product.Store.ScalarAsync<long>("select count(*) from opening where host_id = @company", new { company });

    private Task<string> CompanyAsync(string municipality = "0791") => product.TakeAsync("""
        select h.id from host h where h.kind = 1 and h.municipality_code = @municipality and h.status = 1
          and exists (select from opening o where o.host_id = h.id and o.status = 1 and o.programme <> 'nextwork' and o.cohort_min is null)
        order by h.id
        """, new { municipality });
}
