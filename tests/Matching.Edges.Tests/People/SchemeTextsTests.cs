using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.People;

/// <summary>Texts that a scheme shows on people's own pages: programmes §1.7, D-6.</summary>
public sealed class SchemeTextsTests : IAsyncLifetime
{
    private const string BeforeYouMeet = "Du skal ikke forberede noget, før I mødes.";
    private const string Volunteers = "Mentorer er frivillige og får ikke løn.";
    private const string Lifting = "Du må som regel højst løfte 12 kilo.";
    private const string WhatIsNext = "Du leder ikke alene.";

    private WebTown _web = null!;
    private string _youth = "";

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        _youth = await _web.Town.YouthAsync("+4523000001");
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Before_they_meet_she_and_her_mentor_read_what_their_scheme_uses_and_afterwards_what_comes_next()
    {
        var opening = await PlacedAsync(kind: 3, state: 4);
        using var her = await _web.SignedInAsync("youth", _youth);
        using var mentor = await _web.SignedInAsync("mentor", "H" + opening);

        var (hers, theirs) = (await her.ReadAsync("/me"), await mentor.ReadAsync("/mentor"));
        hers.ShouldContain(BeforeYouMeet);
        hers.ShouldContain("så sig det til Karin.");
        hers.ShouldNotContain(Volunteers);
        hers.ShouldNotContain(WhatIsNext);
        theirs.ShouldContain(Volunteers);
        theirs.ShouldNotContain(BeforeYouMeet);

        await _web.Town.Store.ExecuteAsync("update placement set state = 6, end_date = '2026-11-20'");
        (await her.ReadAsync("/me")).ShouldSatisfyAllConditions(page => page.ShouldContain(WhatIsNext), page => page.ShouldNotContain(BeforeYouMeet));
        await _web.Town.Store.ExecuteAsync("update placement set end_date = '2026-09-01'");
        (await her.ReadAsync("/me")).ShouldNotContain(WhatIsNext);
    }

    [Theory]
    [InlineData("2008-11-24", true)]
    [InlineData("2008-11-23", false)]
    public async Task Rights_at_work_stand_on_the_page_of_everybody_under_18_with_a_job(string born, bool stand)
    {
        await _web.Town.Store.ExecuteAsync("update youth set birth_date = @born::date", new { born });
        await PlacedAsync(kind: 2, state: 5);
        using var her = await _web.SignedInAsync("youth", _youth);

        var page = await her.ReadAsync("/me");

        page.Contains(Lifting, StringComparison.Ordinal).ShouldBe(stand);
        page.ShouldNotContain(BeforeYouMeet, customMessage: "The scheme of that job does not use it.");
    }

    [Fact]
    public async Task An_internship_under_18_has_no_rights_of_a_job()
    {
        await _web.Town.Store.ExecuteAsync("update youth set birth_date = '2010-01-01'");
        await PlacedAsync(kind: 1, state: 5);
        using var her = await _web.SignedInAsync("youth", _youth);

        (await her.ReadAsync("/me")).ShouldNotContain(Lifting);
    }

    private async Task<string> PlacedAsync(short kind, short state)
    {
        var opening = await _web.Town.OpeningAsync(kind: kind);
        await _web.Town.Store.ExecuteAsync(
            """
            insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, schedule, outside_title, source)
            values (gen_random_uuid(), '0791', @_youth, @opening, @kind, @state, '2026-11-10', '', '', 'offer')
            """,
            new { _youth, opening, kind, state });
        return opening;
    }
}
