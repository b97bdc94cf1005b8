using Matching.Core.Offers;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>What she hears, and what stands on the desk, for each cell of an offer's table in which she speaks.</summary>
public sealed class CellTextsTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";

    // In the table's order. The text she gets and the item on the desk; - = none.
    private const string Cells = """
        ja   Requested T7 -            ja   Sending T7 -            ja   Sent T7 -            ja   Undeliverable T7 -
        ja   Accepted  T7 -            ja   Declined T13 late_yes   ja   Expired T13 late_yes ja   Withdrawn T34 late_yes
        nej  Requested T8 -            nej  Sending T8 -            nej  Sent T8 -            nej  Undeliverable T8 -
        nej  Accepted  T33 no_after_yes nej Declined - -            nej  Expired T8 -         nej  Withdrawn T8 -
        stop Requested T19 call_offer  stop Sending T19 call_offer  stop Sent T19 call_offer  stop Undeliverable T19 -
        stop Accepted  T19 -           stop Declined T19 -          stop Expired T19 -        stop Withdrawn T19 -
        """;

    private OfferTown _town = null!;

    public static TheoryData<string, OfferState, string, string> Spoken()
    {
        var data = new TheoryData<string, OfferState, string, string>();
        foreach (var cell in Cells.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Chunk(4))
        {
            data.Add(cell[0], Enum.Parse<OfferState>(cell[1]), cell[2], cell[3]);
        }

        return data;
    }

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [MemberData(nameof(Spoken))]
    public async Task Each_cell_has_its_text_and_its_line_on_the_desk(string word, OfferState state, string template, string item)
    {
        var offer = await InAsync(state);
        var before = await _town.TemplatesAsync(Amina);

        await _town.TypeAsync(Amina, $"{word} {(word == "stop" ? "" : (await _town.OfferAsync(offer)).Offer.Code.Value)}");

        var said = (await _town.TemplatesAsync(Amina)).Skip(before.Count).ToList();
        said.ShouldBe(template == "-" ? [] : [template]);
        (await _town.WorkAsync()).ShouldBe(item == "-" ? [] : [item]);
        (await _town.StateAsync(offer)).ShouldBe(After(word, state));
    }

    private static OfferState After(string word, OfferState state) => OfferLife.Table.Hear(state, word switch { "ja" => OfferEvent.Yes, "nej" => OfferEvent.No, _ => OfferEvent.Stop }).To;

    private async Task<OfferId> InAsync(OfferState state)
    {
        var offer = await _town.SentAsync(Amina);
        if (state == OfferState.Accepted)
        {
            await _town.TypeAsync(Amina, "ja");
            return offer;
        }

        await _town.Store.ExecuteAsync(
            """
            update offer set state = @state, closed_at = case when @isOpen then null else @now end where id = @id;
            update seat_hold set released_at = case when @isOpen then null else @now end where offer_id = @id;
            """,
            new { id = offer.Value, state = (short)state, isOpen = state <= OfferState.Undeliverable, now = _town.Clock.GetUtcNow() });
        return offer;
    }
}
