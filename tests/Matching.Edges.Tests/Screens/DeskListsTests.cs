using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Screens;

/// <summary>What a consultant has before her in the morning: figures, a list with days, and calls with what to say.</summary>
public sealed class DeskListsTests : IAsyncLifetime
{
    private WebTown _web = null!;

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        await _web.Town.ProposalAsync(await _web.Town.YouthAsync("+4523000001", "Ida"), await _web.Town.OpeningAsync());
        await _web.Town.ProposalAsync(await _web.Town.YouthAsync("+4523000002", "Bo"), await _web.Town.OpeningAsync(), "late_hours");
        await _web.Town.SentAsync("+4523000003");
        await _web.Town.Store.ExecuteAsync("""
            insert into work_item (id, municipality_code, kind, youth_id, created_at, due_at, marker)
            select '00000000-0000-0000-0000-0000000000d1', '0791', 'call_me', id, '2026-11-23T08:00:00Z', '2026-11-24T14:00:00Z', 'call:1' from youth where first_name = 'Ida'
            """);
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Theory]
    [InlineData("Counter.Undecided", 2)]
    [InlineData("Counter.Warned", 1)]
    [InlineData("Counter.OpenOffers", 1)]
    [InlineData("Counter.Work", 1)]
    public async Task The_desk_counts_what_waits(string word, int figure)
    {
        using var karin = await _web.SignedInAsync("staff", "karin");
        var words = System.Xml.Linq.XDocument.Load(Path.Combine(Testing.RepositoryFolder.Root, "src", "Matching.Web", "Wording", "Words.resx")).Root!.Elements("data")
            .Single(one => one.Attribute("name")!.Value == word).Element("value")!.Value;

        var desk = await karin.ReadAsync("/desk");

        desk.ShouldMatch($"{System.Text.RegularExpressions.Regex.Escape(words)}(</a>)?</dt><dd>{figure}</dd>");
    }

    [Fact]
    public async Task The_work_list_says_until_when_and_what_is_done_is_off_it()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");
        (await karin.ReadAsync("/work")).ShouldContain("24. nov. 2026 kl. 15.00");

        await karin.PostAsync("/work", "/work/done", ("item", "00000000-0000-0000-0000-0000000000d1"));

        (await karin.ReadAsync("/work")).ShouldNotContain("24. nov. 2026 kl. 15.00");
    }

    [Fact]
    public async Task The_call_list_has_name_number_and_what_to_say_and_counts_what_was_tried()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");
        var calls = await karin.ReadAsync("/calls");
        calls.ShouldContain("Ida Holm");
        calls.ShouldContain("tel:+4523000001");

        await karin.PostAsync("/calls", "/calls/record", ("item", "00000000-0000-0000-0000-0000000000d1"), ("outcome", "NotReached"));

        (await _web.Town.CountAsync("from call_attempt where outcome ~* '^not.?reached$' and called_by = 'karin'")).ShouldBe(1);
    }
}
