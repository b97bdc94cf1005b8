using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.WhoMay;

/// <summary>Whoever sees something of a young person is told to her, in words, on her own page.</summary>
public sealed class ReadLogTests : IAsyncLifetime
{
    private const string Phone = "+4523000001";

    private WebTown _web = null!;
    private string _youth = "";
    private string _opening = "";

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        _youth = await _web.Town.YouthAsync(Phone);
        _opening = await _web.Town.OpeningAsync(kind: 3);
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Nobody_has_seen_anything_at_first()
    {
        using var amina = await _web.SignedInAsync("youth", _youth);

        (await amina.ReadAsync("/me")).ShouldContain("Ingen har set noget om dig endnu.");
    }

    [Theory]
    [InlineData("/desk", 2)]
    [InlineData("/desk/approve-all", 2)]
    [InlineData("/youths", 3)]
    [InlineData("/desk/pair?youth={0}", 6)]
    [InlineData("/desk/pair?opening={1}", 6)]
    [InlineData("/youths/{0}", 1)]
    public async Task Each_page_that_shows_her_to_staff_is_noted_once_a_day_with_its_times(string page, int what)
    {
        await _web.Town.ProposalAsync(_youth, _opening);
        using var karin = await _web.SignedInAsync("staff", "karin");
        var address = page.Replace("{0}", _youth, StringComparison.Ordinal).Replace("{1}", _opening, StringComparison.Ordinal);

        await karin.GetAsync(address);
        await karin.GetAsync(address);

        (await _web.Town.Store.QueryAsync<(string, int, int)>("select reader, what::int, times from person_read where youth_id = @_youth", new { _youth })).ShouldBe([("staff:karin", what, 2)]);
    }

    [Fact]
    public async Task A_task_and_a_call_about_her_are_noted()
    {
        await _web.Town.Store.ExecuteAsync(
            "insert into work_item (id, municipality_code, kind, youth_id, created_at) values (gen_random_uuid(), '0791', 'call_me', @_youth, now())", new { _youth });
        using var karin = await _web.SignedInAsync("staff", "karin");

        await karin.GetAsync("/work");
        await karin.GetAsync("/calls");

        (await _web.Town.Store.QueryAsync<int>("select what::int from person_read where youth_id = @_youth order by 1", new { _youth })).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task She_reads_who_by_name_and_a_mentor_only_after_her_yes()
    {
        var proposal = await _web.Town.ProposalAsync(_youth, _opening);
        using var mentor = await _web.SignedInAsync("mentor", "H" + _opening);
        await mentor.GetAsync("/mentor");
        (await _web.Town.CountAsync("from person_read")).ShouldBe(0);
        await _web.Town.ApproveAsync(proposal);
        await _web.Town.SendDueAsync();
        await _web.Town.TypeAsync(Phone, "JA");
        await mentor.GetAsync("/mentor");
        using var karin = await _web.SignedInAsync("staff", "karin");
        await karin.GetAsync($"/youths/{_youth}");
        using var amina = await _web.SignedInAsync("youth", _youth);

        var page = await amina.ReadAsync("/me");

        page.ShouldContain("Karin Berg (ansat i kommunen) så hele din side");
        page.ShouldContain("(mentor) så det, du har givet lov til, efter dit ja");
    }

    [Fact]
    public async Task Another_towns_file_is_neither_shown_nor_noted()
    {
        await _web.Town.Store.ExecuteAsync("""
            insert into municipality (code, name, sms_name) values ('0615', 'Horsens', 'Horsens');
            insert into consultant (sign_in, name, municipality_code, roles) values ('horst', 'Horst', '0615', '{job_consultant}');
            """);
        using var horst = await _web.SignedInAsync("staff", "horst");

        await horst.GetAsync($"/youths/{_youth}");
        await horst.GetAsync("/youths");

        (await _web.Town.CountAsync("from person_read")).ShouldBe(0);
    }
}
