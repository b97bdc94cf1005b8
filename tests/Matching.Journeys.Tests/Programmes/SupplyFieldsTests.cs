using Matching.Core.Enrolments;
using Matching.Core.Openings;
using Matching.Engine.Time;
using Shouldly;
using Xunit;
using static Matching.Journeys.Tests.Programmes.FieldTown;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>What a scheme says of the places it may use, held against a night.</summary>
public sealed class SupplyFieldsTests
{
    [Fact]
    public async Task A_company_in_another_network_than_the_schemes_pools_gives_it_no_places()
    {
        await using var town = await WithAsync("""
            "supply": { "pools": ["havnen"] },
            """);
        await town.EnrolledAsync("2008-01-03", Job, "01-05");
        var (other, own) = (await town.OpeningAsync(Job), await town.OpeningAsync(Job));
        await town.InNetworkAsync(other, "byen");
        await town.InNetworkAsync(own, "havnen");

        await town.NightAsync("01-11");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Opening.ShouldBe(own);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(", \"setBy\": \"host\"", 3)]
    public async Task A_place_takes_so_many_at_once_as_its_scheme_says_unless_somebody_may_set_it(string setBy, int proposed)
    {
        await using var town = await WithAsync($$"""
            "supply": { "room": { "default": 1{{setBy}} } },
            """);
        await town.OpeningAsync(Job, seats: 3);
        for (var one = 1; one <= 3; one++)
        {
            await town.EnrolledAsync($"2008-01-0{one}", Job, "01-05");
        }

        await town.NightAsync("01-11");

        (await town.ProposedAsync()).Count.ShouldBe(proposed);
    }

    [Theory]
    [InlineData("mentor", GiveRoomOutcome.Saved)]
    [InlineData("coordinator", GiveRoomOutcome.NotHers)]
    public async Task A_mentor_says_how_many_she_has_room_for_only_where_her_scheme_lets_her(string setBy, GiveRoomOutcome outcome)
    {
        await using var town = await WithAsync(
            $$"""
            "supply": { "room": { "default": 1, "setBy": "{{setBy}}" } },
            """,
            kind: "mentor/business_mentor");
        var opening = await town.OpeningAsync(Mentor, hoursPerMonth: 3);
        var give = town.Town.Get<GiveRoom>();
        var drawn = WeeklyHours.Parse("Mo15:00-18:00").Bits;

        (await give.HandleAsync($"H{opening}", drawn, new(WeeklyHours.None, 2, [], ["da"], []), CancellationToken.None)).ShouldBe(outcome);
        (await give.HandleAsync($"H{opening}", drawn, new(WeeklyHours.None, outcome == GiveRoomOutcome.Saved ? 2 : 1, [], ["da"], []), CancellationToken.None)).ShouldBe(GiveRoomOutcome.Saved);

        (await town.Town.Store.ScalarAsync<int>("select seats from opening where id = @opening", new { opening })).ShouldBe(outcome == GiveRoomOutcome.Saved ? 2 : 1);
    }

    [Fact]
    public async Task An_agreement_whose_point_names_a_form_lets_the_company_take_that_form_only()
    {
        await using var town = await WithAsync(kind: "internship/observation");
        await town.EnrolledAsync("2003-01-01", Internship, "01-05");
        await town.OpeningAsync(Internship);
        await town.Town.Store.ExecuteAsync("update host set agreement = '{\"1\"}'");
        (await LoadPointAsync(town, "company_internship")).ShouldBeOfType<LoadOutcome.Loaded>();

        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();
        await town.Town.Store.ExecuteAsync("update host set agreement = '{\"2\"}'");
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).Count.ShouldBe(1);
    }

    private static Task<LoadOutcome> LoadPointAsync(SchemeTown town, string form) => town.Town.Get<LoadDefinition>().HandleAsync(
        "aftaler.json",
        $$"""
        {
          "id": "havnens-aftaler", "version": 1, "validFrom": "2026-01-01",
          "name": { "da": "Havnens aftaler", "en": "Agreements of the harbour" }, "purpose": { "da": "Aftaler.", "en": "Agreements." },
          "municipalities": ["0791"], "sources": ["Made up for a test"],
          "orders": { "agreementPoints": [{ "point": 1, "forms": ["{{form}}"] }, { "point": 2, "kinds": ["internship"], "forms": ["observation"] }] }
        }
        """,
        "karin",
        CancellationToken.None);
}
