using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes.Checking;

public sealed class ContradictionsTests
{
    [Theory]
    [InlineData("period.to", "\"2025-12-31\"", "$.period.to: is 2025-12-31, before it starts on 2026-01-01.")]
    [InlineData("validFrom", "\"2029-01-01\"", "this version would never run")]
    [InlineData("who.age", "{\"from\": 12, \"to\": 20}", "$.who.age.from: is 12, but the law allows no work under 13 (YW01)")]
    [InlineData("who.age", "{\"from\": 15, \"to\": 31}", "nobody over 30 is matched")]
    [InlineData("who.notGroups", "[\"education_ready\", \"under18\"]", "$.who.notGroups: takes away every group")]
    [InlineData("who.language", "{\"is\": [\"so\"], \"not\": [\"so\"]}", "takes away every language")]
    [InlineData("who.grades", "{\"from\": 5, \"to\": 9}", "must lie within 6-10")]
    [InlineData("who", "", "$.who: is missing, but there are tracks")]
    [InlineData("tracks", "[]", "$.tracks: is empty")]
    [InlineData("entry.places", "{\"running\": 61, \"total\": 60}", "$.entry.places.running: is 61, above the total of 60.")]
    [InlineData("entry.agreedBy", "[]", "somebody must say yes")]
    [InlineData("entry.length", "\"P0D\"", "a length above nothing")]
    [InlineData("entry.intake", "[\"2029-02-01\"]", "outside the period")]
    [InlineData("entry.again", "{\"per\": \"grade\"}", "who.grades is not said")]
    [InlineData("gates[0]", "{\"code\": \"certificate\", \"before\": \"match\"}", "certificate needs certificateCode")]
    [InlineData("gates[0]", "{\"code\": \"escort_named\", \"before\": \"offer\"}", "nobody can pass escort_named before offer: no track has an escort")]
    [InlineData("gates[0]", "{\"code\": \"modules_done\", \"before\": \"match\", \"count\": 2}", "it asks for 2 modules and there are 1")]
    [InlineData("gates[0]", "{\"code\": \"modules_done\", \"before\": \"enrol\"}", "modules begin after the enrolment")]
    [InlineData("gates[0]", "{\"code\": \"place_confirmed\", \"before\": \"match\"}", "there is no place before the match")]
    [InlineData("gates[0]", "{\"code\": \"youth_willing\", \"before\": \"match\", \"by\": \"mentor\"}", "who is not known before the match")]
    [InlineData("gates[0].count", "", null)]
    [InlineData("gates[1].when.ageUnder", "15", "nobody is under it: who.age begins at 15")]
    [InlineData("gates[1].when", "{\"ageFrom\": 18, \"ageUnder\": 18}", "nobody is both")]
    [InlineData("gates[1].when", "{\"track\": \"jobs\"}", "names the track 'jobs', which is not defined; known are mentor, training, job.")]
    [InlineData("gates[1]", "{\"code\": \"talk\", \"before\": \"match\"}", "stands twice")]
    [InlineData("gates[0].when", "{\"outcome\": \"education\"}", "$.gates[0].when.outcome: is nothing a gate looks at")]
    [InlineData("gates[0].when", "{\"ageUnder\": 18, \"form\": \"spare_time_job\"}", null)]
    [InlineData("clocks[0].unless", "{\"ageUnder\": 18}", "$.clocks[0].unless.ageUnder: is nothing a clock looks at")]
    [InlineData("clocks[0].unless", "{\"event\": \"turns_18\"}", "is turns_18, which stops no clock; one of start, job_start, end is meant")]
    [InlineData("targets[0].numerator", "{\"ageUnder\": 18}", "$.targets[0].numerator.ageUnder: is nothing a report counts by")]
    [InlineData("targets[0].numerator", "{\"form\": \"spare_time_job\"}", null)]
    [InlineData("preparation.modules[0].sessions", "9", null)]
    [InlineData("preparation.modules[0].sessions", "20", "P4W with 2 a week holds 8")]
    [InlineData("preparation.completeWhen.modules", "2", "there are 1 modules: nobody can complete it")]
    [InlineData("group.min", "11", "$.group.min: is 11, above the maximum of 10: it never opens.")]
    [InlineData("group", "{\"min\": 21, \"max\": 30}", "only 20 may be enrolled at once")]
    [InlineData("group.closesOn", "\"2026-07-01\"", "stands beside closesOn")]
    [InlineData("group.start", "\"rolling\"", "nothing closes")]
    [InlineData("group.starts", "[\"2027-08-02\", \"2026-08-03\"]", "must be in order")]
    [InlineData("tracks[0].form", "\"spare_time_job\"", "a track of kind mentor is one of business_mentor, association_mentor")]
    [InlineData("tracks[0].answer", "\"statutory\"", "a volunteer mentor is never a duty")]
    [InlineData("tracks[1].answer", "\"school_duty\"", "only school_internship and observation belong to school")]
    [InlineData("tracks[2].id", "\"mentor\"", "the track 'mentor' stands twice")]
    [InlineData("tracks[2].opens", "\"after:jobb\"", "waits for the track 'jobb', which is not defined")]
    [InlineData("tracks[2].opens", "\"after:job\"", "waits for its own end")]
    [InlineData("tracks[1].opens", "\"after:job\"", "goes in a circle")]
    [InlineData("tracks[2].opens", "\"clock:no-job\"", "which does not open it")]
    [InlineData("tracks[2].opens", "\"clock:week-4\"", "nothing opens this track")]
    [InlineData("tracks[2].differentHosts", "true", "and sameHostFirst for the same")]
    [InlineData("tracks[2].weights", "{\"own-wish\": 999}", "sum to 999, but must sum to 1000")]
    [InlineData("tracks[2].unit", "{\"min\": 3, \"max\": 2}", "$.tracks[2].unit.min: is 3, above the maximum of 2.")]
    [InlineData("tracks[2].meetings", "{}", "belongs to choice mutual")]
    [InlineData("tracks[2].ranking", "{\"opens\": 2}", "ranking opens when all meetings are held")]
    [InlineData("tracks[2].ranking", "{\"eligible\": \"placed_in:training\"}", "who has met ranks, and nobody else")]
    [InlineData("tracks[2].meetings", "{\"dates\": [\"2026-09-01\"]}", "are not planned by the product")]
    [InlineData("tracks[2].maxRunning", "2", null)]
    [InlineData("tracks[1].stages", "[{\"length\": \"P4W\", \"repeat\": \"unlimited\"}, {\"length\": \"P4W\"}]", "the stage after it is never reached")]
    [InlineData("tracks[1].stages", "[{\"length\": {\"min\": \"P5W\", \"max\": \"P4W\"}}]", "is P5W, above the maximum of P4W")]
    [InlineData("tracks[1].stages[0].without", "\"keep\"", "longer only by a written decision (IN03)")]
    [InlineData("tracks[1].stages", "[{\"length\": \"P14W\"}]", "makes 14 weeks, but the law allows those it takes 13 weeks at most without an assessment (IN01)")]
    [InlineData("tracks[1].stages", "[{\"length\": \"P13W\"}, {\"length\": \"P4W\"}]", "goes on only after an assessment (IN01, IN03)")]
    [InlineData("tracks[1].stages", "[{\"length\": \"P13W\"}, {\"length\": \"P13W\", \"gate\": \"assessment\"}]", null)]
    [InlineData("tracks[1].stages", "[{\"length\": \"P13W\"}, {\"length\": \"P14W\", \"gate\": \"assessment\"}]", "beyond 26 the law asks for a special_need")]
    [InlineData("tracks[1].stages", "[{\"length\": \"P13M\"}]", "longer than the whole enrolment of P12M")]
    [InlineData("tracks[1].hours", "{\"min\": 21, \"max\": 20}", "$.tracks[1].hours.min: is 21, above the maximum of 20.")]
    [InlineData("tracks[1].hours.start", "25", "$.tracks[1].hours.start: is 25, outside 6-20.")]
    [InlineData("tracks[1].hours", "{\"max\": 40}", "above full time, 37 (IN07)")]
    [InlineData("tracks[1].reassess[0].event", "\"turns_25\"", "is turns_25, which nobody does between 15 and 20")]
    [InlineData("tracks[1].followUps[0].at", "\"P3W\"", null)]
    [InlineData("tracks[1].followUps[0].at", "\"P4W\"", "$.tracks[1].followUps[0].at: is P4W after the start, after the placement's last day")]
    [InlineData("tracks[1].followUps[0].at", "\"-P1W\"", "before there is anything to ask about")]
    [InlineData("tracks[1].followUps[0].to", "[]", "nobody is asked")]
    [InlineData("tracks[1].followUps[0].from", "\"end:cours\"", "no track or module is called 'cours'")]
    [InlineData("tracks[1].followUps[0].silence", "{\"remind\": \"P4D\", \"desk\": \"P2D\"}", "is P4D, not before the desk is told after P2D")]
    [InlineData("tracks[1].followUps[0].silence", "{\"mentor\": {\"remind\": \"P1D\"}}", "is not among those who are asked")]
    [InlineData("clocks[0].help", "", "offer_help needs one of application, interview_training, cv")]
    [InlineData("clocks[0].do", "\"open_track\"", "open_track needs to know which")]
    [InlineData("clocks[0]", "{\"id\": \"late\", \"after\": \"P2Y\", \"from\": \"enrolled\", \"do\": \"review\"}", "after the enrolment's longest length")]
    [InlineData("clocks[0].unless", "{}", "the clock never runs out")]
    [InlineData("targets[0].denominator", "", "50 percent of what?")]
    [InlineData("targets[0].denominator", "\"hosts\"", "is hosts, which belongs to ratio")]
    [InlineData("targets[0]", "{\"id\": \"load\", \"measure\": \"enrolled\", \"denominator\": \"staff\", \"value\": 10, \"unit\": \"ratio\"}", "staff.cases does not say how many persons")]
    [InlineData("targets[0]", "{\"id\": \"load\", \"measure\": \"jobs\", \"denominator\": \"matches\", \"value\": 10, \"unit\": \"ratio\"}", "a ratio is so many for each of hosts or staff")]
    [InlineData("targets[0]", "{\"id\": \"load\", \"measure\": \"jobs\", \"denominator\": \"hosts\", \"value\": 10, \"unit\": \"ratio\"}", null)]
    [InlineData("targets[0].numerator.outcome", "[\"ordinary_job\"]", "which cannot be measured: endings.outcomes does not have it")]
    [InlineData("targets[0].value", "101", "is 101 percent, above 100")]
    [InlineData("targets[0].unit", "\"count\"", "belongs to percent and ratio, but the unit is count")]
    [InlineData("targets[0].within", "\"P8W\"", "within P8W of what?")]
    [InlineData("texts.languages", "[\"en\"]", "Danish is always written")]
    [InlineData("texts.languages", "[\"da\", \"ar\"]", "$.name: has no text in 'ar'")]
    [InlineData("texts.own", "{\"T3\": {\"da\": \"x\"}}", "$.texts.own.T3: has no text in 'en'")]
    [InlineData("orders.levels[0].to", "\"event_pledge\"", "which does not come after order_received")]
    [InlineData("tracks[2].supply", "{\"hostKinds\": [\"mentor\"]}", "lets mentors in, but the track is of kind job")]
    [InlineData("tracks[0].hours", "{\"per\": \"month\", \"max\": 2}", "$.tracks[0].supply.minHoursPerMonth: is 3, above the maximum of 2 hours a month.")]
    public void A_contradiction_is_told_with_its_path(string path, string value, string? says)
    {
        var faults = GivenProgramme.FaultsOf(GivenProgramme.With(path, value));

        if (says is null)
        {
            string.Join('\n', faults.Where(fault => !fault.Contains("sessions", StringComparison.Ordinal))).ShouldBeEmpty();
            return;
        }

        faults.ShouldContain(fault => fault.Contains(says, StringComparison.Ordinal), string.Join('\n', faults));
    }

