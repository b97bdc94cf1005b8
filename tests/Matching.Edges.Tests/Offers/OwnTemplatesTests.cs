using Matching.Core.Texts;
using Matching.Core.Texts.Templates;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class OwnTemplatesTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_municipalitys_own_words_are_said_from_their_day_on_and_in_their_language_only()
    {
        await SaveAsync("T8", "da", "Fint, {navn}. {kontakt} {tlf}", new(2026, 11, 24));
        await SaveAsync("T8", "en", "Fine, {navn}. {kontakt} {tlf}", new(2026, 11, 23));

        await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "nej");
        _town.Clock.MoveTo("2026-11-24", "10:00");
        await _town.SentAsync("+4523000002", name: "Bo");
        await _town.TypeAsync("+4523000002", "nej");

        (await BodiesAsync("T8")).ShouldBe(["Helt i orden, Amina. Tak fordi du svarede. Vi leder videre efter noget, der passer dig bedre. Karin 87870001", "Fint, Bo. Karin 87870001"]);
    }

    [Fact]
    public async Task The_latest_version_in_force_is_said_and_no_other_municipalitys()
    {
        await SaveAsync("T8", "da", "Første {navn}. {kontakt} {tlf}", new(2026, 11, 23));
        await SaveAsync("T8", "da", "Anden {navn}. {kontakt} {tlf}", new(2026, 11, 24));
        await _town.Get<SaveTemplate>().HandleAsync("0615", new("T8", "da", "Fremmed {navn}. {kontakt} {tlf}"), new(2026, 11, 24), "x", false, CancellationToken.None);
        _town.Clock.MoveTo("2026-11-25", "10:00");

        await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "nej");

        (await BodiesAsync("T8")).ShouldBe(["Anden Amina. Karin 87870001"]);
    }

    [Fact]
    public async Task A_language_of_its_own_is_said_to_who_reads_it()
    {
        await SaveAsync("T8", "uk", "Дякуємо, {navn}. {kontakt} {tlf}", new(2026, 11, 23));
        var youth = await _town.YouthAsync(Amina);
        await _town.Store.ExecuteAsync("update youth set language = 'uk' where id = @youth", new { youth });
        await _town.ApproveAsync(await _town.ProposalAsync(youth, await _town.OpeningAsync()));
        await _town.SendDueAsync();

        await _town.TypeAsync(Amina, "no");

        (await BodiesAsync("T8")).ShouldBe(["Дякуємо, Amina. Karin 87870001"]);
        (await _town.PhoneAsync(Amina))[1].ShouldStartWith("Hi Amina. Spare-time job at");
    }

    private async Task SaveAsync(string template, string language, string body, DateOnly from) =>
        (await _town.Get<SaveTemplate>().HandleAsync("0791", new(template, language, body), from, "karin", false, CancellationToken.None)).ShouldBeOfType<SaveTemplateOutcome.Saved>();

    private Task<IReadOnlyList<string>> BodiesAsync(string template) => _town.Store.QueryAsync<string>("select body from sms_message where template = @template order by id", new { template });
}
