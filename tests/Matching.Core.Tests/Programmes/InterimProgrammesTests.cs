using Matching.Core.Definitions;
using Matching.Core.Programmes;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes;

public sealed class InterimProgrammesTests
{
    private const string One =
        """{ "id": "x", "municipalities": "all", "ageFrom": 15, "ageTo": 29, "targetGroups": null, "guardianBeforeMatch": true, "choice": "offer" }""";

    [Theory]
    [InlineData("viborg-business-mentors", 15, 29)]
    [InlineData("business-mentors", 15, 29)]
    [InlineData("nextwork", 18, 29)]
    [InlineData("coop-crew", 14, 18)]
    [InlineData("spare-time-job-viborg", 13, 17)]
    [InlineData("spare-time-job", 13, 30)]
    [InlineData("company-internship", 15, 30)]
    public void Each_scheme_takes_its_ages_and_asks_a_guardian_first(string id, int from, int to)
    {
        var programme = InterimProgrammes.Default.Single(known => known.Id == id);

        (programme.AgeFrom, programme.AgeTo, programme.GuardianBeforeMatch).ShouldBe((from, to, true));
    }

    [Fact]
    public void A_scheme_takes_all_municipalities_or_those_listed_or_those_of_its_hosts()
    {
        Codes("business-mentors").ShouldBeNull();
        Codes("nextwork").ShouldBe(["0615"]);
        Codes("coop-crew").ShouldBe(["0661", "0791"]);
    }

    [Theory]
    [InlineData("education_ready", true)]
    [InlineData("activity_ready", true)]
    [InlineData("job_ready", false)]
    [InlineData("", false)]
    public void Nextwork_takes_two_target_groups(string group, bool takes) =>
        InterimProgrammes.Default.Single(known => known.Id == "nextwork").Takes(group).ShouldBe(takes);

    [Theory]
    [InlineData("\"ageTo\": 29", "\"ageTo\": 14", "must not be below ageFrom, 15")]
    [InlineData("\"ageTo\": 29", "\"ageTo\": 31", "a whole number from 13 to 30")]
    [InlineData("\"all\"", "\"every\"", "one of all, hosts")]
    [InlineData("true", "\"yes\"", "true or false")]
    [InlineData("\"choice\"", "\"chioce\"", "'chioce' is not known")]
    public void A_fault_refuses_the_list(string right, string wrong, string says) =>
        Faults($"[{One.Replace(right, wrong, StringComparison.Ordinal)}]").ShouldContain(fault => fault.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void An_id_is_used_once() =>
        Faults($"[{One},{One}]").ShouldHaveSingleItem().ShouldBe("p.json $[1]: the id 'x' is used twice.");

    private static IReadOnlyList<string> Faults(string json) =>
        InterimProgrammes.Load("p.json", json).ShouldBeOfType<DefinitionOutcome<IReadOnlyList<InterimProgramme>>.Refused>().Faults;

    private static IReadOnlyList<string>? Codes(string id) =>
        InterimProgrammes.Default.Single(known => known.Id == id).Municipalities.Resolve(["0791", "0661", "0791"]);
}
