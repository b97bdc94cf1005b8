using Matching.Channels.Sms.LocalPhones;
using Matching.Core.Texts;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Sms;

public sealed class LocalPhonesSmsSenderTests : SmsSenderContract, IAsyncLifetime
{
    private PostgresFixture _store = null!;

    protected override ISmsSender Sender => new LocalPhonesSmsSender(_store.Store, Clock);

    public async Task InitializeAsync() => _store = await PostgresFixture.CreateAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_phone_that_is_off_takes_the_text_and_tells_that_it_failed()
    {
        await SwitchAsync("undelivered", "on");

        var answer = (await Sender.SendAsync(Text("a"), CancellationToken.None)).ShouldBeOfType<SmsAnswer.Accepted>();

        answer.Failed.ShouldBeTrue();
        answer.ErrorCode.ShouldBe("30003");
    }

    [Fact]
    public async Task A_text_whose_answer_never_came_is_found()
    {
        await SwitchAsync("hang_after_taking", "on");
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var since = Clock.GetUtcNow();

        await Should.ThrowAsync<OperationCanceledException>(() => Sender.SendAsync(Text("a"), patience.Token));

        (await Sender.FindSentAsync(Text("a"), since, CancellationToken.None)).ShouldNotBeNull();
    }

    private Task<int> SwitchAsync(string name, string value) => _store.ExecuteAsync("insert into local_phone_switch (name, value) values (@name, @value)", new { name, value });
}
