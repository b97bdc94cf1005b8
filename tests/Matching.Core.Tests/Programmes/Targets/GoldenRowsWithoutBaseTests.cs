using Matching.Core.Programmes;
using Matching.Core.Programmes.Targets;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes.Targets;

/// <summary>
/// Rows of the list of golden numbers whose sources give a share without its base, two counts for each other, or a plain count: the cases are made so
/// that they give the source's figure, and where the base is ours the file says so.
/// </summary>
public sealed class GoldenRowsWithoutBaseTests
{
    private const string Assumed = ", base assumed";
    private static readonly DateOnly Day = new(2026, 11, 20);

    /// <summary>Row, source, counting, base, the figure to one decimal, the source's whole per cent.</summary>
    [Theory]
    [InlineData("13-self-belief", "001:L572", 86, 100, 86.0, 86)]
    [InlineData("13-interview", "001:L572", 20, 30, 66.7, 67)]
    [InlineData("25-broen", "000:L299-303", 60, 100, 60.0, 60)]
    [InlineData("25-job-bro", "000:L310", 65, 100, 65.0, 65)]
    [InlineData("32-slagelse", "003:L2241-2257", 379, 1000, 37.9, 38)]
    [InlineData("37-self-support", "002:L1498-1504", 25, 100, 25.0, 25)]
    [InlineData("37-small-job", "002:L1498-1504", 30, 100, 30.0, 30)]
    public void A_share_without_a_base_is_given_by_one_of_ours_and_the_file_says_so(string row, string source, int counting, int of, double exact, int whole)
    {
        var target = Share(row, OutcomeCode.Education, 50) with { Source = source + Assumed };

        var reported = TargetReport.Of("x", target, People(of, at => at < counting ? [OutcomeCode.Education] : []), Day);

        (reported.Numerator, reported.Denominator, reported.Exact, reported.Whole).ShouldBe((counting, of, (decimal)exact, whole));
        reported.Written().ShouldStartWith($"x;{row};target;{counting};{of};0;education={counting};2026-11-20;{whole};");
        reported.Written().ShouldEndWith($";{source}, base assumed");
    }

    [Fact]
    public void Row_17_more_than_half_of_those_referred_came_to_work_or_education_and_half_is_not_more()
    {
        var definition = ProgrammeBook.Shipped.Find("kta-skive", Day)!.Definition;
        var target = definition.Targets.Single(one => one.Id == "work-or-education") with { Source = "002:L1426" + Assumed };

        TargetReport.Of("kta-skive", target, People(30, at => at < 15 ? [OutcomeCode.OrdinaryJob] : []), Day).ShouldSatisfyAllConditions(row => row.Whole.ShouldBe(50), row => row.Met.ShouldBe(false));
        TargetReport.Of("kta-skive", target, People(30, at => at < 16 ? [OutcomeCode.OrdinaryJob] : []), Day).Written().ShouldBe("kta-skive;work-or-education;target;16;30;0;ordinary_job=16;2026-11-20;53;53.3;percent;50;yes;002:L1426, base assumed");
    }

    [Theory]
    [InlineData("intensive course", 70, 7, 10.0)]
    [InlineData("small jobs", 25, 2, 12.5)]
    [InlineData("KTA", 30, 2, 15.0)]
    public void Row_16_cases_for_each_employee_are_the_enrolled_over_the_persons_of_the_scheme(string scheme, int enrolled, int persons, double each)
    {
        var target = new Target { Id = "cases", Measure = "enrolled", Denominator = Denominator.Staff, Value = 0, Unit = TargetUnit.Ratio, Source = "002:L4039, L2881-2883, L1416" };

        var row = TargetReport.Of(scheme, target, People(enrolled, _ => []), Day, persons);

        row.Exact.ShouldBe((decimal)each);
        row.Written().ShouldStartWith($"{scheme};cases;target;{enrolled};{persons};0;;2026-11-20;;{each.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)};ratio;");
    }

