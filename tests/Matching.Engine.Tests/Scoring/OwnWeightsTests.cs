using Matching.Engine.Facts;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Scoring;

public sealed class OwnWeightsTests
{
    private static readonly Dictionary<string, int> OnlyInterest = new(StringComparer.Ordinal) { ["sector-interest"] = 700, ["own-wish"] = 300 };

    [Fact]
    public void A_schemes_weights_take_the_place_of_the_policys_for_its_openings_of_the_kind()
    {
        var youth = Given.Youth() with { Wants = [Kind.Job], Interests = ["retail"], WishedHosts = ["H1"], EnrolledIn = [Given.Programme, "own"] };
        var problem = Given.Problem([youth], [Given.Opening("O1"), Given.Opening("O2", host: "H2") with { Programme = "own", Sector = "it" }]);

        var plan = Matcher.Plan(problem with { Programmes = [Given.TheProgramme, Own(Kind.Job)] });
        var chosen = plan.Pairs.ShouldHaveSingleItem();

        chosen.Opening.ShouldBe("O1");
        chosen.RunnersUp.ShouldHaveSingleItem().Score.ShouldBe(0);
    }

    [Fact]
    public void The_card_of_such_a_pair_adds_up_to_the_score_that_the_plan_was_made_with()
    {
        var youth = Given.Youth() with { Wants = [Kind.Job], Interests = ["retail"], WishedHosts = ["H1"] };
        var problem = Given.Problem([youth], [Given.Opening("O1")]) with { Programmes = [Own(Kind.Job) with { Id = Given.Programme }] };

        var plan = Matcher.Plan(problem);
        var pair = plan.Pairs.ShouldHaveSingleItem();

        pair.Score.ShouldBe(1000);
        pair.ScoreCard.Where(line => line.Of > 0).Select(line => (line.Preference, line.Points)).ShouldBe([("own-wish", 300), ("sector-interest", 700)], ignoreOrder: true);
        plan.Objective.Fit.ShouldBe(1000);
    }

    [Fact]
    public void Weights_of_another_kind_change_nothing()
    {
        var problem = Given.Problem([Given.Youth() with { Wants = [Kind.Job] }], [Given.Opening("O1")]);

        var before = Matcher.Plan(problem).Objective;

        Matcher.Plan(problem with { Programmes = [Own(Kind.Mentor) with { Id = Given.Programme }] }).Objective.ShouldBe(before);
    }

    private static ProgrammeFacts Own(Kind kind) =>
        Given.TheProgramme with { Id = "own", PreferenceWeights = new Dictionary<Kind, IReadOnlyDictionary<string, int>> { [kind] = OnlyInterest } };
}
