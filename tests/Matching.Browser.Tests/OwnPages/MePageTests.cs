using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests.OwnPages;

/// <summary>The young person's page: without scripts, on a small phone, and by its clicks.</summary>
[Collection(OwnPagesGroup.Name)]
public sealed class MePageTests(Product product)
{
    public static TheoryData<int, string> Windows => new() { { 1280, "da" }, { 320, "da" }, { 1280, "en" }, { 320, "en" } };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task The_page_is_well_formed_and_tells_an_offer_in_plain_words(int width, string language)
    {
        var (youth, _) = await OfferedAsync();
        await using var her = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me", width, language, scripts: true);

        var card = await her.Page.Locator("article.proposal").First.InnerTextAsync();
        foreach (var label in language == "da" ? ["Hvad", "Hvor", "Hvornår", "Hvor langt", "Løn", "Hvorfor dig", "Hvem ringer"] : new[] { "What", "Where", "When", "How far", "Pay", "Why you", "Who calls" })
        {
            card.ShouldContain(label);
        }

        await her.LookAsync($"me-{width}-{language}");
    }

    [Theory]
    [InlineData(320, "da", "JA")]
    [InlineData(1280, "en", "YES")]
    public async Task A_yes_takes_at_most_three_taps_and_becomes_a_placement(int width, string language, string yes)
    {
        var (youth, offer) = await OfferedAsync();
        await using var her = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me", width, language);

        await her.TapAsync(yes);

        her.Taps.ShouldBeLessThanOrEqualTo(3);
        (await product.Store.ScalarAsync<bool>("select exists (select from placement where offer_id = @offer and state = 4)", new { offer })).ShouldBeTrue();
        (await product.Store.ScalarAsync<string>("select close_reason from offer where id = @offer", new { offer })).ShouldBe("by_page");
        await her.LookAsync($"me-yes-{width}-{language}");
    }

