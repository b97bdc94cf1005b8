using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Screens;

/// <summary>A company contact of several workplaces sees all of them, and what the law allows is counted for each alone.</summary>
public sealed class CompanyPlacesTests : IAsyncLifetime
{
    private WebTown _web = null!;
    private string _shop = "";
    private string _store = "";

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        (_shop, _store) = ("H" + await _web.Town.OpeningAsync(seats: 3), "H" + await _web.Town.OpeningAsync());
        await _web.Town.OpeningAsync(hostPhone: "+4587870111");
        await _web.Town.Store.ExecuteAsync("""
            update host set name = 'Bageriet i Søndergade', employees = 12, interns_now = 1 where id = @_shop;
            update host set name = 'Bageriet ved søen', employees = 4 where id = @_store;
            """, new { _shop, _store });
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Workplaces_with_one_number_are_one_persons_to_choose_among_and_no_other_is()
    {
        using var company = await _web.SignedInAsync("company", _shop);

        var wizard = await company.ReadAsync("/company/new");

        wizard.ShouldContain($"value=\"{_shop}\"");
        wizard.ShouldContain($"value=\"{_store}\"");
        wizard.ShouldContain("Bageriet ved søen");
        wizard.ShouldNotContain("Bageren Laurits");
    }

    [Fact]
    public async Task Places_in_use_and_the_laws_ratio_are_counted_for_each_workplace()
    {
        await _web.Town.SentAsync("+4523000001", _shop[1..]);
        using var company = await _web.SignedInAsync("company", _shop);

        var page = await company.ReadAsync("/company");

        page.ShouldContain("0 af 1 i brug");
        page.ShouldContain("1 af 3 i brug");
        page.ShouldContain("1 af højst 2");
        page.ShouldContain("0 af højst 1");
        page.ShouldContain("BAB § 65, stk. 1");
    }
}
