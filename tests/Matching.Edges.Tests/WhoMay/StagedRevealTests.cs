using System.Text.RegularExpressions;
using Matching.Core.Reveals;
using Matching.Edges.Tests.Api;
using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.WhoMay;

/// <summary>What a mentor's and a company's browser gets of a young person at each step of a match, held against the table.</summary>
public sealed partial class StagedRevealTests : IAsyncLifetime
{
    private const string Phone = "+4520111213";
    private const string FirstName = "Rumleskaft";

    // Each stands for one thing that must not be told, and is nowhere else in the town.
    private static readonly string[] NeverTold = ["Hemmeligsen", "8831", "Lyngby Sogn", "2005-05-04", "04-05-2005", "activity_ready", "aktivitetsparat", "+4529999999", "29999999", "Konkurrentine"];

    private ApiTown _town = null!;

    public async Task InitializeAsync() => _town = await ApiTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [InlineData("mentor", 3, Viewer.Mentor)]
    [InlineData("company", 2, Viewer.Company)]
    public async Task Each_step_tells_what_the_table_says_and_no_more(string role, short kind, Viewer viewer)
    {
        var (youth, opening) = await PairAsync(kind, isProtected: false);
        using var visitor = await _town.Web.SignedInAsync(role, "H" + opening);

        await ShouldTellAsync(visitor, role, viewer, MatchStep.Proposed, isProtected: false);
        var offer = await AskedAsync(youth, opening);
        await ShouldTellAsync(visitor, role, viewer, MatchStep.Asked, isProtected: false);
        await _town.Web.Town.TypeAsync(Phone, "JA");
        await ShouldTellAsync(visitor, role, viewer, MatchStep.Agreed, isProtected: false);
        await _town.Web.Town.Store.ExecuteAsync("update placement set state = 5 where offer_id = @offer", new { offer });
        await ShouldTellAsync(visitor, role, viewer, MatchStep.Running, isProtected: false);
        await _town.Web.Town.Store.ExecuteAsync("update placement set state = 6 where offer_id = @offer", new { offer });
        await ShouldTellAsync(visitor, role, viewer, MatchStep.Over, isProtected: false);
    }

    [Theory]
    [InlineData("mentor", 3, Viewer.Mentor)]
    [InlineData("company", 2, Viewer.Company)]
    public async Task Of_a_protected_address_only_a_first_name_is_told(string role, short kind, Viewer viewer)
    {
        var (youth, opening) = await PairAsync(kind, isProtected: true);
        using var visitor = await _town.Web.SignedInAsync(role, "H" + opening);
        await AskedAsync(youth, opening);
        await _town.Web.Town.TypeAsync(Phone, "JA");

        await ShouldTellAsync(visitor, role, viewer, MatchStep.Agreed, isProtected: true);
    }

