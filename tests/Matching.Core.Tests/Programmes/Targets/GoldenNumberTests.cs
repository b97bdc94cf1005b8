using Matching.Core.Programmes;
using Matching.Core.Programmes.Targets;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes.Targets;

/// <summary>Cases made to the sources' counts give the sources' figures. A case's first word is the row of the list of golden numbers.</summary>
public sealed class GoldenNumberTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static readonly Target Share = new()
    {
        Id = "share",
        Measure = "share",
        Numerator = new() { Outcome = [OutcomeCode.Education] },
        Denominator = Denominator.Started,
        Value = 50,
        Unit = TargetUnit.Percent,
    };

    [Theory]
    [InlineData("1 Viborg mentors active", 85, 104, 81.7, 82)]
    [InlineData("2 the same, earlier", 65, 80, 81.3, 81)]
    [InlineData("8 self-supporting later: education", 39, 117, 33.3, 33)]
    [InlineData("8 self-supporting later: job", 78, 117, 66.7, 67)]
    [InlineData("10 Coop Crew job of completed", 428, 792, 54.0, 54)]
    [InlineData("11 Coop Crew completed", 792, 890, 89.0, 89)]
    [InlineData("11 Coop Crew job of started", 428, 890, 48.1, 48)]
    [InlineData("12 Coop Crew national target", 1800, 3700, 48.6, 49)]
    [InlineData("14 Sammen om et fritidsjob", 280, 350, 80.0, 80)]
    [InlineData("22 Gazelle 2021", 42, 58, 72.4, 72)]
    [InlineData("22 Gazelle H1 2022", 18, 27, 66.7, 67)]
    [InlineData("23 Skanderborg 15-17: no count gives 80 (37)", 37, 47, 78.7, 79)]
    [InlineData("23 Skanderborg 15-17: no count gives 80 (38)", 38, 47, 80.9, 81)]
    [InlineData("23 Skanderborg 15-17, 2022", 15, 20, 75.0, 75)]
    [InlineData("28 West Pharmaceutical from benefit", 11, 12, 91.7, 92)]
    [InlineData("29 Norgesprojektet jobs", 130, 200, 65.0, 65)]
    [InlineData("29 Norgesprojektet all", 786, 950, 82.7, 83)]
    [InlineData("30 Vestjyske fleksjob: the difference of 51 on 89", 51, 89, 57.3, 57)]
    [InlineData("31 Fastholdelsespakken: 20 % of about 400", 80, 400, 20.0, 20)]
    [InlineData("33 internship guarantee B", 18, 24, 75.0, 75)]
    [InlineData("33 internship guarantee C", 12, 24, 50.0, 50)]
    [InlineData("33 internship guarantee D", 6, 24, 25.0, 25)]
    [InlineData("34 hired where they were interns", 8, 9, 88.9, 89)]
    [InlineData("35 education-ready Øst: positive 40 %", 996, 2489, 40.0, 40)]
    [InlineData("36 activity-ready Øst: ca. 10 %", 433, 4327, 10.0, 10)]
    [InlineData("36 activity-ready Vest, 85 persons", 85, 1150, 7.4, 7)]
    public void Counts_give_the_share_of_the_source(string row, int numerator, int denominator, double exact, int whole)
    {
        var reported = TargetReport.Of("x", Share, Cases(numerator, denominator), Day);

        (reported.Numerator, reported.Denominator).ShouldBe((numerator, denominator), row);
        reported.Exact.ShouldBe((decimal)exact, row);
        reported.Whole.ShouldBe(whole, row);
        reported.Basket.ShouldBe($"education={numerator}", row);
    }

    [Fact]
    public void Rows_3_to_5_of_97_matches_the_56_that_are_six_months_old_count_and_17_are_30_percent_and_28_are_50_percent()
    {
        var rows = TargetReport.Of(Viborg, ViborgCases(overlap: 0), Day);

        var support = rows.Single(row => row.Target == "self-supporting");
        (support.Numerator, support.Denominator, support.NotYet, support.Whole, support.Exact, support.Met).ShouldBe((17, 56, 41, 30m, 30.4m, true));
        var active = rows.Single(row => row.Target == "active");
        (active.Numerator, active.Denominator, active.NotYet, active.Whole, active.Exact, active.Met).ShouldBe((28, 56, 41, 50m, 50.0m, true));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Row_6_two_baskets_and_their_overlap_is_told(int overlap)
    {
        var cases = ViborgCases(overlap);
        var targets = Viborg.Targets;

        TargetReport.Overlap(targets.Single(target => target.Id == "self-supporting"), targets.Single(target => target.Id == "active"), cases, Day).ShouldBe(overlap);
    }

    [Fact]
    public void Row_7_openings_are_counted_and_not_mentors()
    {
        var target = Share with { Numerator = null, Denominator = null, Of = TargetOf.Opening, Unit = TargetUnit.Count, Value = 80 };
        var cases = Enumerable.Range(0, 80).Select(n => new TargetCase { Person = "", Opening = $"O{n}", Start = Day });

        var row = TargetReport.Of("x", target, [.. cases, .. cases.Take(12)], Day);

        (row.Numerator, row.Denominator, row.Exact, row.Met).ShouldBe((80, null, 80m, true));
    }

    [Fact]
    public void Row_9_the_mean_of_days_from_mentor_to_job_or_education_is_about_half_a_year()
    {
        var target = Share with { Unit = TargetUnit.Days, Denominator = null, Value = 0 };
        TargetCase[] cases =
        [
            Placed("Y1", new(2026, 1, 1), new(2026, 6, 3)),
            Placed("Y2", new(2026, 1, 1), new(2026, 7, 3)),
            Placed("Y3", new(2026, 1, 1), new(2026, 8, 2)),
        ];

        TargetReport.Of("x", target, cases, Day).Exact.ShouldBe(183m);
    }

    [Theory]
    [InlineData(45, false)]
    [InlineData(46, true)]
    public void Row_15_of_70_who_run_46_are_needed_for_65_percent(int within, bool met)
    {
        var target = Share with { Denominator = Denominator.Enrolled, Within = Period.Parse("P8W"), From = new(MomentCode.Enrolled), Value = 65 };
        var cases = Enumerable.Range(0, 70).Select(n => new TargetCase
        {
            Person = $"Y{n}",
            Enrolled = new(2026, 8, 1),
            Outcomes = [new(OutcomeCode.Education, n < within ? new(2026, 9, 26) : new(2026, 9, 27))],
        });

        TargetReport.Of("x", target, [.. cases], Day).Met.ShouldBe(met);
    }

    [Fact]
    public void Row_18_79_openings_meet_a_target_of_75_and_no_percentage_is_made()
    {
        var target = Share with { Numerator = null, Denominator = null, Of = TargetOf.Opening, Unit = TargetUnit.Count, Value = 75 };

        var row = TargetReport.Of("code-of-care-skive", target, [.. Enumerable.Range(0, 79).Select(n => new TargetCase { Person = "", Opening = $"O{n}", Start = Day })], Day);

        row.Met.ShouldBe(true);
        row.Written().ShouldBe("code-of-care-skive;share;target;79;;0;;2026-11-20;79;79;count;75;yes;");
    }

    [Fact]
    public void A_share_with_fewer_than_five_in_its_denominator_is_not_printed_outside_the_municipality()
    {
        TargetReport.Of("x", Share, Cases(2, 4), Day).Written(outside: true).ShouldBe("x;share;target;;;;;2026-11-20;;;percent;50;;");
        TargetReport.Of("x", Share, Cases(2, 5), Day).Written(outside: true).ShouldBe("x;share;target;2;5;0;education=2;2026-11-20;40;40;percent;50;no;");
        TargetReport.Of("x", Share, Cases(2, 4), Day).Written().ShouldContain(";2;4;");
    }

    [Fact]
    public void Nobody_to_measure_is_no_figure_and_neither_met_nor_missed()
    {
        var row = TargetReport.Of("x", Share, [], Day);

        (row.Numerator, row.Denominator, row.Exact, row.Met).ShouldBe((0, 0, null, null));
    }

    [Fact]
    public void What_happens_after_the_day_of_the_report_does_not_count() =>
        TargetReport.Of("x", Share, [Placed("Y1", new(2026, 1, 1), Day.AddDays(1)), Placed("Y2", new(2026, 1, 1), Day)], Day).Numerator.ShouldBe(1);

    [Theory]
    [InlineData("Y1;O1;job;;2026-01-01;2026-02-01;;;education@2026-13-01", "line 2, outcomes: '2026-13-01' must be a date that exists")]
    [InlineData("Y1;O1;jobs;;;;;;", "line 2, kind: 'jobs' must be one of")]
    [InlineData("Y1;O1", "line 2: 2 columns, but must be 9")]
    public void A_fault_in_the_table_names_line_column_and_value(string row, string says)
    {
        var (cases, faults) = TargetTable.Read($"person;opening;kind;track;enrolled;start;end;completed;outcomes\n{row}\n");

        cases.ShouldBeEmpty();
        faults.ShouldHaveSingleItem().ShouldContain(says);
    }

    private static ProgrammeDefinition Viborg => ProgrammeBook.Shipped.Find("viborg-business-mentors", Day)!.Definition;

    // 56 matches of at least six months, 41 younger ones who have had the same luck; disjoint baskets unless told otherwise.
    private static List<TargetCase> ViborgCases(int overlap) =>
    [
        .. Enumerable.Range(0, 97).Select(n => new TargetCase
        {
            Person = $"Y{n}",
            Opening = $"O{n}",
            Kind = Kind.Mentor,
            Start = n < 56 ? new(2026, 5, 20) : new(2026, 5, 21),
            Outcomes =
            [
                .. n is < 17 or >= 56 ? [new TargetOutcome(OutcomeCode.Education, new(2026, 9, 1))] : Array.Empty<TargetOutcome>(),
                .. n >= 17 - overlap && n < 45 - overlap ? [new TargetOutcome(OutcomeCode.Internship, new(2026, 9, 1))] : Array.Empty<TargetOutcome>(),
            ],
        }),
    ];

    private static List<TargetCase> Cases(int counting, int all) =>
    [
        .. Enumerable.Range(0, all).Select(n => new TargetCase
        {
            Person = $"Y{n}",
            Start = new(2026, 1, 1),
            Outcomes = n < counting ? [new(OutcomeCode.Education, new(2026, 8, 1))] : [],
        }),
    ];

    private static TargetCase Placed(string person, DateOnly start, DateOnly on) => new() { Person = person, Start = start, Outcomes = [new(OutcomeCode.Education, on)] };
}
