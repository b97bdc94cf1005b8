using Matching.Core.Offers;
using Matching.Core.Replies;
using Matching.Core.Replies.Wording;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class AddPhraseTests : IAsyncLifetime
{
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_phrase_that_a_consultant_added_is_read_so_in_her_municipality_and_nowhere_else()
    {
        var offer = await _town.SentAsync("+4523000001");
        (await _town.TypeAsync("+4523000001", "bumsti")).ShouldBeOfType<ReceiveOutcome.WaitsForPerson>();

        (await _town.Get<AddPhrase>().HandleAsync("0999", "Bumsti", PhraseKind.YesPhrase, "ida", CancellationToken.None)).ShouldBe(new AddPhraseOutcome.Added("bumsti"));
        (await _town.TypeAsync("+4523000001", "bumsti")).ShouldBeOfType<ReceiveOutcome.WaitsForPerson>();
        await _town.Get<AddPhrase>().HandleAsync("0791", " BUMSTI ", PhraseKind.YesPhrase, "karin", CancellationToken.None);

        (await _town.TypeAsync("+4523000001", "Bumsti!")).ShouldBeOfType<ReceiveOutcome.Answered>();
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
    }

    [Theory]
    [InlineData("nej", PhraseKind.YesPhrase)]
    [InlineData("stop", PhraseKind.Courtesy)]
    [InlineData("ja tak", PhraseKind.NoPhrase)]
    [InlineData("jeg vil ikke leve mere", PhraseKind.NoPhrase)]
    public async Task No_municipality_turns_a_word_around(string phrase, PhraseKind kind) =>
        (await _town.Get<AddPhrase>().HandleAsync("0791", phrase, kind, "karin", CancellationToken.None)).ShouldBeOfType<AddPhraseOutcome.MeansOtherwise>();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a|b")]
    [InlineData("[ja]")]
    [InlineData("hvad * siger")]
    public async Task Signs_of_the_list_are_no_phrase(string phrase) =>
        (await _town.Get<AddPhrase>().HandleAsync("0791", phrase, PhraseKind.Courtesy, "karin", CancellationToken.None)).ShouldBeOfType<AddPhraseOutcome.NotAPhrase>();
}
