using System.Text.RegularExpressions;
using Matching.Core.Programmes;
using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Work;

/// <summary>The work list: forty items a page, and what cannot wait before all else.</summary>
public sealed partial class WorkListPagesTests : IAsyncLifetime
{
    private WebTown _web = null!;

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        var youth = await _web.Town.YouthAsync("+4523000001");
        await _web.Town.Store.ExecuteAsync(
            """
            insert into enrolment (id, municipality_code, youth_id, programme, mark, enrolled_on, source, walked_on)
            values ('00000000-0000-0000-0000-0000000000e1', '0791', @youth, 'spare-time-job', @Mark, '2026-11-01', 'match', '2026-11-23');
            insert into enrolment_step (enrolment_id, key, kind, what, who, due, remind, desk, state, desk_of)
            select '00000000-0000-0000-0000-0000000000e1', 'step', kind, what, who, '2026-11-01', remind, desk, 4, 7
            from (select 1::smallint as kind, 'first_contact' as what, array[7]::smallint[] as who, '2026-11-01'::date as remind, '2026-11-01'::date as desk) one;
            insert into work_item (id, municipality_code, kind, youth_id, created_at)
            select gen_random_uuid(), '0791', 'question', @youth, timestamptz '2026-11-01' + i * interval '1 minute' from generate_series(1, 44) i;
            insert into work_item (id, municipality_code, kind, youth_id, created_at)
            values (gen_random_uuid(), '0791', 'yes_but', @youth, '2026-11-20'), (gen_random_uuid(), '0791', 'help', @youth, '2026-11-21');
            """,
            new { youth, ProgrammeBook.Shipped.Find("spare-time-job", new(2026, 11, 1))!.Mark });
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task A_cry_for_help_stands_first_then_what_must_be_settled_then_the_steps_and_then_the_rest()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");

        var headings = await HeadingsAsync(karin, "/work");

        headings.Count.ShouldBe(41);
        headings[0].ShouldContain("hjælp", Case.Insensitive);
        headings[1].ShouldContain("Ja, men", Case.Insensitive);
        headings.Skip(3).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        headings[2].ShouldNotBe(headings[3]);
    }

    [Fact]
    public async Task What_does_not_fit_on_a_page_stands_on_the_next_and_nothing_twice()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");

        var first = Items().Matches(await karin.ReadAsync("/work")).Select(match => match.Value).ToList();
        var second = Items().Matches(await karin.ReadAsync("/work?page=2")).Select(match => match.Value).ToList();

        first.Count.ShouldBe(40);
        second.Count.ShouldBe(6);
        first.Concat(second).Distinct(StringComparer.Ordinal).Count().ShouldBe(46);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public async Task A_page_that_is_none_is_the_first(string page)
    {
        using var karin = await _web.SignedInAsync("staff", "karin");

        Items().Count(await karin.ReadAsync($"/work?page={page}")).ShouldBe(40);
    }

    private static async Task<IReadOnlyList<string>> HeadingsAsync(WebVisitor visitor, string path) =>
        [.. Heading().Matches(await visitor.ReadAsync(path)).Select(match => match.Groups["words"].Value)];

    [GeneratedRegex("<h2 class=\"card-heading\"[^>]*>(?<words>[^<]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("action=\"/work/done\">(?<field>\\s*<input[^>]*>)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Items();
}
