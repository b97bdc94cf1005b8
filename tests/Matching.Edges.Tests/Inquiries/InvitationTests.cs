using Matching.Core.Enrolments;
using Matching.Core.Inquiries;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Testing.Offers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Inquiries;

/// <summary>Invitations into schemes have answers: yes enrols, no ends it, silence is reminded once and then a person's.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private const string Scheme = "viborg-business-mentors";
    private const string Phone = "+4523000001";
    private readonly ScriptedSmsSender _sms = new();
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync(services => services.AddSingleton<ISmsSender>(_sms));

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [InlineData("ja")]
    [InlineData("JA {0}")]
    public async Task Her_yes_by_text_enrols_her(string text)
    {
        var youth = await InvitedAsync();
        await TurnAsync();
        _sms.Sent.Select(sent => sent.Template).ShouldBe(["T1", "T49"]);
        (await StateAsync(youth)).ShouldBe(InvitationState.Open);

        await _town.TypeAsync(Phone, string.Format(System.Globalization.CultureInfo.InvariantCulture, text, await CodeAsync()));
        await TurnAsync();

        _sms.Sent[^1].Template.ShouldBe("T42");
        (await StateAsync(youth)).ShouldBe(InvitationState.Enrolled);
        (await _town.Store.QueryAsync<(string, string)>("select programme, source from enrolment where youth_id = @youth", new { youth })).ShouldBe([(Scheme, "karin")]);
        (await _town.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Her_no_by_text_ends_it_and_nothing_follows()
    {
        var youth = await InvitedAsync();
        await TurnAsync();

        await _town.TypeAsync(Phone, "nej tak");
        await TurnAsync();
        _town.Clock.Advance(TimeSpan.FromDays(10));
        await TurnAsync();

        _sms.Sent[^1].Template.ShouldBe("T8");
        (await StateAsync(youth)).ShouldBe(InvitationState.Declined);
        (await _town.CountAsync("from enrolment")).ShouldBe(0);
        (await _town.WorkAsync()).ShouldBeEmpty();
        (await InviteAsync(youth)).ShouldBeOfType<InviteOutcome.Invited>();
    }

    [Fact]
    public async Task Silence_is_reminded_once_after_two_days_and_after_two_more_a_person_hears_and_a_late_yes_still_counts()
    {
        var youth = await InvitedAsync();
        await TurnAsync();
        _town.Clock.Advance(TimeSpan.FromDays(1));
        await TurnAsync();
        _sms.Sent.Count(sent => sent.Template == "T49").ShouldBe(1);

        _town.Clock.Advance(TimeSpan.FromDays(1));
        await TurnAsync();
        await TurnAsync();
        _sms.Sent.Count(sent => sent.Template == "T49").ShouldBe(2);
        _town.Clock.Advance(TimeSpan.FromDays(1));
        await TurnAsync();
        (await _town.WorkAsync()).ShouldBeEmpty();
        _town.Clock.Advance(TimeSpan.FromDays(1));
        await TurnAsync();
        await TurnAsync();
        (await _town.WorkAsync()).ShouldBe(["invitation_due"]);
        _sms.Sent.Count(sent => sent.Template == "T49").ShouldBe(2);

        await _town.TypeAsync(Phone, "ja");
        await TurnAsync();
        (await StateAsync(youth)).ShouldBe(InvitationState.Enrolled);
    }

    [Fact]
    public async Task An_answer_on_her_page_is_kept_with_its_reason_and_closes_the_question_on_her_phone()
    {
        var youth = await InvitedAsync();
        await TurnAsync();
        var id = await _town.Store.ScalarAsync<Guid>("select id from scheme_invitation");
        var invitations = _town.Get<IInvitations>();

        (await invitations.AnswerAsync(id, "Y-somebody-else", true, null, _town.Clock.GetUtcNow(), "page", CancellationToken.None)).ShouldBeFalse();
        (await invitations.AnswerAsync(id, youth, false, EndReason.Travel, _town.Clock.GetUtcNow(), "page", CancellationToken.None)).ShouldBeTrue();
        (await invitations.AnswerAsync(id, youth, true, null, _town.Clock.GetUtcNow(), "page", CancellationToken.None)).ShouldBeFalse();
        await TurnAsync();

        (await _town.Store.QueryAsync<(short, short?, string)>("select state, reason, answered_by from scheme_invitation")).ShouldBe([((short)InvitationState.Declined, (short?)EndReason.Travel, "page")]);
        (await _town.CountAsync("from inquiry where closed_at is null")).ShouldBe(0);
    }

    [Fact]
    public async Task Where_no_text_may_go_a_person_asks_and_is_not_asked_twice()
    {
        var youth = await _town.YouthAsync();
        (await InviteAsync(youth)).ShouldBeOfType<InviteOutcome.Invited>();
        await TurnAsync();
        (await _town.WorkAsync()).ShouldBe(["invitation_due"]);
        _town.Clock.Advance(TimeSpan.FromDays(5));
        await TurnAsync();

        (await _town.WorkAsync()).ShouldBe(["invitation_due"]);
        _sms.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whom_the_scheme_would_not_take_is_not_invited_and_nobody_twice()
    {
        var youth = await _town.YouthAsync(Phone);
        await _town.Store.ExecuteAsync("update youth set birth_date = '1990-01-01'");
        (await InviteAsync(youth)).ShouldBeOfType<InviteOutcome.Refused>().Refusals.ShouldHaveSingleItem().ToString().ShouldBe("over 29");
        await _town.Store.ExecuteAsync("update youth set birth_date = '2005-01-01'");
        (await InviteAsync(youth)).ShouldBeOfType<InviteOutcome.Invited>();

        (await InviteAsync(youth)).ShouldBeOfType<InviteOutcome.IsOpen>();
        (await InviteAsync("nobody")).ShouldBeOfType<InviteOutcome.NotFound>();
    }

    [Fact]
    public async Task A_yes_when_the_scheme_does_not_take_her_any_more_goes_to_a_person_with_the_reason()
    {
        var youth = await InvitedAsync();
        await TurnAsync();
        await _town.Store.ExecuteAsync("update youth set birth_date = '1990-01-01'");

        await _town.TypeAsync(Phone, "ja");
        await TurnAsync();
        await TurnAsync();

        (await StateAsync(youth)).ShouldBe(InvitationState.NotTaken);
        (await _town.WorkAsync()).ShouldBe(["invitation_not_taken"]);
        (await _town.CountAsync("from work_item where note_en like '%over 29'")).ShouldBe(1);
    }

    private async Task<string> InvitedAsync()
    {
        var youth = await _town.YouthAsync(Phone);
        (await InviteAsync(youth)).ShouldBeOfType<InviteOutcome.Invited>();
        return youth;
    }

    private Task<InviteOutcome> InviteAsync(string youth) =>
        _town.Get<InviteYouth>().HandleAsync(new(youth, "0791", Scheme, "karin") { Route = ReferralRoute.Jobcentre, AgreedBy = [Role.Coordinator] }, CancellationToken.None);

    private async Task TurnAsync()
    {
        await _town.Get<TakeInvitations>().HandleAsync(CancellationToken.None);
        await _town.Get<AskInquiries>().HandleAsync(CancellationToken.None);
        await _town.SendDueAsync();
    }

    private Task<string> CodeAsync() => _town.Store.ScalarAsync<string>("select code from inquiry where closed_at is null")!;

    private async Task<InvitationState> StateAsync(string youth) => (InvitationState)await _town.Store.ScalarAsync<int>("select state::int from scheme_invitation where youth_id = @youth", new { youth });
}
