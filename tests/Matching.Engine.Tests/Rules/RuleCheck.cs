using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Rules;

/// <summary>Asks one rule or preference about the pair of the first youth and the first opening of a small night.</summary>
internal sealed class RuleCheck
{
    private readonly IHardRule _rule;
    private readonly Pair _pair;

    private RuleCheck(IHardRule rule, Pair pair) => (_rule, _pair) = (rule, pair);

    public bool Kept => _rule.IsKept(_pair);

    public Finding Finding => _rule.Explain(_pair);

    public decimal? Missing => ((IMissesByAmount)_rule).Missing(_pair, decimal.MaxValue);

    public IEnumerable<string> Warnings => ((IWarn)_rule).WarningsFor(_pair);

    public static RuleCheck For<TRule>(
        YouthFacts? youth = null,
        OpeningFacts? opening = null,
        HostFacts? host = null,
        ProgrammeFacts? programme = null,
        IReadOnlyList<PlacementFacts>? placements = null,
        IReadOnlyList<HistoryFacts>? history = null,
        IReadOnlyList<PlaceFacts>? places = null)
        where TRule : IHardRule, new() => new(new TRule(), PairOf(youth, opening, host, programme, placements, history, places));

    public static int Value<TPreference>(
        YouthFacts? youth = null,
        OpeningFacts? opening = null,
        HostFacts? host = null,
        IReadOnlyList<HistoryFacts>? history = null,
        IReadOnlyList<PlaceFacts>? places = null)
        where TPreference : IPreference, new()
    {
        var preference = new TPreference();
        var pair = PairOf(youth, opening, host, null, null, history, places);
        var value = preference.Value(pair);
        return preference.Explain(pair).Facts.Single(fact => fact.Name == "value").Value == $"{value}"
            ? value
            : throw new InvalidOperationException($"{preference.Id} is worth {value}, but says {preference.Explain(pair)}.");
    }

    public static Pair PairOf(
        YouthFacts? youth,
        OpeningFacts? opening,
        HostFacts? host,
        ProgrammeFacts? programme,
        IReadOnlyList<PlacementFacts>? placements,
        IReadOnlyList<HistoryFacts>? history,
        IReadOnlyList<PlaceFacts>? places)
    {
        var other = Given.Opening("O2", host: "H2");
        var sibling = Given.Opening("O3", host: "H1");
        var problem = Given.Problem(
            [youth ?? Given.Youth()],
            [opening ?? Given.Opening(), other, sibling],
            host is null ? null : [host],
            placements,
            history,
            places: places);
        var night = new Night(programme is null ? problem : problem with { Programmes = [programme] });
        return night.Pair(night.Youths[0], night.Openings[0]);
    }
}
