using Matching.Core.People;
using Matching.Core.Texts;
using Shouldly;
using Xunit;

namespace Matching.Testing.Offers;

/// <summary>What every supplier of texts does, simulated or real.</summary>
public abstract class SmsSenderContract
{
    protected ManualClock Clock { get; } = ManualClock.OnAnOrdinaryMonday();

    protected abstract ISmsSender Sender { get; }

    [Fact]
    public async Task A_text_that_was_taken_has_an_id_and_is_found_by_it()
    {
        var text = Text("JA K7");
        var since = Clock.GetUtcNow();

        var taken = (await Sender.SendAsync(text, CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>();

        taken.SupplierId.ShouldNotBeEmpty();
        taken.Failed.ShouldBeFalse();
        (await Sender.FindSentAsync(text, since, CancellationToken.None)).ShouldBe([taken.SupplierId]);
    }

    [Fact]
    public async Task Every_taken_text_has_an_id_of_its_own()
    {
        var first = (await Sender.SendAsync(Text("a"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>();
        var second = (await Sender.SendAsync(Text("a"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>();

        second.SupplierId.ShouldNotBe(first.SupplierId);
    }

    [Fact]
    public async Task Texts_with_the_same_words_are_all_found_oldest_first()
    {
        var since = Clock.GetUtcNow();
        var first = (await Sender.SendAsync(Text("a"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>();
        Clock.Advance(TimeSpan.FromSeconds(2));
        var second = (await Sender.SendAsync(Text("a"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>();

        (await Sender.FindSentAsync(Text("a"), since, CancellationToken.None)).ShouldBe([first.SupplierId, second.SupplierId]);
    }

    [Fact]
    public async Task A_text_that_was_never_sent_is_not_found()
    {
        var since = Clock.GetUtcNow();
        await Sender.SendAsync(Text("another body"), CancellationToken.None);
        await Sender.SendAsync(Text("the body", "+4523000002"), CancellationToken.None);

        (await Sender.FindSentAsync(Text("the body"), since, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_words_from_before_are_not_this_text()
    {
        await Sender.SendAsync(Text("the body"), CancellationToken.None);
        Clock.Advance(TimeSpan.FromHours(1));

        (await Sender.FindSentAsync(Text("the body"), Clock.GetUtcNow(), CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Danish_letters_and_signs_arrive_as_they_were_written()
    {
        var text = Text("Hej Søren & Åse: 100% + æ? {K7} \"ja\"");
        var since = Clock.GetUtcNow();

        await Sender.SendAsync(text, CancellationToken.None);

        (await Sender.FindSentAsync(text, since, CancellationToken.None)).ShouldNotBeEmpty();
    }

    protected static OutgoingText Text(string body, string phone = "+4523000001") => TextTo(phone, body);

    /// <summary>A text that is about to be sent.</summary>
    public static OutgoingText TextTo(string phone, string body) => new()
    {
        Id = TextId.New(TimeProvider.System),
        Municipality = "0791",
        Phone = PhoneNumber.Parse(phone),
        Template = "T3",
        Body = body,
        Segments = 1,
        Marker = body,
        CreatedAt = default,
    };
}
