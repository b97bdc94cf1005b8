using Matching.Core.Offers;
using Matching.Core.States;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Offers;

public sealed class OfferLifeTests
{
    // Written by hand from the table of offers and answers, O1, in its order: R S T U A D E W. A letter = go there, i = ignore, f = forbid.
    private const string Expected = """
        SendStarted     S i i S i i i i
        SupplierTook    f T i i i i i i
        SupplierRefused U U i i i i i i
        Delivered       f T i i i i i i
        DeliveryFailed  f U U i i i i i
        Yes             A A A A i i i i
        No              D D D D i i i i
        BackingGiven    A A A A i i i i
        BackingRefused  W W W W i i i i
        DeadlinePassed  i i E E i i i i
        Withdraw        W W W W f i i i
        Stop            U U U i i i i i
        """;

    private static readonly Dictionary<char, OfferState> Letters = new()
    {
        ['R'] = OfferState.Requested,
        ['S'] = OfferState.Sending,
        ['T'] = OfferState.Sent,
        ['U'] = OfferState.Undeliverable,
        ['A'] = OfferState.Accepted,
        ['D'] = OfferState.Declined,
        ['E'] = OfferState.Expired,
        ['W'] = OfferState.Withdrawn,
    };

    public static TheoryData<OfferEvent, OfferState, char> Cells()
    {
        var cells = new TheoryData<OfferEvent, OfferState, char>();
        foreach (var words in Expected.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            foreach (var (state, index) in "RSTUADEW".Select((letter, index) => (Letters[letter], index)))
            {
                cells.Add(Enum.Parse<OfferEvent>(words[0]), state, words[index + 1][0]);
            }
        }

        return cells;
    }

    [Fact]
    public void The_table_has_ninety_six_cells() => Cells().Count.ShouldBe(96);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_says_what_the_design_says(OfferEvent happened, OfferState state, char expected)
    {
        var cell = OfferLife.Table.At(state, happened);

        cell.ShouldBe(expected switch
        {
            'i' => StateTable<OfferState, OfferEvent>.Ignore,
            'f' => StateTable<OfferState, OfferEvent>.Forbid,
            _ => StateTable<OfferState, OfferEvent>.To(Letters[expected]),
        });
    }

    [Fact]
    public void A_forbidden_event_is_our_bug_and_throws_with_its_values() =>
        Should.Throw<InvalidOperationException>(() => OfferLife.Table.Hear(OfferState.Accepted, OfferEvent.Withdraw)).Message.ShouldContain("Withdraw");

    [Fact]
    public void A_row_with_a_missing_cell_is_not_made() =>
        Should.Throw<ArgumentException>(() => new StateTable<OfferState, OfferEvent> { [OfferEvent.Yes] = [StateTable<OfferState, OfferEvent>.Ignore] });

    [Fact]
    public void An_event_without_a_row_throws() =>
        Should.Throw<InvalidOperationException>(() => new StateTable<OfferState, OfferEvent>().At(OfferState.Sent, OfferEvent.Yes));
}
