using System.Text.RegularExpressions;
using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Screens;

/// <summary>The first page, and the map with and without areas of the municipality's own.</summary>
public sealed partial class FrontAndMapTests : IAsyncLifetime
{
    private WebTown _web = null!;

    public async Task InitializeAsync() => _web = await WebTown.CreateAsync();

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task The_first_page_tells_each_group_in_one_sentence_what_it_is()
    {
        using var anybody = _web.Visitor();

        var cards = Card().Matches(await anybody.ReadAsync("/")).Select(card => card.Groups["what"].Value.Trim()).ToList();

        cards.Count.ShouldBe(6);
        cards.Where(what => what.Count(sign => sign is '.' or '!' or '?') != 1 || what[^1] != '.').ShouldBeEmpty("one sentence each");
    }

    [Fact]
    public async Task The_map_is_drawn_from_imported_areas_and_without_them_from_the_centres_of_postcodes()
    {
        var opening = await _web.Town.OpeningAsync(seats: 2);
        await _web.Town.Store.ExecuteAsync("""
            insert into consultant (sign_in, name, municipality_code, roles) values ('lene', 'Lene', '0791', '{coordinator}');
            update night set area = '0791', finished_at = started_at;
            insert into seat_price select id, @opening, 2, 1, 700, 30 from night;
            """, new { opening });
        using var lene = await _web.SignedInAsync("staff", "lene");
        var centres = await lene.ReadAsync("/map");

        await _web.Town.Store.ExecuteAsync("insert into map_area values ('0791', '8800', 'Viborg', '[[[9.3, 56.4], [9.5, 56.4], [9.5, 56.5], [9.3, 56.4]]]', 'lene', now())");
        var areas = await lene.ReadAsync("/map");

        (centres.Contains("<circle class=\"map-place", StringComparison.Ordinal), centres.Contains("<path class=\"map-area", StringComparison.Ordinal)).ShouldBe((true, false));
        (areas.Contains("<circle class=\"map-place", StringComparison.Ordinal), areas.Contains("<path class=\"map-area", StringComparison.Ordinal)).ShouldBe((false, true));
        areas.ShouldContain("8800 Viborg");
    }

    [GeneratedRegex("<h3 class=\"card-heading\">[^<]+</h3>\\s*<p>(?<what>[^<]+)</p>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Card();
}
