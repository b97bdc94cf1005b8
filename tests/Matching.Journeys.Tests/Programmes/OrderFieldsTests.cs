using Matching.Core.Approvals;
using Matching.Core.Enrolments;
using Matching.Core.HostOrders;
using Shouldly;
using Xunit;
using static Matching.Journeys.Tests.Programmes.FieldTown;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>What a scheme's order form asks, and whose choice the shortlist is.</summary>
public sealed class OrderFieldsTests
{
    private const string Orders = "havnens-bestillinger";

    [Fact]
    public async Task An_order_is_received_when_every_field_of_the_form_is_answered_and_keeps_the_answers()
    {
        await using var town = await WithAsync();
        await LoadOrdersAsync(town, "\"fields\": [\"tasks\", \"safety_shoes\"]");
        var opening = await town.OpeningAsync(Job);

        (await ReceiveAsync(town, opening, new() { ["tasks"] = "Rense garn", ["safety_shoes"] = " " })).ShouldBeOfType<ReceiveOrderOutcome.Incomplete>().Fields.ShouldBe(["safety_shoes"]);
        (await ReceiveAsync(town, opening, new() { ["tasks"] = new('x', OrderFields.Longest + 1), ["safety_shoes"] = "Ja" })).ShouldBeOfType<ReceiveOrderOutcome.Incomplete>().Fields.ShouldBe(["tasks"]);
        (await town.Town.CountAsync("from host_order")).ShouldBe(0);
        var order = (await ReceiveAsync(town, opening, new() { ["tasks"] = "Rense garn", ["safety_shoes"] = "Ja", ["colour"] = "blå" })).ShouldBeOfType<ReceiveOrderOutcome.Received>().Order;

        (await town.Town.Get<IOrderDesk>().FindAsync(order.Id, CancellationToken.None))!.Answers.ShouldBe(new Dictionary<string, string> { ["tasks"] = "Rense garn", ["safety_shoes"] = "Ja" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 1)]
    public async Task Where_the_company_picks_no_night_proposes_the_ordered_place_until_as_many_have_said_yes(string hostPicks, int proposed)
    {
        await using var town = await WithAsync();
        await LoadOrdersAsync(town, $"\"hostPicks\": {hostPicks}, \"shortlistPerPost\": 2");
        var youth = await town.EnrolledAsync("2008-01-03", Job, "01-05");
        var opening = await town.OpeningAsync(Job, seats: 2);
        town.Town.Clock.MoveTo("2027-01-05", "10:00");
        var order = (await ReceiveAsync(town, opening, [])).ShouldBeOfType<ReceiveOrderOutcome.Received>().Order;
        (await town.Town.Get<MakeShortlist>().HandleAsync(order.Id, CancellationToken.None)).ShouldBeOfType<ShortlistOutcome.Made>().Candidates.ShouldHaveSingleItem().YouthId.ShouldBe(youth);

        await town.NightAsync("01-11");
        (await town.ProposedAsync()).Count.ShouldBe(proposed);
        if (proposed > 0)
        {
            return;
        }

        (await town.MissAsync(youth)).ShouldStartWith($"gates-passed gate=proposed_by:host@{Scheme}");
        town.Town.Clock.MoveTo("2027-01-11", "09:00");
        (await town.Town.Get<ProposeOwnPair>().HandleAsync("0791", youth, opening, "karin", CancellationToken.None)).ShouldBeOfType<OwnPairOutcome.Proposed>();
        await town.AgreeAsync("01-11");

        // One post, one yes: the second seat is the night's again.
        var next = await town.EnrolledAsync("2008-01-04", Job, "01-11");
        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldBe([(next, opening)]);
    }

    [Fact]
    public async Task Who_breaks_a_hard_demand_is_on_no_shortlist_and_a_scheme_that_says_otherwise_is_refused()
    {
        await using var town = await WithAsync();
        (await LoadAsync(town, "\"hardFirst\": false")).ShouldBeOfType<LoadOutcome.Refused>().Faults.ShouldHaveSingleItem().ShouldContain("$.orders.hardFirst: is false, but nobody is ever shown");
        (await LoadAsync(town, "\"hardFirst\": true, \"shortlistPerPost\": 2")).ShouldBeOfType<LoadOutcome.Loaded>();
        var youth = await town.EnrolledAsync("2008-01-03", Job, "01-05");
        var unable = await town.EnrolledAsync("2008-01-04", Job, "01-05");
        await town.Town.Store.ExecuteAsync("update youth set available = 'Su08:00-09:00' where id = @unable", new { unable });
        var order = (await ReceiveAsync(town, await town.OpeningAsync(Job), [])).ShouldBeOfType<ReceiveOrderOutcome.Received>().Order;

        var made = (await town.Town.Get<MakeShortlist>().HandleAsync(order.Id, CancellationToken.None)).ShouldBeOfType<ShortlistOutcome.Made>();

        (made.Candidates.ShouldHaveSingleItem().YouthId, made.Short).ShouldBe((youth, 1));
    }

    private static async Task LoadOrdersAsync(SchemeTown town, string orders) => (await LoadAsync(town, orders)).ShouldBeOfType<LoadOutcome.Loaded>();

    private static Task<LoadOutcome> LoadAsync(SchemeTown town, string orders) => town.Town.Get<LoadDefinition>().HandleAsync(
        "bestillinger.json",
        $$"""
        {
          "id": "{{Orders}}", "version": 1, "validFrom": "2026-01-01",
          "name": { "da": "Havnens bestillinger", "en": "Orders of the harbour" }, "purpose": { "da": "Bestil.", "en": "Order." },
          "municipalities": ["0791"], "sources": ["Made up for a test"],
          "orders": { {{orders}} }
        }
        """,
        "karin",
        CancellationToken.None);

    private static Task<ReceiveOrderOutcome> ReceiveAsync(SchemeTown town, string opening, Dictionary<string, string> answers) =>
        town.Town.Get<ReceiveOrder>().HandleAsync("0791", Orders, opening, 1, "karin", CancellationToken.None, answers);
}
