using Matching.Core.Offers;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Offers;

public sealed class OfferCodeTests
{
    private static readonly OfferId Offer = OfferId.New(TimeProvider.System);

    [Fact]
    public void There_are_112_codes_and_no_letter_is_an_answer()
    {
        OfferCode.All.Count.ShouldBe(112);
        OfferCode.All.Distinct().Count().ShouldBe(112);
        OfferCode.All.ShouldAllBe(code => !"JYNSOILABGQZ".Contains(code.Value[0]) && code.Value[1] >= '2' && code.Value[1] <= '9');
    }

    [Fact]
    public void The_last_free_code_is_found_and_then_there_is_none()
    {
        var free = OfferCode.Parse("K7");
        var inUse = OfferCode.All.Where(code => code != free).ToHashSet();

        OfferCode.Choose(Offer, inUse).ShouldBe(free);
        OfferCode.Choose(Offer, OfferCode.All.ToHashSet()).ShouldBeNull();
    }

    [Theory]
    [InlineData("K7", true)]
    [InlineData("k7", true)]
    [InlineData("K1", false)]
    [InlineData("J7", false)]
    [InlineData("K77", false)]
    [InlineData("", false)]
    public void Only_a_letter_and_a_digit_of_the_list_are_a_code(string text, bool isCode) => OfferCode.TryParse(text, out _).ShouldBe(isCode);
}
