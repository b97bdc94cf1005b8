using Matching.Core.Erasures;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.WhatIfs;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Erasures;

public sealed class EraseHostTests
{
    // What says so itself, and a place of a company's own that no mentor has.
    private static readonly string[] NotOfMentors = ["host_erasure.host_id"];

    [Fact]
    public async Task Nothing_in_any_column_leads_to_a_mentor_afterwards()
    {
        await using var town = await HostKnownEverywhere.MentorAsync();
        var before = await EveryColumn.HoldingAsync(town.Store, HostKnownEverywhere.MentorTrails);
        (await EveryColumn.TablesOfAsync(town.Store, "host_id", "opening_id", "sponsor_id")).Except(before).Except(NotOfMentors).ShouldBeEmpty("a table that names hosts or places is not looked at: give her a row in it");

        var erased = (await EraseAsync(town)).ShouldBeOfType<ErasureOutcome.Erased>();

        (await EveryColumn.HoldingAsync(town.Store, HostKnownEverywhere.MentorTrails)).ShouldBeEmpty();
        (await town.CountAsync("from host where id = @Replacement and name = 'Slettet' and phone is null and status = 3 and erased_at is not null", erased)).ShouldBe(1);
        (await town.CountAsync("from host_erasure where host_id = @Replacement and what = 1 and erased_by = 'karin' and cause = 1", erased)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_counted_of_a_mentor_stays_and_others_keep_what_is_theirs()
    {
        await using var town = await HostKnownEverywhere.MentorAsync();
        const string counted = """
            select (select count(*) from offer) || ' ' || (select count(*) from placement where state = 6) || ' ' || (select count(*) from proposal) || ' ' || (select count(*) from history) || ' '
                || (select count(*) from unplaced) || ' ' || (select count(*) from seat) || ' ' || (select coalesce(sum(segments), 0) from sms_message where direction = 1) || ' ' || (select count(*) from host)
            """;
        var before = await town.Store.ScalarAsync<string>(counted);

        var erased = (await EraseAsync(town)).ShouldBeOfType<ErasureOutcome.Erased>();

        (await town.Store.ScalarAsync<string>(counted)).ShouldBe(before);
        foreach (var table in new[] { "offer", "proposal", "opening" })
        {
            (await town.CountAsync($"from {table} where host_id = @Replacement", erased)).ShouldBe(1, table);
        }

        (await town.CountAsync("from placement p join opening o on o.id = p.opening_id where o.host_id = @Replacement", erased)).ShouldBe(1);
        (await town.CountAsync("from youth where first_name = 'Bo' and wished_hosts = array['M-8852.30']")).ShouldBe(1);
        (await town.CountAsync("from proposal where opening_id = 'P-8852.40' and state = 1")).ShouldBe(1);
        (await town.CountAsync("from sms_message where direction = 2 and body = 'Ja'")).ShouldBe(1);
        (await town.Store.ScalarAsync<string>("select answer::text from asked_run")).ShouldNotBeNull().ShouldContain("M-8852.30");
        (await town.CountAsync("from system_request")).ShouldBe(1);
    }

    [Fact]
    public async Task A_companys_contact_goes_and_the_company_stays()
    {
        await using var town = await HostKnownEverywhere.ContactAsync();

        (await EraseAsync(town)).ShouldBe(new ErasureOutcome.Erased(HostKnownEverywhere.Id));

        (await EveryColumn.HoldingAsync(town.Store, HostKnownEverywhere.ContactTrails)).ShouldBeEmpty();
        (await town.CountAsync("from host where id = 'M-8852.3' and name = 'Bageren Laurits' and status = 1 and contact_name = '' and phone is null and email = ''")).ShouldBe(1);
        (await town.CountAsync("from opening where id = 'P-8852.4' and title = 'Hjælper' and status = 1")).ShouldBe(1);
        (await town.CountAsync("from session")).ShouldBe(0);
        (await EraseAsync(town)).ShouldBeOfType<ErasureOutcome.Nobody>("no contact is left");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public async Task Whoever_has_something_under_way_is_not_erased_before_it_has_ended(short kind)
    {
        await using var town = await OfferTown.CreateAsync();
        var opening = await town.OpeningAsync(kind: kind);
        await town.SentAsync("+4523000001", opening, kind: kind);

        (await EraseAsync(town, "H" + opening)).ShouldBeOfType<ErasureOutcome.UnderWay>().What.ShouldBe(new StillUnderWay(1, 0));
        await town.TypeAsync("23000001", "Ja");
        (await EraseAsync(town, "H" + opening)).ShouldBeOfType<ErasureOutcome.UnderWay>().What.ShouldBe(new StillUnderWay(0, 1));
        await town.Store.ExecuteAsync("""
            update placement set state = 7;
            insert into host_order (id, municipality_code, programme, opening_id, posts, received_at, received_by) values (gen_random_uuid(), '0791', 'spare-time-job', @opening, 1, now(), 'karin')
            """, new { opening });
        (await EraseAsync(town, "H" + opening)).ShouldBeOfType<ErasureOutcome.UnderWay>().What.ShouldBe(new StillUnderWay(0, 0, 1));
        await town.Store.ExecuteAsync("update host_order set sent_at = now()");

        (await EraseAsync(town, "H" + opening)).ShouldBeOfType<ErasureOutcome.Erased>();
    }

    [Fact]
    public async Task Another_town_erases_nobody_here_nor_does_anyone_twice_nor_while_a_night_knows_her()
    {
        await using var town = await OfferTown.CreateAsync();
        var host = "H" + await town.OpeningAsync(kind: 3);

        (await town.Get<EraseHost>().HandleAsync("0615", host, "horst", CancellationToken.None)).ShouldBeOfType<ErasureOutcome.Nobody>();
        await using (await town.Get<IRegister>().HoldStillAsync(CancellationToken.None))
        {
            (await EraseAsync(town, host)).ShouldBeOfType<ErasureOutcome.NotNow>();
        }

        (await EraseAsync(town, host)).ShouldBeOfType<ErasureOutcome.Erased>();
        (await EraseAsync(town, host)).ShouldBeOfType<ErasureOutcome.Nobody>();
    }

    [Fact]
    public async Task A_file_brings_neither_back_until_a_person_says_so_and_another_contact_is_let_in()
    {
        await using var town = await OfferTown.CreateAsync();
        var folder = WithContact("Per Bager", "33330001");
        await ImportAsync(town, folder, new() { By = "test" });
        await town.Store.ExecuteAsync("update placement set state = 6");
        await EraseAsync(town, "H2", "0615");
        await EraseAsync(town, "H1");

        (await ImportAsync(town, folder, new() { By = "test" })).StayErased.ShouldBe(["H1", "H2"]);
        (await town.CountAsync("from host where id = 'H2'")).ShouldBe(0);
        (await town.CountAsync("from host where id = 'H1' and name = 'Bageren' and contact_name = '' and phone is null")).ShouldBe(1);

        (await ImportAsync(town, WithContact("Lis Ny", "33330002"), new() { By = "test" })).StayErased.ShouldBe(["H2"]);
        (await town.CountAsync("from host where id = 'H1' and contact_name = 'Lis Ny' and phone = '+4533330002'")).ShouldBe(1);

        (await ImportAsync(town, folder, new() { By = "lis", BringsBackErased = true })).StayErased.ShouldBeEmpty();
        (await town.CountAsync("from host where (id = 'H1' and contact_name = 'Per Bager') or (id = 'H2' and name = 'Laura Larsen')")).ShouldBe(2);
        (await town.CountAsync("from host_erasure where lifted_by = 'lis'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_kept_night_is_asked_without_her_and_not_replayed()
    {
        await using var town = await OfferTown.CreateAsync();
        await town.Store.ExecuteAsync("delete from night");
        await ImportAsync(town, SmallTown.Folder, new() { By = "test" });
        (await town.Get<RunNight>().HandleAsync(new NightRequest { Date = SmallTown.Today }, null, CancellationToken.None)).ShouldBeOfType<NightOutcome.Published>();

        (await EraseAsync(town, "H2", "0615")).ShouldBeOfType<ErasureOutcome.Erased>();

        var facts = (await town.Get<IKeptNights>().FindAsync(new NightChoice.Latest(), CancellationToken.None)).ShouldNotBeNull().Facts().ShouldNotBeNull();
        facts.Hosts.Select(host => host.Id).ShouldBe(["H1"]);
        facts.Openings.Select(opening => opening.Id).ShouldBe(["O1"]);
        (await town.Get<AskWhatIf>().HandleAsync(new NightChoice.Latest(), [new WhatIfChange.CloseHost("H1")], 1, null, CancellationToken.None)).ShouldBeOfType<WhatIfOutcome.Answered>();
        (await town.Get<ReplayNight>().HandleAsync(new NightChoice.Latest(), 1, null, CancellationToken.None)).ShouldBeOfType<ReplayOutcome.VersionGone>().What.ShouldBe("facts");
        (await town.Get<RunNight>().HandleAsync(new NightRequest { Date = SmallTown.Today.AddDays(1) }, null, CancellationToken.None)).ShouldBeOfType<NightOutcome.Published>();
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 2)]
    public async Task Who_was_closed_five_years_ago_is_told_of_thirty_days_before_and_erased_on_the_day(short kind, int what)
    {
        await using var town = await OfferTown.CreateAsync();
        await town.OpeningAsync(kind: kind);
        await town.Store.ExecuteAsync("update host set status = 3, status_since = '2021-12-24'");

        (await TurnAsync(town, "2026-11-23")).ShouldBe(0);
        (await town.WorkAsync()).ShouldBeEmpty();
        await TurnAsync(town, "2026-11-24");
        (await town.WorkAsync()).ShouldBe(["host_erasure_due"]);
        (await TurnAsync(town, "2026-12-23")).ShouldBe(0);

        (await TurnAsync(town, "2026-12-24")).ShouldBe(1);
        (await town.WorkAsync()).ShouldBeEmpty();
        (await town.CountAsync("from host_erasure where cause = 2 and what = @what", new { what })).ShouldBe(1);
        (await TurnAsync(town, "2026-12-25")).ShouldBe(0);
    }

    private static ImportedFolder WithContact(string name, string phone) => SmallTown.Folder with
    {
        Hosts = [.. SmallTown.Folder.Hosts.Select(host => host.Kind == HostKind.Company ? host with { ContactName = name, Phone = PhoneNumber.Parse(phone) } : host)],
    };

    private static Task<int> TurnAsync(OfferTown town, string day)
    {
        town.Clock.MoveTo(day, "04:50");
        return town.Get<EraseHostsAfterKeeping>().HandleAsync(CancellationToken.None);
    }

    private static async Task<RegisterChange> ImportAsync(OfferTown town, ImportedFolder folder, ImportRequest request) =>
        (await town.Get<ImportFolder>().HandleAsync(SmallTown.Reading(folder), request, CancellationToken.None)).ShouldBeOfType<ImportOutcome.Merged>().Change;

    private static Task<ErasureOutcome> EraseAsync(OfferTown town, string host = HostKnownEverywhere.Id, string municipality = "0791") =>
        town.Get<EraseHost>().HandleAsync(municipality, host, "karin", CancellationToken.None);
}
