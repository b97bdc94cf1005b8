using Matching.Core.Erasures;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Core.WhatIfs;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Erasures;

public sealed class EraseYouthTests
{
    [Fact]
    public async Task Nothing_in_any_column_leads_to_her_afterwards()
    {
        await using var town = await KnownEverywhere.CreateAsync();
        var before = await EveryColumn.HoldingAsync(town.Store, KnownEverywhere.Trails);
        (await EveryColumn.TablesOfYouthsAsync(town.Store)).Except(before).ShouldBeEmpty("a table that names people is not looked at: give her a row in it");

        var erased = (await EraseAsync(town, KnownEverywhere.Id)).ShouldBeOfType<ErasureOutcome.Erased>();

        (await EveryColumn.HoldingAsync(town.Store, KnownEverywhere.Trails)).ShouldBeEmpty();
        (await town.CountAsync("from youth where id = @Replacement and first_name = 'Slettet' and phone is null and birth_date = '2005-07-01' and waiting_since = '2026-11-01'", erased)).ShouldBe(1);
        (await town.CountAsync("from erasure where replacement = @Replacement and erased_by = 'karin' and cause = 1", erased)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_counted_stays_under_an_id_that_leads_nowhere()
    {
        await using var town = await KnownEverywhere.CreateAsync();
        const string counted = """
            select (select count(*) from offer) || ' ' || (select count(*) from placement where state = 6) || ' ' || (select count(*) from proposal) || ' ' || (select count(*) from history) || ' '
                || (select count(*) from enrolment) || ' ' || (select count(*) from unplaced) || ' ' || (select coalesce(sum(segments), 0) from sms_message where direction = 1) || ' ' || (select count(*) from youth)
            """;
        var before = await town.Store.ScalarAsync<string>(counted);

        var erased = (await EraseAsync(town, KnownEverywhere.Id)).ShouldBeOfType<ErasureOutcome.Erased>();

        (await town.Store.ScalarAsync<string>(counted)).ShouldBe(before);
        foreach (var table in new[] { "offer", "placement", "proposal", "history", "enrolment", "unplaced", "order_candidate", "follow_up_question" })
        {
            (await town.CountAsync($"from {table} where youth_id = @Replacement", erased)).ShouldBe(1, table);
        }
    }

    [Fact]
    public async Task Others_keep_what_is_theirs()
    {
        await using var town = await KnownEverywhere.CreateAsync();
        await town.Store.ExecuteAsync("update youth set guardian_phone = '+4523007742' where first_name = 'Bo'; insert into session values ('\\x09', 'youth:K-7741.20', '\\x02', now(), now())");

        await EraseAsync(town, KnownEverywhere.Id);

        // The mother of two has said stop for herself.
        (await town.CountAsync("from sms_stop where phone = '+4523007742'")).ShouldBe(1);
        (await town.CountAsync("from youth where id = 'K-7741.20' and first_name = 'En'")).ShouldBe(1);
        (await town.CountAsync("from session where person = 'youth:K-7741.20'")).ShouldBe(1);
        (await town.Store.ScalarAsync<string>("select answer::text from asked_run")).ShouldNotBeNull().ShouldContain("K-7741.20");
        (await town.CountAsync("from offer o join youth y on y.id = o.youth_id where y.first_name = 'Ida' and o.text <> ''")).ShouldBe(1);
        (await town.CountAsync("from system_request")).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_has_something_under_way_is_not_erased_before_it_has_ended()
    {
        await using var town = await OfferTown.CreateAsync();
        var offer = await town.SentAsync("+4523000001");
        var youth = (await town.OfferAsync(offer)).Offer.YouthId;

        (await EraseAsync(town, youth)).ShouldBeOfType<ErasureOutcome.UnderWay>().What.ShouldBe(new StillUnderWay(1, 0));
        await town.TypeAsync("23000001", "Ja");
        (await EraseAsync(town, youth)).ShouldBeOfType<ErasureOutcome.UnderWay>().What.ShouldBe(new StillUnderWay(0, 1));
        (await town.CountAsync("from youth where id = @youth and first_name = 'Amina'", new { youth })).ShouldBe(1);
        await town.Store.ExecuteAsync("update placement set state = 7");

        (await EraseAsync(town, youth)).ShouldBeOfType<ErasureOutcome.Erased>();
    }

    [Fact]
    public async Task Another_town_erases_nobody_here_nor_does_anyone_twice()
    {
        await using var town = await OfferTown.CreateAsync();
        var youth = await town.YouthAsync();

        (await town.Get<EraseYouth>().HandleAsync("0615", youth, "horst", CancellationToken.None)).ShouldBeOfType<ErasureOutcome.Nobody>();
        var outcomes = await Task.WhenAll(EraseAsync(town, youth), EraseAsync(town, youth));

        outcomes.OfType<ErasureOutcome.Erased>().Count().ShouldBe(1);
        (await EraseAsync(town, youth)).ShouldBeOfType<ErasureOutcome.Nobody>();
    }

    [Fact]
    public async Task While_a_night_knows_her_she_is_not_erased()
    {
        await using var town = await OfferTown.CreateAsync();
        var youth = await town.YouthAsync();
        await using (await town.Get<IRegister>().HoldStillAsync(CancellationToken.None))
        {
            (await EraseAsync(town, youth)).ShouldBeOfType<ErasureOutcome.NotNow>();
        }

        (await EraseAsync(town, youth)).ShouldBeOfType<ErasureOutcome.Erased>();
    }

    [Fact]
    public async Task A_file_does_not_bring_her_back_until_a_person_says_so()
    {
        await using var town = await OfferTown.CreateAsync();
        await ImportAsync(town, new() { By = "test" });
        await EraseAsync(town, "Y1");

        (await ImportAsync(town, new() { By = "test", ClosesVanished = true })).StayErased.ShouldBe(["Y1"]);
        (await town.CountAsync("from youth where id = 'Y1'")).ShouldBe(0);
        (await town.CountAsync("from history where source = 'erased'")).ShouldBe(1);

        (await ImportAsync(town, new() { By = "lis", BringsBackErased = true })).StayErased.ShouldBeEmpty();
        (await town.CountAsync("from youth where id = 'Y1' and first_name = 'FornavnY1'")).ShouldBe(1);
        (await town.CountAsync("from erasure where lifted_by = 'lis'")).ShouldBe(1);
        (await ImportAsync(town, new() { By = "test" })).StayErased.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kept_night_is_asked_without_her_and_not_replayed_and_an_older_one_is_kept_no_longer()
    {
        await using var town = await OfferTown.CreateAsync();
        await town.Store.ExecuteAsync("delete from night");
        await ImportAsync(town, new() { By = "test" });
        (await town.Get<RunNight>().HandleAsync(new NightRequest { Date = SmallTown.Today }, null, CancellationToken.None)).ShouldBeOfType<NightOutcome.Published>();
        (await town.Get<RunNight>().HandleAsync(new NightRequest { Date = SmallTown.Today.AddDays(1) }, null, CancellationToken.None)).ShouldBeOfType<NightOutcome.Published>();

        await EraseAsync(town, "Y1");

        (await EveryColumn.HoldingAsync(town.Store, ["Y1"])).ShouldBeEmpty();
        var kept = (await town.Get<IKeptNights>().FindAsync(new NightChoice.Latest(), CancellationToken.None)).ShouldNotBeNull();
        kept.Facts().ShouldNotBeNull().Youths.Select(youth => youth.Id).ShouldBe(["Y2", "Y3"]);
        var change = new WhatIfChange.CloseHost("H1");
        (await town.Get<AskWhatIf>().HandleAsync(new NightChoice.Latest(), [change], 1, null, CancellationToken.None)).ShouldBeOfType<WhatIfOutcome.Answered>();
        (await town.Get<ReplayNight>().HandleAsync(new NightChoice.Latest(), 1, null, CancellationToken.None)).ShouldBeOfType<ReplayOutcome.VersionGone>().What.ShouldBe("facts");
        (await town.CountAsync("from night where facts is null and erased_from_at is not null")).ShouldBe(1);
    }

    private static async Task<RegisterChange> ImportAsync(OfferTown town, ImportRequest request) =>
        (await town.Get<ImportFolder>().HandleAsync(SmallTown.Reading(SmallTown.Folder), request, CancellationToken.None)).ShouldBeOfType<ImportOutcome.Merged>().Change;

    private static Task<ErasureOutcome> EraseAsync(OfferTown town, string youth) => town.Get<EraseYouth>().HandleAsync("0791", youth, "karin", CancellationToken.None);
}
