using Matching.Core.Offers;
using Matching.Core.Replies;
using Matching.Core.Replies.Numbers;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Core.Texts.Failures;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class SupplierErrorTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [InlineData("21610", ErrorTreatment.Stop)]
    [InlineData("21211", ErrorTreatment.NumberBad)]
    [InlineData("21614", ErrorTreatment.NumberBad)]
    [InlineData("21635", ErrorTreatment.NumberBad)]
    [InlineData("30005", ErrorTreatment.NumberBad)]
    [InlineData("30006", ErrorTreatment.NumberBad)]
    [InlineData("30003", ErrorTreatment.OnceMore)]
    [InlineData("30008", ErrorTreatment.OnceMore)]
    [InlineData("30004", ErrorTreatment.Call)]
    [InlineData("30007", ErrorTreatment.Alarm)]
    [InlineData("39999", ErrorTreatment.Call)]
    public async Task Each_code_of_the_table_is_treated_as_it_says_and_in_the_end_a_person_calls(string code, ErrorTreatment treatment)
    {
        var offer = await _town.SentAsync(Amina);

        await FailAsync(code);

        SupplierErrors.Of(code).Treatment.ShouldBe(treatment);
        (await _town.CountAsync("from sms_stop where phone = @Amina and source = 'supplier'", new { Amina })).ShouldBe(treatment == ErrorTreatment.Stop ? 1 : 0);
        (await _town.CountAsync("from phone_bad where phone = @Amina and error_code = @code", new { Amina, code })).ShouldBe(treatment == ErrorTreatment.NumberBad ? 1 : 0);
        (await _town.StateAsync(offer)).ShouldBe(treatment == ErrorTreatment.OnceMore ? OfferState.Sent : OfferState.Undeliverable);
        (await _town.WorkAsync()).ShouldBe(
            treatment switch
            {
                ErrorTreatment.NumberBad => ["undeliverable", "number_bad"],
                ErrorTreatment.Alarm => ["undeliverable", "texts_filtered"],
                ErrorTreatment.OnceMore => [],
                _ => ["undeliverable"],
            },
            ignoreOrder: true);
    }

    [Fact]
    public void The_table_has_every_code_that_the_design_names() =>
        SupplierErrors.All.Select(error => error.Code).Order().ShouldBe(["21211", "21610", "21614", "21635", "30003", "30004", "30005", "30006", "30007", "30008"]);

    [Fact]
    public async Task A_phone_that_was_off_gets_one_new_try_after_four_hours_and_then_a_call()
    {
        var offer = await _town.SentAsync(Amina);
        await FailAsync("30003");

        _town.Clock.MoveTo(_town.Clock.GetUtcNow().AddHours(4).AddSeconds(-1));
        await _town.SendDueAsync();
        (await TriesAsync()).ShouldBe(1);
        _town.Clock.MoveTo(_town.Clock.GetUtcNow().AddSeconds(1));
        await _town.SendDueAsync();
        (await TriesAsync()).ShouldBe(2);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        await FailAsync("30003");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Undeliverable);
        (await _town.WorkAsync()).ShouldBe(["undeliverable"]);
        _town.Clock.MoveTo(_town.Clock.GetUtcNow().AddHours(5));
        await _town.SendDueAsync();
        (await TriesAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Answered_meanwhile_nothing_is_sent_again()
    {
        await _town.SentAsync(Amina);
        await FailAsync("30008");

        await _town.TypeAsync(Amina, "ja");
        _town.Clock.MoveTo(_town.Clock.GetUtcNow().AddHours(5));
        await _town.SendDueAsync();

        (await TriesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_number_gets_no_texts_until_somebody_writes_from_it_or_a_person_has_cleared_it()
    {
        await _town.SentAsync(Amina);
        await FailAsync("30005");
        var again = await _town.ApproveAsync(await _town.ProposalAsync(await _town.YouthAsync(Amina, "Zahra"), await _town.OpeningAsync()));
        again.ShouldBeOfType<Core.Approvals.ApproveOutcome.Approved>().ByPhone.ShouldBeTrue();

        await _town.TypeAsync(Amina, "hej");
        (await _town.CountAsync("from phone_silent")).ShouldBe(0);
        await _town.Store.ExecuteAsync("insert into phone_bad (phone, municipality_code, error_code, marked_at) values (@Amina, '0791', '30005', now())", new { Amina });

        (await _town.Get<ReleaseNumber>().HandleAsync("0791", Amina, CancellationToken.None)).ShouldBeTrue();
        (await _town.CountAsync("from phone_silent")).ShouldBe(0);
    }

    private Task<int> TriesAsync() => _town.CountAsync("from sms_message where template = 'T3' and sent_at is not null");

    private async Task FailAsync(string code)
    {
        var supplierId = await _town.Store.ScalarAsync<string>("select supplier_id from sms_message where template = 'T3' order by sent_at desc limit 1");
        await _town.Get<ITextStore>().KeepReportAsync(new(supplierId!, "undelivered", code, _town.Clock.GetUtcNow()), CancellationToken.None);
        await _town.Get<HearDelivery>().HandleAsync(supplierId!, CancellationToken.None);
    }
}
