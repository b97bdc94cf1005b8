using Matching.Core.Inquiries;
using Matching.Core.Texts;
using Matching.Testing.Offers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Inquiries;

/// <summary>A mentor whose own word is three months old is told nothing of her by text, as the mentor's page tells nothing: offers and answers, O19.</summary>
public sealed class UnnamedToMentorTests : IAsyncLifetime
{
    private const string Phone = "+4523000001";
    private const string MentorsPhone = "+4587870077";
    private const string FirstName = "Amina";
    private readonly ScriptedSmsSender _sms = new();
    private OfferTown _town = null!;

    public async Task InitializeAsync()
    {
        _town = await OfferTown.CreateAsync(services => services.AddSingleton<ISmsSender>(_sms));
        await _town.Store.ExecuteAsync("update night set local_date = '2026-01-01'");
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [InlineData("2026-08-23", true, "T27.unnamed")]
    [InlineData("2026-08-23", false, "T27.contact.unnamed")]
    [InlineData("2026-08-24", true, "T27")]
    [InlineData("2026-08-24", false, "T27.contact")]
    public async Task Her_yes_names_her_to_a_mentor_only_while_the_mentors_own_word_holds(string lastAnswer, bool letsCall, string template)
    {
        await AgreedAsync(lastAnswer, letsCall);

        var told = ToMentor().Single(text => text.Template != "T1.host");
        told.Template.ShouldBe(template);
        told.Body.Contains(FirstName, StringComparison.Ordinal).ShouldBe(!template.EndsWith(".unnamed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_overdue_call_of_a_mentor_whose_word_is_too_old_names_nobody_and_does_once_it_is_given()
    {
        await AgreedAsync("2026-08-23", letsCall: true);
        _town.Clock.Advance(TimeSpan.FromDays(4));
        await AskAsync();

        ToMentor().ShouldContain(text => text.Template == "T48.unnamed");
        ToMentor().ShouldAllBe(text => !text.Body.Contains(FirstName, StringComparison.Ordinal));
        await _town.TypeAsync(MentorsPhone, $"1 {await CodeAsync()}");
        await _town.Store.ExecuteAsync("update host set last_answer = '2026-11-27'");
        _town.Clock.Advance(TimeSpan.FromDays(4));
        await AskAsync();

        ToMentor()[^1].Template.ShouldBe("T48");
        ToMentor()[^1].Body.ShouldContain(FirstName);
    }

    [Fact]
    public async Task A_municipalitys_own_words_cannot_name_her_either()
    {
        await _town.Store.ExecuteAsync(
            """
            insert into text_template (municipality_code, template, language, body, valid_from, saved_by, saved_at)
            values ('0791', 'T27.unnamed', 'da', 'Hej {modtager}. {barn} vil møde dig. Ring senest {frist}. {kontakt}, {afs} {tlf}', '2026-01-01', 'karin', now())
            """);

        await AgreedAsync("2026-08-23", letsCall: true);

        ToMentor().ShouldAllBe(text => !text.Body.Contains(FirstName, StringComparison.Ordinal));
        (await _town.WorkAsync()).ShouldContain("tell_host");
    }

    private IReadOnlyList<OutgoingText> ToMentor() => [.. _sms.Sent.Where(text => text.Phone.E164 == MentorsPhone)];

    private async Task AskAsync()
    {
        await _town.Get<AskInquiries>().HandleAsync(CancellationToken.None);
        await _town.SendDueAsync();
    }

    private Task<string> CodeAsync() => _town.Store.ScalarAsync<string>("select code from inquiry where kind = 2 and closed_at is null")!;

    private async Task AgreedAsync(string lastAnswer, bool letsCall)
    {
        var opening = await _town.OpeningAsync(hostPhone: MentorsPhone, kind: 3);
        await _town.Store.ExecuteAsync("update host set last_answer = @lastAnswer::date where id = 'H' || @opening", new { lastAnswer, opening });
        await _town.ApprovedAsync(Phone, opening, kind: 3);
        if (letsCall)
        {
            await _town.Store.ExecuteAsync("insert into permission (id, municipality_code, youth_id, item, recipient, words, given_at) select gen_random_uuid(), '0791', id, 'phone', 1, '23000001', now() from youth");
        }

        await _town.SendDueAsync();
        await _town.TypeAsync(Phone, "ja");
        await _town.SendDueAsync();
    }
}
