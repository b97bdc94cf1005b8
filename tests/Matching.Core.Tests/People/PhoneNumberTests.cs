using Matching.Core.People;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.People;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("20304050")]
    [InlineData("20 30 40 50")]
    [InlineData("20-30-40-50")]
    [InlineData("+4520304050")]
    [InlineData("+45 20 30 40 50")]
    [InlineData("004520304050")]
    public void The_ways_a_Dane_writes_her_number_are_one_number(string text)
    {
        PhoneNumber.TryParse(text, out var number).ShouldBeTrue();

        number.E164.ShouldBe("+4520304050");
    }

    [Theory]
    [InlineData("2030405")]
    [InlineData("203040506")]
    [InlineData("2030abcd")]
    [InlineData("+45203040")]
    [InlineData("+452030405060")]
    [InlineData("12345678")]
    [InlineData("+0012345678")]
    [InlineData("")]
    [InlineData("+٢٠٣٠٤٠٥٠٦٠")]
    public void What_is_no_number_is_refused(string text)
    {
        PhoneNumber.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_number_prints_masked()
    {
        PhoneNumber.Parse("+4520304050").ToString().ShouldBe("+…50");
        $"{PhoneNumber.Parse("+46701234567")}".ShouldNotContain("70123");
    }

    [Fact]
    public void A_refusal_does_not_repeat_what_was_typed()
    {
        Should.Throw<FormatException>(() => PhoneNumber.Parse("2030abcd")).Message.ShouldNotContain("2030");
    }
}