    [Theory]
    [InlineData("T45")]
    [InlineData("T46")]
    public void A_text_to_a_group_belongs_to_a_scheme_with_one(string text)
    {
        var alone = GivenProgramme.With("group", "").Replace("[\"T45\"]", $"[\"{text}\"]", StringComparison.Ordinal);
        var together = GivenProgramme.With("texts.uses", $"[\"{text}\"]");

        GivenProgramme.FaultsOf(alone).ShouldContain($"{GivenProgramme.File} $.texts: has {text}, which goes to a group, but there is none: add group, or leave it out.");
        GivenProgramme.FaultsOf(together).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"languages\": [\"da\", \"en\"], \"uses\": [\"T47\"]}")]
    [InlineData("{\"languages\": [\"da\", \"en\"], \"own\": {\"T47\": {\"da\": \"Sæt dem i rækkefølge\", \"en\": \"Rank them\"}}}")]
    public void A_text_that_asks_both_sides_to_rank_belongs_to_a_track_where_both_choose(string texts)
    {
        var offered = GivenProgramme.With("texts", texts);
        var mutual = offered.Replace("\"sameHostFirst\":true", "\"choice\":\"mutual\"", StringComparison.Ordinal);

        GivenProgramme.FaultsOf(offered).ShouldContain($"{GivenProgramme.File} $.texts: has T47, which asks both sides to rank, but no track has choice mutual.");
        GivenProgramme.FaultsOf(mutual).ShouldBeEmpty();
    }

    [Fact]
    public void A_week_that_the_law_gives_nobody_is_refused()
    {
        var youngest = GivenProgramme.With("who", """{ "age": { "from": 13, "to": 14 }, "school": ["compulsory"] }""")
            .Replace("\"min\":6,\"max\":20,\"start\":8", "\"min\":13,\"max\":20,\"start\":14", StringComparison.Ordinal);

        GivenProgramme.FaultsOf(youngest).ShouldContain(fault => fault.Contains("the law allows nobody between 13 and 14 more than 12 (YW04)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gate_for_a_guardian_is_for_nobody_when_all_are_of_age()
    {
        var grown = GivenProgramme.With("who", """{ "age": { "from": 18, "to": 25 } }""");

        GivenProgramme.FaultsOf(grown).ShouldContain(fault => fault.Contains("nobody can pass guardian_backing before match: everybody is of age", StringComparison.Ordinal));
    }
}