    [Fact]
    public async Task A_no_frees_the_seat_and_going_back_to_say_yes_changes_nothing()
    {
        var (youth, offer) = await OfferedAsync();
        await using var her = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me");
        await her.TapAsync(her.Page.Locator($"form:has(input[value='{offer}']) button[value=no]"));
        (await her.NoticeAsync()).ShouldContain("helt i orden");

        await her.Page.GoBackAsync();
        await her.Page.ReloadAsync();
        (await her.Page.Locator($"input[value='{offer}']").CountAsync()).ShouldBe(0);
        (await product.Store.ScalarAsync<int>("select state::int from offer where id = @offer", new { offer })).ShouldBe(6);
        (await product.Store.ScalarAsync<long>("select count(*) from seat_hold where offer_id = @offer and released_at is null", new { offer })).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_answer_sent_twice_counts_once_and_somebody_elses_offer_does_not_exist()
    {
        var (youth, offer) = await OfferedAsync();
        var (_, theirs) = await OfferedAsync();
        await using var her = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me");
        await using var again = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me");
        await her.TapAsync("JA");
        await again.TapAsync("JA");
        (await again.NoticeAsync()).ShouldContain("allerede sagt ja");
        (await product.Store.ScalarAsync<long>("select count(*) from placement where offer_id = @offer", new { offer })).ShouldBe(1);

        // The next form of the page, with another's id put in.
        (await her.SendAsync("/me/answer", $"offer={theirs}&answer=yes")).ShouldBe(404);
        (await product.Store.ScalarAsync<bool>("select state in (1, 2, 3, 4) from offer where id = @theirs", new { theirs })).ShouldBeTrue();
    }

    [Fact]
    public async Task Asking_for_a_call_or_other_hours_stands_on_the_desk_once()
    {
        var (youth, offer) = await OfferedAsync();
        await using var her = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me");

        await her.TapAsync(her.Page.Locator($"form:has(input[value='{offer}']) button[value=call]"));
        await her.TapAsync("flere timer");
        await her.TapAsync("flere timer");

        (await product.Store.ScalarAsync<long>("select count(*) from work_item where youth_id = @youth and kind = 'call_me' and offer_id = @offer and done_at is null", new { youth, offer })).ShouldBe(1);
        (await product.Store.ScalarAsync<long>("select count(*) from work_item where youth_id = @youth and kind = 'hours_asked'", new { youth })).ShouldBe(1);
        (await product.Store.ScalarAsync<bool>("select clock_stopped_at is not null from offer where id = @offer", new { offer })).ShouldBeTrue();
    }

    [Fact]
    public async Task Her_week_is_ticked_without_scripts_and_a_week_with_nothing_in_it_changes_nothing()
    {
        var youth = await SomebodyAsync();
        await product.Store.ExecuteAsync("update youth set available = 'Mo08:00-08:30' where id = @youth", new { youth });
        await using var her = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me");
        await her.Page.GetByLabel("mandag 08.00").UncheckAsync();
        await her.Page.GetByLabel("onsdag 16.00").CheckAsync();
        await her.Page.GetByLabel("onsdag 16.30").CheckAsync();
        await her.TapAsync("Gem min uge");
        (await her.NoticeAsync()).ShouldContain("Din uge er gemt");
        (await WeekOfAsync(youth)).ShouldBe("We16:00-17:00");

        await her.Page.GetByLabel("onsdag 16.00").UncheckAsync();
        await her.Page.GetByLabel("onsdag 16.30").UncheckAsync();
        await her.TapAsync("Gem min uge");
        (await her.NoticeAsync()).ShouldContain("ikke sat kryds");
        (await WeekOfAsync(youth)).ShouldBe("We16:00-17:00");
    }

    [Fact]
    public async Task Her_week_is_drawn_with_a_finger()
    {
        var youth = await SomebodyAsync();
        await product.Store.ExecuteAsync("update youth set available = 'Mo08:00-08:30' where id = @youth", new { youth });
        await using var her = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me", 320, scripts: true);
        var from = her.Page.GetByLabel("torsdag 10.00");
        await from.ScrollIntoViewIfNeededAsync();
        var (start, end) = (await from.BoundingBoxAsync(), await her.Page.GetByLabel("torsdag 11.30").BoundingBoxAsync());

        await her.Page.Mouse.MoveAsync(start!.X + 5, start.Y + 5);
        await her.Page.Mouse.DownAsync();
        await her.Page.Mouse.MoveAsync(end!.X + 5, end.Y + 5, new() { Steps = 12 });
        await her.Page.Mouse.UpAsync();
        await her.TapAsync("Gem min uge");

        (await WeekOfAsync(youth)).ShouldBe("Mo08:00-08:30|Th10:00-12:00");
        await her.LookAsync("me-week-drawn");
    }

    [Fact]
    public async Task Wishes_are_saved_and_one_field_both_ways_is_refused_in_words()
    {
        var youth = await SomebodyAsync();
        await product.Store.ExecuteAsync("update youth set interests = '{it}', not_sectors = '{}' where id = @youth", new { youth });
        await using var her = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me");
        await her.Page.Locator("details:has(#no-it) > summary").ClickAsync();
        await her.Page.Locator("label[for=no-it]").ClickAsync();
        await her.TapAsync("Gem mine ønsker");
        (await her.NoticeAsync()).ShouldContain("både som noget, du gerne vil");

        await her.Page.Locator("details:has(#no-garden) > summary").ClickAsync();
        await her.Page.Locator("label[for=no-garden]").ClickAsync();
        await her.Page.Locator("#minutes").FillAsync("25");
        await her.TapAsync("Gem mine ønsker");
        (await her.NoticeAsync()).ShouldContain("gælder fra i nat");
        (await product.Store.ScalarAsync<string>("select array_to_string(interests, ',') || ' ' || array_to_string(not_sectors, ',') || ' ' || max_travel_minutes from youth where id = @youth", new { youth }))
            .ShouldBe("it garden 25");
    }

    [Fact]
    public async Task Permissions_are_given_item_by_item_in_her_words_and_withdrawn_at_once()
    {
        var youth = await SomebodyAsync();
        await using var her = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me");
        await her.Page.Locator("#words-story").FillAsync("<script>alert(1)</script> Jeg er genert i starten");
        await her.Page.Locator("label[for=story-Mentor]").ClickAsync();
        await her.Page.Locator("label[for=phone-Mentor]").ClickAsync();
        await her.TapAsync("Gem, hvad I må fortælle");
        (await GivenAsync(youth)).ShouldBe(["phone-1", "story-1"]);
        (await her.Page.Locator("#words-story").InputValueAsync()).ShouldStartWith("<script>");

        await her.Page.Locator("label[for=phone-Mentor]").ClickAsync();
        await her.TapAsync("Gem, hvad I må fortælle");
        (await GivenAsync(youth)).ShouldBe(["story-1"]);

        await her.Page.Locator("#words-story").FillAsync("Mit nummer er 010203-4567");
        await her.TapAsync("Gem, hvad I må fortælle");
        (await her.NoticeAsync()).ShouldContain("uden CPR-nummer");
        (await GivenAsync(youth)).ShouldBe(["story-1"]);
    }

    [Fact]
    public async Task Language_and_texts_are_her_choice()
    {
        var youth = await SomebodyAsync();
        await using var her = await OwnVisitor.ArriveAsync(product, "youth", youth, "/me");
        await her.TapAsync("Stop sms'er");
        (await product.Store.ScalarAsync<bool>("select sms_stopped from youth where id = @youth", new { youth })).ShouldBeTrue();
        await her.TapAsync("Send mig sms'er igen");
        (await product.Store.ScalarAsync<bool>("select sms_stopped from youth where id = @youth", new { youth })).ShouldBeFalse();

        await her.Page.Locator("#language").SelectOptionAsync("en");
        await her.TapAsync("Gem sprog");
        (await her.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        (await product.Store.ScalarAsync<string>("select language from youth where id = @youth", new { youth })).ShouldBe("en");
    }

    private Task<string?> WeekOfAsync(string youth) => product.Store.ScalarAsync<string>("select available from youth where id = @youth", new { youth });

    private async Task<IReadOnlyList<string>> GivenAsync(string youth) => await product.Store.QueryAsync<string>(
        "select item || '-' || recipient from permission where youth_id = @youth and withdrawn_at is null order by item", new { youth });

    private Task<string> SomebodyAsync() => product.TakeAsync("""
        select y.id from youth y
        where y.municipality_code = '0791' and y.status = 1 and not y.sms_stopped and y.language = 'da'
          and not exists (select from proposal p where p.youth_id = y.id) and (select count(*) from youth o where o.phone = y.phone) = 1
          and not exists (select from permission g where g.youth_id = y.id)
        order by y.id
        """);

    // A consultant has approved a job or an internship of somebody of age.
    private async Task<(string Youth, Guid Offer)> OfferedAsync()
    {
        var (proposal, youth) = (await product.Store.QueryAsync<(Guid, string)>("""
            select p.id, p.youth_id from proposal p join youth y on y.id = p.youth_id
            where p.municipality_code = '0791' and p.state = 1 and p.pair_state = 1 and cardinality(p.warnings) = 0 and y.birth_date < '2008-11-01' and y.contact_by = 1 and not y.sms_stopped
              and (select count(*) from youth other where other.phone = y.phone) = 1 and not exists (select from offer f where f.youth_id = p.youth_id)
            order by p.id desc limit 1
            """))[0];
        await using var visitor = await Visitor.ArriveAsync(product, scripts: false);
        await visitor.SignInAsync("consultant-0791-1");
        await visitor.Page.GotoAsync($"/youths/{youth}");
        await visitor.ApproveAsync(visitor.Page.Locator($"article#p-{proposal}"));
        return (youth, await product.Store.ScalarAsync<Guid>("select id from offer where proposal_id = @proposal", new { proposal }));
    }
}
