using Matching.Core.Enrolments;
using Matching.Core.Programmes;
using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.People;

/// <summary>Where somebody stands in which scheme, what comes next and when, and who must act; and who may approve for her.</summary>
public sealed class PersonsFileTests : IAsyncLifetime
{
    private static readonly Guid Enrolment = new("00000000-0000-0000-0000-0000000000e2");
    private static readonly Guid Placement = new("00000000-0000-0000-0000-0000000000f2");

    private WebTown _web = null!;
    private string _youth = "";
    private string _opening = "";

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        _youth = await _web.Town.YouthAsync("+4523000001");
        _opening = await _web.Town.OpeningAsync(kind: 3);
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Her_file_says_where_she_stands_what_comes_next_when_and_who_must_act_and_the_work_list_has_what_is_due()
    {
        await AgreedAsync("2026-11-20");
        await WalkAsync();
        using var karin = await _web.SignedInAsync("staff", "karin");

        var file = await karin.ReadAsync($"/youths/{_youth}");
        file.ShouldContain("De frivillige erhvervsmentorer");
        file.ShouldContain("Har sagt ja til et sted 20. november 2026; det er ikke begyndt.");
        file.ShouldContain("Første opkald");
        file.ShouldContain("25. november 2026");
        file.ShouldContain("mentor");

        _web.Town.Clock.MoveTo("2026-11-27", "09:00");
        await WalkAsync();
        (await _web.Town.Store.QueryAsync<string>("select what || ':' || state from enrolment_step order by due limit 1")).ShouldBe(["first_contact:4"], "Two working days after nobody called it is the desk's.");
        using var later = await _web.SignedInAsync("staff", "karin");
        var work = await later.ReadAsync("/work");
        work.ShouldContain("Første opkald");
        work.ShouldContain("De frivillige erhvervsmentorer");
    }

    [Theory]
    [InlineData("company_consultant", 1, "I den indsats godkender: jobkonsulent.")]
    [InlineData("coordinator", 2, "")]
    public async Task At_the_desk_only_the_role_that_a_scheme_names_or_a_coordinator_approves(string role, int state, string told)
    {
        await _web.Town.Store.ExecuteAsync("insert into consultant (sign_in, name, municipality_code, roles) values ('kurt', 'Kurt', '0791', array[@role])", new { role });
        var proposal = await _web.Town.ProposalAsync(_youth, _opening);
        using var kurt = await _web.SignedInAsync("staff", "kurt");

        await kurt.PostAsync("/desk", "/desk/approve", ("proposal", $"{proposal}"));

        (await _web.Town.Store.ScalarAsync<int>("select state::int from proposal")).ShouldBe(state);
        (await kurt.ReadAsync("/desk")).ShouldContain(told);
    }

    private async Task WalkAsync()
    {
        for (var turn = 0; turn < 10 && await _web.Town.Get<WalkEnrolments>().HandleAsync(CancellationToken.None) > 0; turn++)
        {
            _web.Town.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private Task<int> AgreedAsync(string on) => _web.Town.Store.ExecuteAsync(
        """
        update opening set programme = 'viborg-business-mentors';
        insert into enrolment (id, municipality_code, youth_id, programme, mark, enrolled_on, source, walked_on) values (@Enrolment, '0791', @_youth, 'viborg-business-mentors', @Mark, '2026-11-01', 'match', '2026-11-01');
        insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, schedule, outside_title, source) values (@Placement, '0791', @_youth, @_opening, 3, 4, @on::date, '', '', 'offer');
        insert into enrolment_event (id, enrolment_id, kind, on_date, at, by_whom, subject, word, note, second_person) values (gen_random_uuid(), @Enrolment, 1, @on::date, now(), 'match', @Placement::text, 'mentor', '', '')
        """,
        new { Enrolment, Placement, _youth, _opening, on, ProgrammeBook.Shipped.Find("viborg-business-mentors", new(2026, 11, 1))!.Mark });
}
