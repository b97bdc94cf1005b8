using System.Globalization;
using Matching.Web.Wording;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Wording;

public sealed class FrozenWordsTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;
    private readonly FrozenWords _frozen = new();
    private readonly StringLocalizer<Words> _framework = new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    [Theory]
    [InlineData("da-DK")]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    public void Every_word_is_the_one_that_the_framework_would_give(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        var expected = _framework.GetAllStrings(includeParentCultures: true).ToDictionary(word => word.Name, word => word.Value, StringComparer.Ordinal);

        expected.Count.ShouldBeGreaterThan(1000);
        foreach (var (name, value) in expected)
        {
            _frozen[name].Value.ShouldBe(value);
            _frozen[name].ResourceNotFound.ShouldBeFalse();
        }

        _frozen.GetAllStrings(includeParentCultures: true).Select(word => word.Name).ShouldBe(expected.Keys, ignoreOrder: true);
    }

    [Fact]
    public void A_word_that_is_not_there_is_its_own_name_and_says_so() => _frozen["No.Such.Word"].ShouldSatisfyAllConditions(
        word => word.Value.ShouldBe("No.Such.Word"), word => word.ResourceNotFound.ShouldBeTrue());

    [Fact]
    public void Arguments_stand_where_the_words_want_them_in_the_readers_own_numbers()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

        _frozen["Proposal.Of", 120, 240].Value.ShouldBe(_framework["Proposal.Of", 120, 240].Value);
        _frozen["Proposal.Of", 120, 240].Value.ShouldContain("240");
    }

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
