using Matching.Core.Inquiries;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Testing.Offers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Inquiries;

/// <summary>What we ask mentors and who has met, outside offers and schemes: offers and answers, O19, T31, T47, T48.</summary>
public sealed class InquiryTests : IAsyncLifetime
{
    private const string Phone = "+4523000001";
    private const string MentorsPhone = "+4587870077";
    private readonly ScriptedSmsSender _sms = new();
    private OfferTown _town = null!;

    public async Task InitializeAsync()
    {
        _town = await OfferTown.CreateAsync(services => services.AddSingleton<ISmsSender>(_sms));
        await _town.Store.ExecuteAsync("update night set local_date = '2026-01-01'");
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_mentor_is_asked_every_third_month_and_one_word_renews()
    {
        var opening = await MentorAsync(lastAnswer: "2026-08-23");
        (await AskAsync()).ShouldBe(1);
        (await AskAsync()).ShouldBe(0);
        _sms.Sent.Select(text => text.Template).ShouldBe(["T1.host", "T31"]);

        await _town.TypeAsync(MentorsPhone, $"ja {await CodeAsync()}");
        await _town.SendDueAsync();

        _sms.Sent[^1].Template.ShouldBe("T42");
        (await _town.Store.ScalarAsync<DateOnly>("select last_answer from host where id = 'H' || @opening", new { opening })).ShouldBe(new DateOnly(2026, 11, 23));
        _town.Clock.Advance(TimeSpan.FromDays(60));
        (await AskAsync()).ShouldBe(0);
        _town.Clock.Advance(TimeSpan.FromDays(40));
        (await AskAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-08-24", 0)]
    [InlineData("2026-08-23", 1)]
    public async Task Three_months_are_counted_to_the_day(string lastAnswer, int asked)
    {
        await MentorAsync(lastAnswer);

        (await AskAsync()).ShouldBe(asked);
    }

    [Fact]
    public async Task In_the_installations_first_three_months_nobody_is_asked()
    {
        await _town.Store.ExecuteAsync("update night set local_date = '2026-08-24'");
        await MentorAsync(lastAnswer: "2025-01-01");
        (await AskAsync()).ShouldBe(0);

        _town.Clock.Advance(TimeSpan.FromDays(1));

        (await AskAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("PAUSE {0}")]
    [InlineData("{0} pause")]
    [InlineData("pause")]
    [InlineData("Holder pause tak")]
    public async Task Pause_pauses_at_once(string text)
    {
        var opening = await MentorAsync(lastAnswer: "2026-08-01");
        await AskAsync();

        await _town.TypeAsync(MentorsPhone, string.Format(System.Globalization.CultureInfo.InvariantCulture, text, await CodeAsync()));
        await _town.SendDueAsync();

        _sms.Sent[^1].Template.ShouldBe("T44");
        (await _town.Store.ScalarAsync<int>("select status::int from host where id = 'H' || @opening", new { opening })).ShouldBe(2);
    }

    [Fact]
    public async Task Ring_and_no_go_to_a_person_and_silence_after_a_week()
    {
        await MentorAsync(lastAnswer: "2026-08-01");
        await AskAsync();
        _town.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await AskAsync();
        (await _town.WorkAsync()).ShouldBeEmpty();
        _town.Clock.Advance(TimeSpan.FromMinutes(2));
        await AskAsync();
        (await _town.WorkAsync()).ShouldBe(["renewal_due"]);

        await _town.TypeAsync(MentorsPhone, "ring");
        await _town.SendDueAsync();

        _sms.Sent[^1].Template.ShouldBe("T11");
        (await _town.WorkAsync()).ShouldBe(["renewal_due"]);
    }

    [Fact]
    public async Task Who_said_stop_is_asked_by_a_person()
    {
        await MentorAsync(lastAnswer: "2026-08-01");
        await _town.TypeAsync(MentorsPhone, "STOP");
        await AskAsync();

        _sms.Sent.ShouldNotContain(text => text.Template == "T31");
        (await _town.WorkAsync()).ShouldBe(["renewal_due"]);
    }

    [Fact]
    public async Task A_mentor_who_may_have_her_number_calls_first_and_both_are_told_so()
    {
        await AgreedAsync(letsCall: true);

        _sms.Sent.Select(text => text.Template).ShouldBe(["T1", "T2", "T6", "T1.host", "T27"], ignoreOrder: true);
        _sms.Sent.Single(text => text.Template == "T6").Body.ShouldContain("senest tor 26/11");
        (await _town.Store.ScalarAsync<DateOnly>("select call_by from placement")).ShouldBe(new DateOnly(2026, 11, 26));
    }

    [Fact]
    public async Task Contact_only_through_us_means_that_the_consultant_calls_first()
    {
        await AgreedAsync(letsCall: false);

        _sms.Sent.Select(text => text.Template).ShouldBe(["T1", "T2", "T6.contact", "T1.host", "T27.contact"], ignoreOrder: true);
        _town.Clock.Advance(TimeSpan.FromDays(10));
        (await AskAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_overdue_call_is_asked_about_the_next_morning_and_told_to_a_person_the_day_after()
    {
        await AgreedAsync(letsCall: true);
        _town.Clock.Advance(TimeSpan.FromDays(3));
        (await AskAsync()).ShouldBe(0);
        _town.Clock.Advance(TimeSpan.FromDays(1));
        (await AskAsync()).ShouldBe(1);
        _sms.Sent[^1].Body.ShouldStartWith("Hej Per. Amina venter på, at du ringer.");
        (await _town.WorkAsync()).ShouldBeEmpty();

        _town.Clock.Advance(TimeSpan.FromDays(1));
        await AskAsync();

        (await _town.WorkAsync()).ShouldBe(["mentor_call_overdue"]);
    }

    [Fact]
    public async Task Tried_without_an_answer_three_times_goes_to_a_person()
    {
        await AgreedAsync(letsCall: true);
        _town.Clock.Advance(TimeSpan.FromDays(4));
        for (var tried = 1; tried <= Inquiry.MostTries; tried++)
        {
            (await AskAsync()).ShouldBe(1, $"try {tried}");
            await _town.TypeAsync(MentorsPhone, tried == 2 ? "1" : $"{await CodeAsync()} 1");
            (await _town.WorkAsync()).Count.ShouldBe(tried == Inquiry.MostTries ? 1 : 0);
            _town.Clock.Advance(TimeSpan.FromDays(4));
        }

        (await AskAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task On_the_mentors_page_a_day_is_one_try_and_the_third_goes_to_a_person()
    {
        await AgreedAsync(letsCall: true);
        var (mentor, placement) = (await _town.Store.QueryAsync<(string, Guid)>("select o.host_id, p.id from placement p join opening o on o.id = p.opening_id"))[0];
        var tried = _town.Get<TryCall>();

        (await tried.HandleAsync("somebody else", placement, CancellationToken.None)).ShouldBeOfType<TryCallOutcome.NotFound>();
        (await tried.HandleAsync(mentor, placement, CancellationToken.None)).ShouldBe(new TryCallOutcome.Again(new(2026, 11, 26)));
        (await tried.HandleAsync(mentor, placement, CancellationToken.None)).ShouldBe(new TryCallOutcome.Again(new(2026, 11, 26)));
        (await _town.CountAsync("from inquiry where answer = 'no_answer'")).ShouldBe(1);
        _town.Clock.Advance(TimeSpan.FromDays(4));
        (await AskAsync()).ShouldBe(1);
        (await tried.HandleAsync(mentor, placement, CancellationToken.None)).ShouldBe(new TryCallOutcome.Again(new(2026, 11, 30)));
        (await _town.CountAsync("from inquiry where closed_at is null")).ShouldBe(0);
        (await _town.WorkAsync()).ShouldBeEmpty();
        _town.Clock.Advance(TimeSpan.FromDays(3));
        (await tried.HandleAsync(mentor, placement, CancellationToken.None)).ShouldBeOfType<TryCallOutcome.ToConsultant>();

        (await _town.WorkAsync()).ShouldBe(["mentor_call_overdue"]);
        (await tried.HandleAsync(mentor, placement, CancellationToken.None)).ShouldBeOfType<TryCallOutcome.NotFound>();
    }

    [Fact]
    public async Task Once_they_have_met_nobody_asks()
    {
        await AgreedAsync(letsCall: true);
        await _town.Store.ExecuteAsync("update placement set state = 5");
        _town.Clock.Advance(TimeSpan.FromDays(4));

        (await AskAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_met_is_asked_to_rank_while_the_round_is_open()
    {
        var opening = await _town.OpeningAsync();
        var (anna, bo) = (await _town.YouthAsync(Phone, "Anna"), await _town.YouthAsync("+4523000002", "Bo"));
        foreach (var youth in new[] { anna, bo })
        {
            await _town.ProposalAsync(youth, opening);
        }

        await _town.Store.ExecuteAsync("update proposal set state = 2, pair_state = 5");
        (await AskAsync()).ShouldBe(0);
        await _town.Store.ExecuteAsync(
            "insert into ranking (municipality_code, side, youth_id, opening_id, rank, closes_on) values ('0791', 1, @bo, @opening, 1, '2026-11-30')", new { bo, opening });

        (await AskAsync()).ShouldBe(2);
        (await _town.TemplatesAsync(Phone)).ShouldBe(["T1", "T47"]);
        (await _town.TemplatesAsync("+4587870099")).ShouldBe(["T1.host", "T47.host"]);
        await _town.TypeAsync(Phone, $"RING {await _town.Store.ScalarAsync<string>("select code from inquiry where youth_id = @anna", new { anna })}");
        (await _town.WorkAsync()).ShouldBe(["ranking_due"]);
    }

    private async Task<int> AskAsync()
    {
        var asked = await _town.Get<AskInquiries>().HandleAsync(CancellationToken.None);
        await _town.SendDueAsync();
        return asked;
    }

    private Task<string> CodeAsync() => _town.Store.ScalarAsync<string>("select code from inquiry where closed_at is null")!;

    private async Task<string> MentorAsync(string lastAnswer)
    {
        var opening = await _town.OpeningAsync(hostPhone: MentorsPhone, kind: 3);
        await _town.Store.ExecuteAsync("update host set last_answer = @lastAnswer::date where id = 'H' || @opening", new { lastAnswer, opening });
        return opening;
    }

    private async Task AgreedAsync(bool letsCall)
    {
        var opening = await MentorAsync("2026-11-01");
        var offer = await _town.ApprovedAsync(Phone, opening, kind: 3);
        if (letsCall)
        {
            await _town.Store.ExecuteAsync("insert into permission (id, municipality_code, youth_id, item, recipient, words, given_at) select gen_random_uuid(), '0791', id, 'phone', 1, '23000001', now() from youth");
        }

        await _town.SendDueAsync();
        await _town.TypeAsync(Phone, "ja");
        await _town.SendDueAsync();
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
    }
}
