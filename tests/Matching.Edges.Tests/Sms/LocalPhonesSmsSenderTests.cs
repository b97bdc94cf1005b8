using Matching.Channels.Sms.LocalPhones;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Sms;

public sealed class LocalPhonesSmsSenderTests : SmsSenderContract, IAsyncLifetime
{
    private const string Phone = "+4523000001";
    private OfferTown _town = null!;

    protected override ISmsSender Sender => new LocalPhonesSmsSender(_town.Store.Store, _town.Get<ITextStore>(), Clock);

    private LocalPhoneBook Book => _town.Get<LocalPhoneBook>();

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public Task DisposeAsync() => _town.DisposeAsync().AsTask();

    [Fact]
    public async Task Texts_that_do_not_arrive_are_taken_and_tell_that_they_failed()
    {
        await Book.SwitchAsync(new(Undelivered: true), CancellationToken.None);

        var answer = (await Sender.SendAsync(Text("a"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>();

        answer.Failed.ShouldBeTrue();
        answer.ErrorCode.ShouldBe("30003");
    }

    [Fact]
    public async Task A_text_whose_answer_never_came_is_found()
    {
        await Book.SwitchAsync(new(HangAfterTaking: true), CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var since = Clock.GetUtcNow();

        await Should.ThrowAsync<OperationCanceledException>(() => Sender.SendAsync(Text("a"), patience.Token));

        (await Sender.FindSentAsync(Text("a"), since, CancellationToken.None)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_phone_that_is_off_gets_nothing_and_the_one_beside_it_does()
    {
        await Book.TurnAsync(PhoneNumber.Parse(Phone), isOff: true, CancellationToken.None);

        (await Sender.SendAsync(Text("a"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>().Failed.ShouldBeTrue();
        (await Sender.SendAsync(Text("a", "+4523000002"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>().Failed.ShouldBeFalse();

        await Book.TurnAsync(PhoneNumber.Parse(Phone), isOff: false, CancellationToken.None);
        (await Sender.SendAsync(Text("b"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>().Failed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(LocalCallBacks.InOrder, 2, TextState.Delivered)]
    [InlineData(LocalCallBacks.Doubled, 2, TextState.Delivered)]
    [InlineData(LocalCallBacks.Reversed, 2, TextState.Delivered)]
    [InlineData(LocalCallBacks.Lost, 0, TextState.Sent)]
    public async Task However_call_backs_come_a_text_ends_once(LocalCallBacks how, int kept, TextState end)
    {
        await Book.SwitchAsync(new(CallBacks: how), CancellationToken.None);
        await _town.SentAsync(Phone);
        foreach (var id in await _town.Store.QueryAsync<string>("select distinct supplier_id from sms_report"))
        {
            await _town.Get<HearDelivery>().HandleAsync(id, CancellationToken.None);
        }

        var texts = await _town.CountAsync("from sms_message where phone = @Phone and direction = 1", new { Phone });
        texts.ShouldBeGreaterThan(0);
        (await _town.CountAsync("from sms_report")).ShouldBe(kept * texts);
        (await _town.CountAsync("from sms_message where phone = @Phone and direction = 1 and state = @end", new { Phone, end = (int)end })).ShouldBe(texts);
    }

    [Fact]
    public async Task What_is_typed_and_told_twice_counts_once()
    {
        var offer = await _town.SentAsync(Phone);
        await Book.SwitchAsync(new(TypedTwice: true), CancellationToken.None);

        await _town.TypeAsync(Phone, "ja");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.CountAsync("from sms_message where direction = 2")).ShouldBe(1);
    }
}
