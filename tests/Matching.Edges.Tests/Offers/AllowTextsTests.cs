using Matching.Core.Inquiries;
using Matching.Core.People;
using Matching.Core.Replies;
using Matching.Core.Replies.Numbers;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>Ways back and ways that stay closed: offers and answers, O3, O6 and O7.</summary>
public sealed class AllowTextsTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Staff_let_texts_go_again_with_a_note_that_is_kept_with_who_wrote_it()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "STOP");
        var youth = (await _town.OfferAsync(offer)).Offer.YouthId;

        (await AllowAsync(youth, "Hun ringede og vil gerne have sms igen, 111111-1118")).ShouldBeOfType<AllowTextsOutcome.Allowed>();
        await _town.SendDueAsync();

        (await _town.CountAsync("from sms_stop")).ShouldBe(0);
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T20");
        (await _town.Store.QueryAsync<string>("select note_da || ' (' || done_by || ')' from work_item where kind = 'texts_allowed' and done_at is not null"))
            .ShouldBe(["Hun ringede og vil gerne have sms igen, xxxxxx-xxxx (karin)"]);
        (await _town.WorkAsync()).ShouldNotContain("texts_allowed");
    }

    [Fact]
    public async Task Without_a_note_or_a_stop_nothing_changes()
    {
        var offer = await _town.SentAsync(Amina);
        var youth = (await _town.OfferAsync(offer)).Offer.YouthId;
        (await AllowAsync(youth, "Hun ringede")).ShouldBeOfType<AllowTextsOutcome.NotStopped>();
        await _town.TypeAsync(Amina, "STOP");

        (await AllowAsync(youth, "  ")).ShouldBeOfType<AllowTextsOutcome.NeedsNote>();
        (await AllowAsync(youth, new string('a', AllowTexts.LongestNote + 1))).ShouldBeOfType<AllowTextsOutcome.NeedsNote>();
        (await _town.Get<AllowTexts>().HandleAsync("0615", youth, "Hun ringede", "horst", CancellationToken.None)).ShouldBeOfType<AllowTextsOutcome.NotStopped>();

        (await _town.CountAsync("from sms_stop")).ShouldBe(1);
        (await _town.TemplatesAsync(Amina)).ShouldNotContain("T20");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_code_rests_for_sixty_days_after_its_offer_has_closed(int minutesMore, bool isTaken)
    {
        var offer = await _town.SentAsync(Amina);
        var code = (await _town.OfferAsync(offer)).Offer.Code;
        await _town.TypeAsync(Amina, "nej");
        var closed = await _town.Store.ScalarAsync<DateTime>("select closed_at from offer");

        var taken = await _town.Get<IInquiries>().CodesInUseAsync(PhoneNumber.Parse(Amina), new DateTimeOffset(closed, TimeSpan.Zero).AddMinutes(minutesMore), CancellationToken.None);

        taken.Contains(code).ShouldBe(isTaken);
        new Core.Offers.OfferOptions().CodeRests.ShouldBe(TimeSpan.FromDays(60));
    }

    [Theory]
    [InlineData("2026-11-28", "2026-11-24")]
    [InlineData("2026-11-29", "2026-11-26")]
    public async Task A_start_within_five_days_leaves_one_sending_day_to_answer(string start, string deadline)
    {
        var opening = await _town.OpeningAsync();
        await _town.Store.ExecuteAsync("update opening set start_date = @start::date where id = @opening", new { start, opening });

        var offer = await _town.SentAsync(Amina, opening);

        (await _town.OfferAsync(offer)).Offer.DeadlineAt.ShouldBe(ManualClock.At(deadline, "20:00"));
    }

    private Task<AllowTextsOutcome> AllowAsync(string youth, string note) => _town.Get<AllowTexts>().HandleAsync("0791", youth, note, "karin", CancellationToken.None);
}
