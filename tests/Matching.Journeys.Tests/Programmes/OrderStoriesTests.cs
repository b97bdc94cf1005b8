using Matching.Core.HostOrders;
using Matching.Core.Programmes;
using Shouldly;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Companies' orders: who is shown, how soon, and who from across the border.</summary>
public sealed class OrderStoriesTests
{
    private const string Scheme = "code-of-care-skive";
    private const string Jobs = "spare-time-job";
    private const short Job = 2;

    [Story(Scheme, 1)]
    public async Task Two_for_each_post()
    {
        await using var town = await SchemeTown.OpenAsync(Jobs, "0615");
        var opening = await town.OpeningAsync(Job, seats: 10);
        for (var one = 0; one < 13; one++)
        {
            await town.YouthAsync("2003-01-01", Job);
        }

        await town.YouthAsync("2014-09-01", Job);
        town.Town.Clock.MoveTo("2027-02-01", "10:00");
        var order = await ReceivedAsync(town, "west-pharmaceutical-horsens", opening, 10);
        var few = await ShortlistAsync(town, order);
        (few.Candidates.Count, few.Short).ShouldBe((13, 7));

        for (var one = 0; one < 13; one++)
        {
            await town.YouthAsync("2003-01-02", Job);
        }

        var enough = await ShortlistAsync(town, order);
        (enough.Candidates.Count, enough.Short).ShouldBe((20, 0));
        enough.Candidates.Select(candidate => candidate.Score).ShouldBeInOrder(Shouldly.SortDirection.Descending);
        (await town.Town.CountAsync("from order_candidate")).ShouldBe(20);
    }

    [Story(Scheme, 2)]
    public async Task Promised_in_two_days()
    {
        await using var town = await SchemeTown.OpenAsync(Jobs, "0615");
        var (opening, answered) = (await town.OpeningAsync(Job), await town.OpeningAsync(Job));
        await town.YouthAsync("2003-01-01", Job);
        town.Town.Clock.MoveTo("2027-02-01", "10:00");
        await ReceivedAsync(town, "west-pharmaceutical-horsens", opening, 1);
        var sent = await ReceivedAsync(town, "west-pharmaceutical-horsens", answered, 1);
        (await town.Town.Get<SendCandidates>().HandleAsync(sent.Id, CancellationToken.None)).ShouldBeFalse();
        (await ShortlistAsync(town, sent)).Candidates.ShouldHaveSingleItem();
        (await town.Town.Get<SendCandidates>().HandleAsync(sent.Id, CancellationToken.None)).ShouldBeTrue();

        town.Town.Clock.MoveTo("2027-02-03", "09:59");
        await town.Town.Get<WatchOrders>().HandleAsync(CancellationToken.None);
        (await town.Town.WorkAsync()).ShouldBeEmpty();
        town.Town.Clock.MoveTo("2027-02-03", "10:00");
        await town.Town.Get<WatchOrders>().HandleAsync(CancellationToken.None);
        await town.Town.Get<WatchOrders>().HandleAsync(CancellationToken.None);
        (await town.Town.WorkAsync()).ShouldBe(["order_late"]);

        await using var ikast = await SchemeTown.OpenAsync(Jobs, "0756");
        var place = await ikast.OpeningAsync(Job);
        ikast.Town.Clock.MoveTo("2027-02-01", "10:00");
        var early = await ReceivedAsync(ikast, "employer-service-ikast-brande", place, 1);
        early.CandidatesDueAt.ShouldBe(new DateTimeOffset(2027, 2, 1, 15, 0, 0, TimeSpan.Zero));
        ikast.Town.Clock.MoveTo("2027-02-01", "12:01");
        (await ReceivedAsync(ikast, "employer-service-ikast-brande", place, 1)).CandidatesDueAt.ShouldBe(new DateTimeOffset(2027, 2, 2, 15, 0, 0, TimeSpan.Zero));
    }

    [Story(Scheme, 3)]
    public async Task To_the_neighbours()
    {
        await using var town = await SchemeTown.OpenAsync(Jobs, "0756");
        var opening = await town.OpeningAsync(Job, seats: 4);
        var local = await town.YouthAsync("2003-01-01", Job);
        string[] outside = [await town.YouthAsync("2003-01-02", Job), await town.YouthAsync("2003-01-03", Job), await town.YouthAsync("2003-01-04", Job)];
        await town.Town.Store.ExecuteAsync("update youth set municipality_code = '0791' where id = any(@outside)", new { outside });
        town.Town.Clock.MoveTo("2027-02-01", "10:00");
        var now = town.Town.Clock.GetUtcNow();
        var desk = town.Town.Get<IOrderDesk>();
        await desk.KeepConsentAsync(outside[0], true, now, "karin", CancellationToken.None);
        await desk.KeepConsentAsync(outside[1], true, now.AddDays(-1), "karin", CancellationToken.None);
        await desk.KeepConsentAsync(outside[1], false, now, "karin", CancellationToken.None);
        var order = await ReceivedAsync(town, "employer-service-ikast-brande", opening, 1);

        var shown = await ShortlistAsync(town, order);

        shown.Candidates.Select(candidate => (candidate.YouthId, candidate.FromOutside)).ShouldBe([(local, false), (outside[0], true)]);
        shown.Short.ShouldBe(2);
        Core.Clock.Copenhagen.DateAt(shown.Order.AtNeighboursSince!.Value).ShouldBe(new DateOnly(2027, 2, 1));
        (await town.Town.WorkAsync()).ShouldBe(["order_to_neighbours"]);
    }

    private static async Task<HostOrder> ReceivedAsync(SchemeTown town, string scheme, string opening, int posts) =>
        (await town.Town.Get<ReceiveOrder>().HandleAsync(town.Municipality, scheme, opening, posts, "karin", CancellationToken.None, Answers(scheme))).ShouldBeOfType<ReceiveOrderOutcome.Received>().Order;

    private static Dictionary<string, string> Answers(string scheme) =>
        ProgrammeBook.Shipped.Find(scheme, new(2027, 2, 1))!.Definition.Orders!.Fields.ToDictionary(field => field, _ => "Sagt i telefonen", StringComparer.Ordinal);

    private static async Task<ShortlistOutcome.Made> ShortlistAsync(SchemeTown town, HostOrder order) =>
        (await town.Town.Get<MakeShortlist>().HandleAsync(order.Id, CancellationToken.None)).ShouldBeOfType<ShortlistOutcome.Made>();
}
