using Matching.Core.Backings;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;
using static Matching.Edges.Tests.Backings.GuardianTown;

namespace Matching.Edges.Tests.Backings;

public sealed class GuardianOfEnrolmentTests : IAsyncLifetime
{
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_guardian_is_asked_once_and_a_yes_lets_her_be_matched()
    {
        var youth = await WardAsync();

        (await AskAsync(youth)).ShouldBe(AskBackingOutcome.Asked);
        (await AskAsync(youth)).ShouldBe(AskBackingOutcome.AskedBefore);
        await _town.SendDueAsync();
        (await _town.PhoneAsync(Mother))[^1].ShouldStartWith("Hej. Ali vil gerne være med i ");
        await _town.TypeAsync(Mother, "Ja");

        (await ConsentAsync(youth)).ShouldBe(true);
        (await _town.TemplatesAsync(Mother)).ShouldBe(["T1.guardian", "T35", "T24"]);
        (await _town.WorkAsync()).ShouldBe(["backing_given"]);
        (await AskAsync(youth)).ShouldBe(AskBackingOutcome.Backed);
    }

    [Fact]
    public async Task A_no_keeps_her_out_until_a_yes_comes_later()
    {
        var youth = await WardAsync();
        await AskAsync(youth);
        await _town.SendDueAsync();

        await _town.TypeAsync(Mother, "nej");
        (await ConsentAsync(youth)).ShouldBe(false);
        (await _town.TemplatesAsync(Mother))[^1].ShouldBe("T25");
        await _town.Get<RecordBacking>().HandleAsync("0791", await _town.QuestionAsync(), true, "karin", CancellationToken.None);

        (await ConsentAsync(youth)).ShouldBe(true);
        (await _town.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guardian_who_wants_no_texts_or_is_not_reached_is_called()
    {
        await _town.Store.ExecuteAsync("insert into sms_stop (phone, municipality_code, stopped_at, words, source) values (@Mother, '0791', now(), '', 'staff')", new { Mother });

        (await AskAsync(await WardAsync())).ShouldBe(AskBackingOutcome.Asked);

        (await _town.WorkAsync()).ShouldBe(["call_guardian"]);
        (await _town.TemplatesAsync(Mother)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_is_reminded_once_and_then_called()
    {
        await AskAsync(await WardAsync());
        await _town.SendDueAsync();

        _town.Clock.MoveTo("2026-11-24", "16:00");
        await _town.Get<WatchBackings>().HandleAsync(CancellationToken.None);
        await _town.SendDueAsync();
        _town.Clock.MoveTo("2026-11-25", "20:00");
        await _town.Get<WatchBackings>().HandleAsync(CancellationToken.None);

        (await _town.TemplatesAsync(Mother)).ShouldBe(["T1.guardian", "T35", "T35"]);
        (await _town.WorkAsync()).ShouldBe(["call_guardian"]);
    }

    [Fact]
    public async Task Who_is_18_and_who_is_in_no_scheme_that_asks_are_not_asked_about()
    {
        (await AskAsync(await WardAsync(born: "2008-11-23"))).ShouldBe(AskBackingOutcome.Grown);
        (await AskAsync(await _town.WardAsync(phone: "+4523000003"))).ShouldBe(AskBackingOutcome.NotAsked);
        (await _town.Get<AskBacking>().HandleAsync("0615", "Y00001", CancellationToken.None)).ShouldBe(AskBackingOutcome.NotFound);
    }

    private Task<string> WardAsync(string born = "2009-05-04") => _town.WardAsync(born: born, programme: "spare-time-job-viborg");

    private Task<AskBackingOutcome> AskAsync(string youth) => _town.Get<AskBacking>().HandleAsync("0791", youth, CancellationToken.None);

    private Task<bool?> ConsentAsync(string youth) => _town.Store.ScalarAsync<bool?>("select guardian_consent from youth where id = @youth", new { youth });
}