    [Theory]
    [InlineData(72, 80, 0.9)]
    [InlineData(163, 40, 4.1)]
    public void Row_19_jobs_for_each_company_of_an_event(int jobs, int companies, double each)
    {
        var target = new Target { Id = "jobs", Measure = "jobs", Of = TargetOf.Opening, Denominator = Denominator.Hosts, Value = 0, Unit = TargetUnit.Ratio, Source = "000:L383" };
        TargetCase[] openings = [.. Enumerable.Range(0, jobs).Select(at => new TargetCase { Person = "", Opening = $"O{at}", Host = $"H{at % companies}", Start = Day })];
        // Companies that came and gave no job are companies too.
        TargetCase[] guests = [.. Enumerable.Range(0, companies).Select(at => new TargetCase { Person = "", Host = $"H{at}", Start = Day })];

        var row = TargetReport.Of("code-of-care-skive", target, [.. openings, .. guests], Day);

        (row.Numerator, row.Denominator, row.Exact).ShouldBe((jobs, companies, (decimal)each));
        row.Said.ShouldStartWith($"{jobs} for {companies} (");
    }

    [Fact]
    public void Row_20_three_teams_of_ten_are_thirty_and_140_in_four_years_are_35_a_year()
    {
        var teams = Count("teams", "completed", 30) with { Source = "000:L481" };
        TargetReport.Of("maltid-fritid-fremtid", teams, People(30, _ => [], completed: true), Day).Said.ShouldBe("30 of 30 (100 %)");

        var definition = ProgrammeBook.Shipped.Find("care-for-young-holstebro", Day)!.Definition;
        TargetCase[] four = [.. Enumerable.Range(0, 140).Select(at => new TargetCase { Person = $"Y{at}", Enrolled = Day.AddYears(-(at % 4)).AddDays(-1) })];
        TargetReport.Of(definition, four, Day).Single(row => row.Target == "enrolled").Said.ShouldBe("35 of 35 (100 %)");
    }

    [Theory]
    [InlineData("school-internship-favrskov", 200)]
    [InlineData("school-internship-skanderborg", 1600)]
    public void Row_21_pupils_of_a_year_are_counted(string scheme, int pupils)
    {
        TargetCase[] cases = [.. People(pupils, _ => []), new() { Person = "of the year before", Start = Day.AddYears(-1) }];

        TargetReport.Of(scheme, Count("pupils", "pupils", pupils) with { Per = TargetPer.Year, Source = "002:L2165, L3031" }, cases, Day).Said.ShouldBe($"{pupils} of {pupils} (100 %)");
    }

    [Fact]
    public void Row_24_the_first_list_sums_to_its_21_and_the_second_to_17_outcomes_of_16_people()
    {
        var target = Count("completed", "completed", 0) with { Numerator = new() { Outcome = [.. Enum.GetValues<OutcomeCode>()] }, Source = "000:L224" };
        var first = ListOf(21, (OutcomeCode.OrdinaryJob, 1), (OutcomeCode.Education, 3), (OutcomeCode.Internship, 4), (OutcomeCode.HealthOffer, 2), (OutcomeCode.Flexjob, 3), (OutcomeCode.DisabilityPension, 1), (OutcomeCode.None, 7));
        var second = ListOf(16, (OutcomeCode.OrdinaryJob, 2), (OutcomeCode.Education, 2), (OutcomeCode.Internship, 1), (OutcomeCode.Flexjob, 2), (OutcomeCode.HealthOffer, 2), (OutcomeCode.None, 4), (OutcomeCode.MentorCourse, 4));

        var rows = (First: TargetReport.Of("viv", target, first, Day), Second: TargetReport.Of("viv", target, second, Day));

        (rows.First.Numerator, SumOf(rows.First.Basket)).ShouldBe((21, 21));
        (rows.Second.Numerator, SumOf(rows.Second.Basket)).ShouldBe((16, 17), "Somebody stands in two baskets, and is one person.");
        rows.Second.Written().ShouldStartWith("viv;completed;target;16;;0;");
    }

