using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes;

/// <summary>What the sources state of each scheme, read back from its file.</summary>
public sealed class ShippedSchemesTests
{
    [Theory]
    [InlineData("viborg-business-mentors", 15, 29)]
    [InlineData("business-mentors", 15, 29)]
    [InlineData("nextwork", 18, 29)]
    [InlineData("coop-crew", 14, 18)]
    [InlineData("spare-time-job-viborg", 13, 17)]
    [InlineData("maltid-fritid-fremtid", 15, 17)]
    [InlineData("spare-time-job-integration-aarhus", 15, 25)]
    [InlineData("company-effort-15-29-aarhus", 15, 29)]
    [InlineData("internship-under-18-aarhus", 13, 17)]
    [InlineData("spirerne-horsens", 13, 17)]
    [InlineData("care-homes-skive", 15, 17)]
    [InlineData("spare-time-job-favrskov", 14, 17)]
    [InlineData("silkeborg-15-17", 15, 17)]
    [InlineData("spare-time-job", 13, 30)]
    [InlineData("company-internship", 15, 30)]
    [InlineData("ung-pa-vej-herning", 15, 18)]
    [InlineData("fremtidsfabrikken-odder", 18, 30)]
    [InlineData("unge-pa-broen-rksk", 18, 29)]
    public void A_scheme_takes_the_ages_of_its_source(string id, int from, int to) =>
        EntryRules.AgesOf(Definition(id)).ShouldBe(new(from, to));

    [Theory]
    [InlineData("viborg-business-mentors", "self-supporting", 25, TargetUnit.Percent, Compare.AtLeast)]
    [InlineData("viborg-business-mentors", "active", 50, TargetUnit.Percent, Compare.AtLeast)]
    [InlineData("coop-crew", "jobs", 1800, TargetUnit.Count, Compare.AtLeast)]
    [InlineData("spare-time-job-viborg", "keeps-job", 80, TargetUnit.Percent, Compare.AtLeast)]
    [InlineData("intensive-job-course-aarhus", "self-supporting", 65, TargetUnit.Percent, Compare.AtLeast)]
    [InlineData("kta-skive", "work-or-education", 50, TargetUnit.Percent, Compare.Over)]
    [InlineData("care-for-young-holstebro", "enrolled", 35, TargetUnit.Count, Compare.AtLeast)]
    [InlineData("viborg-cares", "mentors-found", 15, TargetUnit.Count, Compare.AtLeast)]
    [InlineData("igmu-viborg", "education-or-job", 60, TargetUnit.Percent, Compare.Over)]
    [InlineData("ver-vendes-i-doeren", "off-benefit", 25, TargetUnit.Count, Compare.AtLeast)]
    [InlineData("malt-makers-syddjurs", "small-job", 30, TargetUnit.Percent, Compare.AtLeast)]
    public void A_scheme_has_the_target_of_its_source(string id, string target, int value, TargetUnit unit, Compare compare)
    {
        var stated = Definition(id).Targets.Single(known => known.Id == target);

        (stated.Value, stated.Unit, stated.Compare).ShouldBe((value, unit, compare));
    }

    [Theory]
    [InlineData("kta-skive", 30)]
    [InlineData("small-jobs-aarhus", 25)]
    [InlineData("intensive-job-course-aarhus", 70)]
    [InlineData("ree-park-syddjurs", 10)]
    [InlineData("virksomhed-i-virksomheden-lemvig", 12)]
    [InlineData("igmu-viborg", 50)]
    [InlineData("viborg-business-mentors", null)]
    public void A_scheme_has_so_many_places_at_once(string id, int? running) => Definition(id).Entry?.Places?.Running.ShouldBe(running);

    [Fact]
    public void Only_mentors_of_a_corps_are_in_the_volunteers_pool()
    {
        var staff = ProgrammeBook.Shipped.Versions
            .SelectMany(version => version.Definition.Tracks)
            .Where(track => track.Kind == Kind.Mentor && track.Companions.Any(companion => companion.Role == CompanionRole.ProfessionalMentor));

        staff.ShouldAllBe(track => !track.Supply!.Pools.Contains("viborg-mentor-corps"));
    }

    [Fact]
    public void Every_scheme_says_where_its_numbers_come_from_in_both_languages()
    {
        ProgrammeBook.Shipped.Ids.Count.ShouldBe(71);
        foreach (var version in ProgrammeBook.Shipped.Versions)
        {
            version.Definition.Sources.ShouldNotBeEmpty(version.Id);
            version.Definition.Name.ByLanguage.Keys.ShouldBe(["da", "en"], ignoreOrder: true);
            version.Definition.Targets.ShouldAllBe(target => target.Source != null);
        }
    }

    [Fact]
    public void A_scheme_whose_stated_period_is_over_may_run_again_save_the_one_that_may_not()
    {
        ProgrammeBook.Shipped.Versions.Where(version => !version.IsOpenOn(new(2026, 11, 20))).Select(version => version.Id).ShouldBe(["lonmotiverende-indsats-hedensted"]);
    }

    private static ProgrammeDefinition Definition(string id) => GivenProgramme.Shipped(id).Definition;
}
