using Matching.Core.Enrolments;
using Matching.Core.Programmes;
using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.People;

/// <summary>Goals in a young person's file: the product, P10.</summary>
public sealed class GoalTests : IAsyncLifetime
{
    private static readonly Guid Enrolment = new("00000000-0000-0000-0000-0000000000e1");
    private static readonly Guid Placement = new("00000000-0000-0000-0000-0000000000f1");

    private WebTown _web = null!;
    private string _youth = "";
    private string _opening = "";

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        _youth = await _web.Town.YouthAsync("+4523000001");
        _opening = await _web.Town.OpeningAsync();
        await _web.Town.Store.ExecuteAsync(
            """
            insert into enrolment (id, municipality_code, youth_id, programme, mark, enrolled_on, source, walked_on) values (@Enrolment, '0791', @_youth, 'spare-time-job', @Mark, '2026-11-01', 'match', '2026-11-23');
            insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, schedule, outside_title, source) values (@Placement, '0791', @_youth, @_opening, 2, 5, '2026-11-10', '', '', 'offer');
            insert into enrolment_event (id, enrolment_id, kind, on_date, at, by_whom, subject, word, note, second_person) values (gen_random_uuid(), @Enrolment, 1, '2026-11-10', now(), 'match', @Placement::text, 'job', '', '')
            """,
            new { Enrolment, Placement, _youth, _opening, ProgrammeBook.Shipped.Find("spare-time-job", new(2026, 11, 1))!.Mark });
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task At_most_three_are_open_at_a_time_for_her_and_three_for_the_company()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");
        foreach (var whose in new[] { "", Placement.ToString() })
        {
            foreach (var number in Enumerable.Range(1, 4))
            {
                await AgreeAsync(karin, $"Møde til tiden {number}", whose);
            }

            (await CountAsync(EnrolmentEventKind.GoalAgreed, whose)).ShouldBe(3);
        }

        (await karin.ReadAsync($"/youths/{_youth}")).ShouldContain("højst 3 mål ad gangen");
        var first = await _web.Town.Store.ScalarAsync<string>("select subject from enrolment_event where kind = 61 and word = '' order by number limit 1");
        await karin.PostAsync($"/youths/{_youth}", "/enrolments/goal", ("enrolment", $"{Enrolment}"), ("what", "GoalReached"), ("goal", first!));
        await karin.PostAsync($"/youths/{_youth}", "/enrolments/goal", ("enrolment", $"{Enrolment}"), ("what", "GoalDropped"), ("goal", first!));
        await AgreeAsync(karin, "Prøve en hel dag", "");

        (await CountAsync(EnrolmentEventKind.GoalAgreed, "")).ShouldBe(4);
        (await CountAsync(EnrolmentEventKind.GoalReached, "")).ShouldBe(1);
        (await CountAsync(EnrolmentEventKind.GoalDropped, "")).ShouldBe(0);
    }

    [Fact]
    public async Task She_sees_both_and_the_company_only_its_own()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");
        await AgreeAsync(karin, "Turde tale med kunder", "");
        await AgreeAsync(karin, "En fast hånd om lørdagen", Placement.ToString());
        await _web.Town.Store.ExecuteAsync("update enrolment_event set on_date = '2026-11-12' where kind = 61");
        var hers = await _web.Town.Store.ScalarAsync<string>("select subject from enrolment_event where kind = 61 and word = ''");
        await karin.PostAsync($"/youths/{_youth}", "/enrolments/goal", ("enrolment", $"{Enrolment}"), ("what", "GoalReached"), ("goal", hers!));
        using var her = await _web.SignedInAsync("youth", _youth);
        using var company = await _web.SignedInAsync("company", "H" + _opening);

        var mine = await her.ReadAsync("/me");
        var theirs = await company.ReadAsync("/company");

        mine.ShouldContain("Turde tale med kunder · nået 23. november 2026");
        mine.ShouldContain("En fast hånd om lørdagen");
        theirs.ShouldContain("En fast hånd om lørdagen");
        theirs.ShouldNotContain("Turde tale med kunder");
    }

    [Theory]
    [InlineData("ok", "")]
    [InlineData("CPR er 010190-1234", "")]
    [InlineData("Et mål for et fremmed sted", "00000000-0000-0000-0000-00000000abcd")]
    public async Task What_is_no_goal_is_refused(string words, string whose)
    {
        using var karin = await _web.SignedInAsync("staff", "karin");

        await AgreeAsync(karin, words, whose);

        (await _web.Town.CountAsync("from enrolment_event where kind = 61")).ShouldBe(0);
    }

    private Task<HttpResponseMessage> AgreeAsync(WebVisitor karin, string words, string whose) =>
        karin.PostAsync($"/youths/{_youth}", "/enrolments/goal", ("enrolment", $"{Enrolment}"), ("what", "GoalAgreed"), ("words", words), ("placement", whose), ("back", $"/youths/{_youth}"));

    private Task<int> CountAsync(EnrolmentEventKind kind, string whose) =>
        _web.Town.CountAsync("from enrolment_event v where v.kind = @kind and exists (select from enrolment_event g where g.kind = 61 and g.subject = v.subject and g.word = @whose)", new { kind = (short)kind, whose });
}