    [Fact]
    public void Rows_25_and_37_two_disjoint_baskets_sum_and_their_overlap_is_none()
    {
        foreach (var (education, job) in new[] { (45, 15), (35, 30), (25, 30) })
        {
            var people = People(100, at => at < education ? [OutcomeCode.Education] : at < education + job ? [OutcomeCode.SmallJob] : []);
            var both = Share("both", OutcomeCode.Education, 50) with { Numerator = new() { Outcome = [OutcomeCode.Education, OutcomeCode.SmallJob] } };

            TargetReport.Of("x", both, people, Day).ShouldSatisfyAllConditions(row => row.Whole.ShouldBe(education + job), row => SumOf(row.Basket).ShouldBe(education + job));
            TargetReport.Overlap(Share("a", OutcomeCode.Education, 0), Share("b", OutcomeCode.SmallJob, 0), people, Day).ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(15, "15 of 5 (300 %)")]
    [InlineData(13, "13 of 5 (260 %)")]
    public void Row_26_companies_are_counted_once_however_many_places_they_give(int companies, string said)
    {
        var target = Count("companies", "companies", 5) with { Of = TargetOf.Host, Source = "000:L415" };

        TargetReport.Of("erhvervsaspiranterne", target, Places(companies), Day).Said.ShouldBe(said);
    }

    [Theory]
    [InlineData("VER, second half of 2015", 17, 25, "17 of 25 (68 %)", false)]
    [InlineData("VER, the target of 2016", 25, 25, "25 of 25 (100 %)", true)]
    public void Row_27_young_people_against_the_target(string row, int people, int wanted, string said, bool met) =>
        TargetReport.Of("ver", Count(row, "young", wanted), People(people, _ => []), Day).ShouldSatisfyAllConditions(one => one.Said.ShouldBe(said), one => one.Met.ShouldBe(met));

    [Fact]
    public void Row_27_fifteen_mentors_are_counted_as_mentors()
    {
        var mentors = Count("mentors", "mentors", 15) with { Of = TargetOf.Host };

        TargetReport.Of("viborg-cares", mentors, Places(15), Day).Said.ShouldBe("15 of 15 (100 %)");
    }

    [Theory]
    [InlineData("agreements of Slagelse", 300)]
    [InlineData("agreements of the bank", 250)]
    public void Row_32_more_than_so_many_companies_is_one_more(string row, int more)
    {
        var target = Count(row, "companies", more) with { Of = TargetOf.Host, Compare = Compare.Over };

        TargetReport.Of("x", target, Places(more), Day).Met.ShouldBe(false);
        TargetReport.Of("x", target, Places(more + 1), Day).Met.ShouldBe(true);
    }

    [Fact]
    public void Row_32_more_than_400_orders_are_counted_as_openings()
    {
        var target = Count("orders", "orders", 400) with { Of = TargetOf.Opening, Compare = Compare.Over };

        TargetReport.Of("candidate-bank-aarhus", target, [.. Enumerable.Range(0, 401).Select(at => new TargetCase { Person = "", Opening = $"O{at}", Start = Day })], Day)
            .ShouldSatisfyAllConditions(row => row.Numerator.ShouldBe(401), row => row.Met.ShouldBe(true));
    }

    private static Target Share(string id, OutcomeCode outcome, decimal value) => new()
    {
        Id = id,
        Measure = "share",
        Numerator = new() { Outcome = [outcome] },
        Denominator = Denominator.Started,
        Value = value,
        Unit = TargetUnit.Percent,
    };

    private static Target Count(string id, string measure, decimal value) => new() { Id = id, Measure = measure, Value = value, Unit = TargetUnit.Count };

    private static List<TargetCase> People(int all, Func<int, OutcomeCode[]> outcomes, bool completed = false) =>
    [
        .. Enumerable.Range(0, all).Select(at => new TargetCase
        {
            Person = $"Y{at}",
            Enrolled = new(2026, 1, 1),
            Start = new(2026, 1, 1),
            Completed = completed ? new(2026, 8, 1) : null,
            Outcomes = [.. outcomes(at).Select(code => new TargetOutcome(code, new(2026, 8, 1)))],
        }),
    ];

    // Two places of each.
    private static List<TargetCase> Places(int companies) =>
        [.. Enumerable.Range(0, companies * 2).Select(at => new TargetCase { Person = "", Opening = $"O{at}", Host = $"H{at % companies}", Start = Day })];

    private static List<TargetCase> ListOf(int people, params (OutcomeCode Code, int Count)[] list)
    {
        var codes = list.SelectMany(one => Enumerable.Repeat(one.Code, one.Count)).ToList();
        return
        [
            .. Enumerable.Range(0, people).Select(at => new TargetCase
            {
                Person = $"Y{at}",
                Start = new(2026, 1, 1),
                Completed = new(2026, 8, 1),
                Outcomes = [.. codes.Where((_, index) => index % people == at).Select(code => new TargetOutcome(code, new(2026, 8, 1)))],
            }),
        ];
    }

    private static int SumOf(string basket) => basket.Split('|').Sum(part => int.Parse(part.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture));
}
