using Matching.Core.HostEvents;
using Shouldly;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Events: what companies pledge at them becomes orders, and only mentors who asked are invited to them.</summary>
public sealed class EventStoriesTests
{
    private const short Mentor = 3;
    private const short Job = 2;

    [Story("code-of-care-skive", 5)]
    public async Task Pledges_become_orders()
    {
        await using var town = await SchemeTown.OpenAsync("code-of-care-skive", "0779");
        await town.Town.Store.ExecuteAsync("insert into consultant (sign_in, name, municipality_code, roles) values ('sofie', 'Sofie', '0779', '{company_consultant}')");
        var held = await HeldAsync(town, "Code of Care", "02-05");
        town.Town.Clock.MoveTo("2027-02-05", "19:00");
        var pledges = new List<HostPledge>();
        for (var company = 0; company < 14; company++)
        {
            var opening = await town.OpeningAsync(Job);
            pledges.Add((await town.Town.Get<TakePledge>().HandleAsync(held.Id, town.Municipality, "H" + opening, "Et småjob", 1, "sofie", CancellationToken.None)).ShouldNotBeNull());
        }

        pledges.ShouldAllBe(pledge => Core.Clock.Copenhagen.DateAt(pledge.DueAt!.Value) == new DateOnly(2027, 2, 8));
        town.Town.Clock.MoveTo("2027-02-08", "10:00");
        foreach (var pledge in pledges.Take(12))
        {
            var order = await town.Town.Get<OrderFromPledge>().HandleAsync(pledge.Id, town.Municipality, pledge.HostId[1..], "sofie", "sofie", CancellationToken.None);
            order.ShouldNotBeNull().Owner.ShouldBe("sofie");
        }

        await Watch(town);
        (await town.Town.WorkAsync()).ShouldBeEmpty();
        town.Town.Clock.MoveTo("2027-02-08", "16:00");
        await Watch(town);
        await Watch(town);

        (await town.Town.CountAsync("from host_order where owner = 'sofie' and received_at < '2027-02-09'")).ShouldBe(12);
        (await town.Town.WorkAsync()).ShouldBe(["pledge_waits", "pledge_waits"]);
        (await town.Town.CountAsync("from work_item where note_da like '%Et småjob (1)'")).ShouldBe(2);

        // Whose place it is not, and who does not work there, settle nothing; and what is settled is settled once.
        (await town.Town.Get<OrderFromPledge>().HandleAsync(pledges[12].Id, town.Municipality, pledges[13].HostId[1..], "sofie", "sofie", CancellationToken.None)).ShouldBeNull();
        (await town.Town.Get<OrderFromPledge>().HandleAsync(pledges[12].Id, town.Municipality, pledges[12].HostId[1..], "nobody", "sofie", CancellationToken.None)).ShouldBeNull();
        (await town.Town.Get<OrderFromPledge>().HandleAsync(pledges[0].Id, town.Municipality, pledges[0].HostId[1..], "sofie", "sofie", CancellationToken.None)).ShouldBeNull();
        (await town.Town.CountAsync("from host_order")).ShouldBe(12);
    }

    [Story("viborg-cares", 2)]
    public async Task A_mentor_who_has_not_asked()
    {
        await using var town = await SchemeTown.OpenAsync("viborg-cares");
        var (silent, asked, regrets) = (await town.OpeningAsync(Mentor, hoursPerMonth: 3), await town.OpeningAsync(Mentor, hoursPerMonth: 3), await town.OpeningAsync(Mentor, hoursPerMonth: 3));
        town.Town.Clock.MoveTo("2027-01-04", "09:00");
        await WantsAsync(town, asked, true);
        await WantsAsync(town, regrets, true);
        for (var month = 1; month <= 12; month++)
        {
            if (month == 7)
            {
                await WantsAsync(town, regrets, false);
            }

            var held = await HeldAsync(town, "Netværksaften", $"{month:00}-20");
            town.Town.Clock.MoveTo($"2027-{month:00}-10", "09:00");
            var invited = await town.Town.Get<InviteMentors>().HandleAsync(held.Id, town.Municipality, CancellationToken.None);
            invited.ShouldBe(month < 7 ? 2 : 1);
            (await town.Town.Get<InviteMentors>().HandleAsync(held.Id, town.Municipality, CancellationToken.None)).ShouldBe(0);
        }

        (await InvitationsAsync(town, silent)).ShouldBe(0);
        (await InvitationsAsync(town, asked)).ShouldBe(12);
        (await InvitationsAsync(town, regrets)).ShouldBe(6);
        await town.Town.SendDueAsync();
        (await town.Town.CountAsync("from sms_message")).ShouldBe(0);
    }

    [Xunit.Fact]
    public async Task A_mentor_says_whether_she_comes_and_of_who_is_silent_two_days_before_a_person_hears_once()
    {
        await using var town = await SchemeTown.OpenAsync("viborg-cares");
        var (comes, silent) = (await town.OpeningAsync(Mentor, hoursPerMonth: 3), await town.OpeningAsync(Mentor, hoursPerMonth: 3));
        town.Town.Clock.MoveTo("2027-01-04", "09:00");
        await WantsAsync(town, comes, true);
        await WantsAsync(town, silent, true);
        var held = await HeldAsync(town, "Netværksaften", "01-20");
        (await town.Town.Get<InviteMentors>().HandleAsync(held.Id, town.Municipality, CancellationToken.None)).ShouldBe(2);

        (await ComesAsync(town, held, "H" + comes, "01-10")).ShouldBeTrue();
        (await ComesAsync(town, held, "H-stranger", "01-10")).ShouldBeFalse();
        town.Town.Clock.MoveTo("2027-01-17", "09:00");
        (await town.Town.Get<WatchInvitations>().HandleAsync(CancellationToken.None)).ShouldBe(0);
        town.Town.Clock.MoveTo("2027-01-18", "09:00");
        (await town.Town.Get<WatchInvitations>().HandleAsync(CancellationToken.None)).ShouldBe(1);
        (await town.Town.Get<WatchInvitations>().HandleAsync(CancellationToken.None)).ShouldBe(0);

        (await town.Town.WorkAsync()).ShouldBe(["event_unanswered"]);
        (await ComesAsync(town, held, "H" + silent, "01-21")).ShouldBeFalse();
    }

    private static Task<bool> ComesAsync(SchemeTown town, HostEvent held, string mentor, string day) =>
        town.Town.Get<IEventDesk>().AnswerAsync(held.Id, mentor, true, town.Town.Clock.GetUtcNow(), Entering.Day(day), CancellationToken.None);

    private static Task<int> Watch(SchemeTown town) => town.Town.Get<WatchPledges>().HandleAsync(CancellationToken.None);

    private static Task WantsAsync(SchemeTown town, string opening, bool wants) =>
        town.Town.Get<IEventDesk>().KeepConsentAsync("H" + opening, wants, town.Town.Clock.GetUtcNow(), "H" + opening, CancellationToken.None);

    private static Task<int> InvitationsAsync(SchemeTown town, string opening) => town.Town.CountAsync($"from event_invitation where host_id = 'H{opening}'");

    private static async Task<HostEvent> HeldAsync(SchemeTown town, string title, string on) =>
        (await town.Town.Get<HoldEvent>().HandleAsync(town.Municipality, town.Programme, title, Entering.Day(on), "sofie", CancellationToken.None)).ShouldBeOfType<HoldEventOutcome.Written>().Event;
}