    [Theory]
    [InlineData("2026-08-23", false)]
    [InlineData("2026-08-24", true)]
    public async Task A_mentor_whose_word_is_three_months_old_gives_it_again_before_she_is_named(string lastAnswer, bool isConfirmed)
    {
        var (youth, opening) = await PairAsync(3, isProtected: false);
        await _town.Web.Town.Store.ExecuteAsync("update night set local_date = '2026-01-01'; update host set last_answer = @lastAnswer::date", new { lastAnswer });
        using var mentor = await _town.Web.SignedInAsync("mentor", "H" + opening);
        var offer = await AskedAsync(youth, opening);
        await _town.Web.Town.TypeAsync(Phone, "JA");

        await ShouldTellAsync(mentor, "mentor", Viewer.Mentor, isConfirmed ? MatchStep.Agreed : MatchStep.Unconfirmed, isProtected: false);
        (await _town.Web.Town.CountAsync("from person_read where what = 7")).ShouldBe(isConfirmed ? 1 : 0);
        await mentor.PostAsync("/mentor", "/mentor/still");
        await ShouldTellAsync(mentor, "mentor", Viewer.Mentor, MatchStep.Agreed, isProtected: false);

        await _town.Web.Town.Store.ExecuteAsync("update placement set state = 5 where offer_id = @offer; update host set last_answer = '2026-01-01'", new { offer });
        await ShouldTellAsync(mentor, "mentor", Viewer.Mentor, MatchStep.Running, isProtected: false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_both_sides_choose_a_company_meets_a_first_name_and_agreed_words(bool isProtected)
    {
        var (youth, opening) = await PairAsync(2, isProtected);
        using var visitor = await _town.Web.SignedInAsync("company", "H" + opening);
        var meeting = await _town.Web.Town.ProposalAsync(youth, opening);
        await _town.Web.Town.Store.ExecuteAsync("update proposal set pair_state = 5, state = 2, decided_at = now(), decided_by = 'karin' where id = @id", new { id = meeting.Value });

        await ShouldTellAsync(visitor, "company", Viewer.Company, MatchStep.Meeting, isProtected);
    }

    [Fact]
    public async Task Other_systems_are_told_ids_at_every_step()
    {
        var (youth, opening) = await PairAsync(2, isProtected: true);
        await AskedAsync(youth, opening);
        await _town.Web.Town.TypeAsync(Phone, "JA");
        using var system = await _town.SystemAsync();

        foreach (var list in new[] { "openings", "proposals", "placements" })
        {
            var text = await system.GetStringAsync(new Uri($"/api/v1/{list}", UriKind.Relative));

            NeverTold.Append(FirstName).Append("Kan lide dyr").Append("20111213").Where(word => text.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty(list);
        }
    }

    private async Task<(string Youth, string Opening)> PairAsync(short kind, bool isProtected)
    {
        var town = _town.Web.Town;
        await town.Store.ExecuteAsync("insert into postcode (code, name, latitude, longitude, municipality_codes) values ('8831', 'Lyngby Sogn', 56.4, 9.3, '{0791}')");
        var opening = await town.OpeningAsync(seats: 2, kind: kind);
        var youth = await town.YouthAsync(Phone, FirstName);
        await town.Store.ExecuteAsync(
            "update youth set last_name = 'Hemmeligsen', postcode = '8831', target_group = 'activity_ready', guardian_phone = '+4529999999', wants = array[@kind]::smallint[], protected_address = @isProtected where id = @youth",
            new { youth, kind, isProtected });
        foreach (var (item, words) in new[] { ("likes", "Kan lide dyr"), ("phone", "20111213") })
        {
            await town.Store.ExecuteAsync(
                "insert into permission (id, municipality_code, youth_id, item, recipient, words, given_at) select gen_random_uuid(), '0791', @youth, @item, r, @words, now() from generate_series(1, 2) r",
                new { youth, item, words });
        }

        await town.ProposalAsync(await town.YouthAsync("+4520111288", "Konkurrentine"), opening);
        return (youth, opening);
    }

    private async Task<Guid> AskedAsync(string youth, string opening)
    {
        var town = _town.Web.Town;
        var approved = await town.ApproveAsync(await town.ProposalAsync(youth, opening)) as Matching.Core.Approvals.ApproveOutcome.Approved;
        await town.SendDueAsync();
        return approved.ShouldNotBeNull().Offer.Value;
    }

    private static async Task ShouldTellAsync(WebVisitor visitor, string role, Viewer viewer, MatchStep step, bool isProtected)
    {
        var page = await visitor.ReadAsync("/" + role);
        Told(PersonalFact.FirstName).ShouldBe(page.Contains(FirstName, StringComparison.Ordinal), $"first name at {step}");
        Told(PersonalFact.AgreedWords).ShouldBe(page.Contains("Kan lide dyr", StringComparison.Ordinal), $"agreed words at {step}");
        Told(PersonalFact.Phone).ShouldBe(page.Replace(" ", "", StringComparison.Ordinal).Contains("20111213", StringComparison.Ordinal), $"number at {step}");

        // An id may hold the digits of a postcode by chance.
        var words = Ids().Replace(page, "");
        NeverTold.Where(word => words.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty($"at {step}");

        bool Told(PersonalFact fact) => RevealTable.May(viewer, step, fact, isProtected);
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
