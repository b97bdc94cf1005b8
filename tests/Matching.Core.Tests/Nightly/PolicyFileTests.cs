using System.Reflection;
using Matching.Core.Definitions;
using Matching.Core.Nightly;
using Matching.Engine;
using Matching.Engine.Facts;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Nightly;

public sealed class PolicyFileTests
{
    [Fact]
    public void The_policy_that_ships_is_version_one()
    {
        var policy = PolicyFile.Default;

        policy.Version.ShouldBe(1);
        policy.Objective.ShouldBe(Objective.MostPlaced);
        policy.WishWeights.ShouldBe(new(1000, 365, 200, 100, 3, 400, 2500));
        (policy.ChangeTax, policy.LoadPrice, policy.MinimumScore, policy.ExpiredRestDays, policy.ContactWindowDays).ShouldBe((60, 20, 300, 60, 30));
        policy.Travel.ShouldBe(new(5, 15, 30, 50, 5, 25, 10, 1300, 2000));
    }

    [Theory]
    [InlineData(Kind.Mentor, "signs-of-chemistry", 380)]
    [InlineData(Kind.Mentor, "room-to-grow", 40)]
    [InlineData(Kind.Internship, "host-commitment", 260)]
    [InlineData(Kind.Internship, "short-travel", 60)]
    [InlineData(Kind.Job, "short-travel", 120)]
    [InlineData(Kind.Job, "sector-interest", 40)]
    public void A_preference_weighs_what_the_model_says(Kind kind, string preference, int weight) =>
        PolicyFile.Default.PreferenceWeights[kind][preference].ShouldBe(weight);

    [Theory]
    [InlineData("\"changeTax\": 60", "\"changeTax\": -1", "policy.json $.changeTax is -1, but must be a whole number from 0 to 1000.")]
    [InlineData("\"changeTax\": 60", "\"changeTax\": 1001", "policy.json $.changeTax is 1001, but must be a whole number from 0 to 1000.")]
    [InlineData("\"changeTax\": 60", "\"changeTax\": 6.5", "policy.json $.changeTax is 6.5, but must be a whole number from 0 to 1000.")]
    [InlineData("\"changeTax\": 60,", "", "policy.json $: 'changeTax' is missing.")]
    [InlineData("\"changeTax\"", "\"changeTaxes\"", "policy.json $.changeTaxes: 'changeTaxes' is not known; known are")]
    [InlineData("\"own-wish\": 150", "\"own-wish\": 151", "policy.json $.preferenceWeights.mentor: the weights sum to 1001, but must sum to 1000.")]
    [InlineData("\"own-wish\": 150", "\"own-wish\": -150", "policy.json $.preferenceWeights.mentor.own-wish is -150, but must be a whole number from 0 to 1000.")]
    [InlineData("\"walkKmh\": 5", "\"walkKmh\": 0", "policy.json $.travel.walkKmh is 0, but must be a whole number from 1 to 200.")]
    [InlineData("\"most_placed\"", "\"most\"", "policy.json $.objective is \"most\", but must be one of most_placed, best_fit_first.")]
    public void A_fault_in_a_policy_is_one_sentence_with_path_value_and_what_is_allowed(string right, string wrong, string says)
    {
        var outcome = PolicyFile.Load("policy.json", Shipped().Replace(right, wrong, StringComparison.Ordinal));

        outcome.ShouldBeOfType<DefinitionOutcome<Policy>.Refused>().Faults.ShouldContain(fault => fault.StartsWith(says, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_found_at_once()
    {
        var text = Shipped().Replace("\"changeTax\": 60", "\"changeTax\": -1", StringComparison.Ordinal).Replace("\"loadPrice\": 20", "\"loadPrice\": -1", StringComparison.Ordinal);

        PolicyFile.Load("policy.json", text).ShouldBeOfType<DefinitionOutcome<Policy>.Refused>().Faults.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    public void What_is_no_policy_at_all_is_refused(string text) =>
        PolicyFile.Load("policy.json", text).ShouldBeOfType<DefinitionOutcome<Policy>.Refused>().Faults.ShouldNotBeEmpty();

    private static string Shipped()
    {
        var assembly = Assembly.GetAssembly(typeof(PolicyFile))!;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("policy-1.json", StringComparison.Ordinal)))!);
        return reader.ReadToEnd();
    }
}
