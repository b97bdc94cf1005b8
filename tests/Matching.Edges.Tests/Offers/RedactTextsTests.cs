using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Testing.Offers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class RedactTextsTests : IAsyncLifetime
{
    private readonly ScriptedSmsSender _sms = new();
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync(services => services.AddSingleton<ISmsSender>(_sms));

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_day_after_the_final_word_the_supplier_forgets_the_words_and_we_do_not()
    {
        await _town.SentAsync("+4523000001");
        var (greeting, offer) = (await SupplierIdAsync("T1"), await SupplierIdAsync("T3"));
        await ReportAsync(offer, "delivered");
        await ReportAsync(greeting, "sent");

        _town.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (await RedactAsync()).ShouldBe(0);
        _town.Clock.Advance(TimeSpan.FromSeconds(1));
        (await RedactAsync()).ShouldBe(1);

        _sms.Redacted.ShouldBe([offer]);
        (await _town.CountAsync("from sms_message where template = 'T3' and body like 'Hej%' and redacted_at is not null")).ShouldBe(1);
        (await RedactAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_text_without_a_final_word_is_redacted_four_days_after_it_left()
    {
        await _town.SentAsync("+4523000001");

        _town.Clock.Advance(TimeSpan.FromDays(4) - TimeSpan.FromSeconds(1));
        (await RedactAsync()).ShouldBe(0);
        _town.Clock.Advance(TimeSpan.FromSeconds(1));

        (await RedactAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task What_came_in_is_redacted_a_day_later()
    {
        await _town.SentAsync("+4523000001");
        await _town.TypeAsync("+4523000001", "JA");

        _town.Clock.Advance(TimeSpan.FromHours(24));
        await RedactAsync();

        _sms.Redacted.ShouldContain((await _town.Store.ScalarAsync<string>("select supplier_id from sms_message where direction = 2")).ShouldNotBeNull());
    }

    [Fact]
    public async Task One_that_fails_holds_up_no_other_and_is_tried_again()
    {
        await _town.SentAsync("+4523000001");
        var (greeting, offer) = (await SupplierIdAsync("T1"), await SupplierIdAsync("T3"));
        _sms.CannotRedactOnce(greeting);
        _town.Clock.Advance(TimeSpan.FromDays(4));

        (await RedactAsync()).ShouldBe(1);
        (await RedactAsync()).ShouldBe(1);

        _sms.Redacted.ShouldBe([offer, greeting]);
    }

    private Task<int> RedactAsync() => _town.Get<RedactTexts>().HandleAsync(CancellationToken.None);

    private async Task<string> SupplierIdAsync(string template) => (await _town.Store.ScalarAsync<string>($"select supplier_id from sms_message where template = '{template}'")).ShouldNotBeNull();

    private Task<bool> ReportAsync(string supplierId, string status) =>
        _town.Get<ITextStore>().KeepReportAsync(new(supplierId, status, "", _town.Clock.GetUtcNow()), CancellationToken.None);
}
