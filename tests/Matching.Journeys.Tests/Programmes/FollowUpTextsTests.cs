using System.Text.RegularExpressions;
using Matching.Core.Enrolments;
using Matching.Core.FollowUps;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Replies;
using Shouldly;
using Xunit;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>What a scheme asks of each side goes by text, is answered by one tap, and stands in the file; offers' answers are read as before.</summary>
public sealed partial class FollowUpTextsTests
{
    private const string Intensive = "intensive-job-course-aarhus";
    private const string Mentors = "viborg-business-mentors";
    private const string Youth = "+4523000001";
    private const string Host = "+4587870099";
    private const short Job = 2;
    private const short Mentor = 3;

    [Fact]
    public async Task Both_sides_are_asked_in_the_sending_hours_and_answer_by_one_tap()
    {
        await using var town = await InJobAsync();
        await town.MorningAsync("02-17", "00:10");
        await town.Town.SendDueAsync();
        (await town.Town.PhoneAsync(Youth)).ShouldBeEmpty();
        town.Town.Clock.MoveTo("2027-02-17", "09:00");
        await town.Town.SendDueAsync();

        var asked = await town.Town.PhoneAsync(Youth);
        asked.Count.ShouldBe(2);
        asked[0].ShouldStartWith("Hej Amina. Det er Karin fra Byen.");
        asked[1].ShouldStartWith("Hej Amina. Hvordan går det hos Bageren Laurits? Svar ");
        (await town.Town.PhoneAsync(Host))[1].ShouldStartWith("Hej Per. Hvordan går det med Amina? Svar ");
        var youth = await OnlyYouthAsync(town);
        await town.Town.TypeAsync(Youth, "1");
        await town.Town.TypeAsync(Host, $"{await CodeAsync(town, Host)} 3");
        await town.MorningAsync("02-17", "09:05");
        await town.Town.SendDueAsync();

        (await town.Town.PhoneAsync(Youth))[^1].ShouldStartWith("Tak for svaret, Amina.");
        (await town.Town.PhoneAsync(Host))[^1].ShouldStartWith("Det gør jeg, Per. Jeg ringer senest");
        var said = (await town.FileAsync(youth)).Events.Where(one => one.Kind == Answered).Select(one => (one.Role, one.Word, one.By));
        said.ShouldBe([(Role.Youth, "good", TakeAnswers.BySms), (Role.Host, "call_me", TakeAnswers.BySms)], ignoreOrder: true);
        (await town.StepAsync(youth, "goes_well")).State.ShouldBe(StepState.AtDesk);
    }

    [Fact]
    public async Task Silence_is_reminded_once_then_a_person_decides_and_a_late_answer_still_counts()
    {
        await using var town = await InJobAsync();
        var youth = await OnlyYouthAsync(town);
        foreach (var day in new[] { "02-17", "02-18", "02-19", "02-19" })
        {
            await town.MorningAsync(day);
            await town.Town.SendDueAsync();
        }

        (await town.Town.TemplatesAsync(Youth)).ShouldBe(["T1", "T29", "T29"], ignoreOrder: true);
        await town.MorningAsync("02-22");
        (await town.StepAsync(youth, "goes_well")).State.ShouldBe(StepState.AtDesk);
        await town.Town.TypeAsync(Youth, $"{await CodeAsync(town, Youth)} 2");
        await town.Town.TypeAsync(Host, "1");
        await town.MorningAsync("02-22", "09:30");

        (await town.FileAsync(youth)).Steps.Single(kept => kept.Step.What == "goes_well" && kept.Step.Due == new DateOnly(2027, 2, 17)).State.ShouldBe(StepState.Done);
        (await town.Town.CountAsync("from follow_up_question where closed_at is null")).ShouldBe(0);
    }

    [Fact]
    public async Task An_offer_and_a_question_on_one_phone_are_told_apart_by_their_codes()
    {
        await using var town = await InJobAsync();
        var youth = await OnlyYouthAsync(town);
        await town.MorningAsync("05-10");
        await town.Town.SendDueAsync();
        town.Town.Clock.MoveTo("2027-05-11", "10:00");
        // A brother shares her phone and is offered a job.
        var offer = await town.Town.SentAsync(Youth, name: "Bo");
        var code = (await town.Town.OfferAsync(offer)).Offer.Code.Value;
        code.ShouldNotBe(await CodeAsync(town, Youth));

        (await town.Town.TypeAsync(Youth, "JA")).ShouldBeOfType<ReceiveOutcome.WaitsForPerson>().Reading.ShouldBe(Reading.AskBack);
        (await town.Town.TypeAsync(Youth, $"NEJ {await CodeAsync(town, Youth)}")).ShouldBeOfType<ReceiveOutcome.Answered>().Offers.ShouldBeEmpty();
        (await town.Town.StateAsync(offer)).ShouldBe(Core.Offers.OfferState.Sent);
        await town.Town.TypeAsync(Youth, $"JA {code}");
        (await town.Town.StateAsync(offer)).ShouldBe(Core.Offers.OfferState.Accepted);

        await town.MorningAsync("05-11", "11:00");
        (await town.FileAsync(youth)).Events.Single(one => one.Kind == Answered).Word.ShouldBe("no");
    }

    [Fact]
    public async Task Whom_no_text_reaches_a_person_asks_and_the_item_is_done_by_her_answer()
    {
        await using var town = await InJobAsync();
        var youth = await OnlyYouthAsync(town);
        await town.Town.Store.ExecuteAsync("update youth set phone = null; update host set phone = null");

        await town.MorningAsync("02-17");

        (await town.Town.WorkAsync()).ShouldBe(["ask_by_phone", "ask_by_phone"]);
        (await town.Town.Store.QueryAsync<string>("select note_da from work_item order by note_da")).ShouldBe(["Spørg den unge: Hvordan går det?", "Spørg virksomheden: Hvordan går det?"]);
        await town.SayAsync(youth, "goes_well", "good", "02-17", Role.Youth);
        await town.MorningAsync("02-17", "10:00");
        (await town.Town.WorkAsync()).ShouldBe(["ask_by_phone"]);
    }

    [Fact]
    public async Task A_stop_after_the_question_leaves_it_to_a_person()
    {
        await using var town = await InJobAsync();
        await town.MorningAsync("02-17");
        await town.Town.SendDueAsync();

        await town.Town.TypeAsync(Youth, "STOP");
        await town.MorningAsync("02-19");
        await town.Town.SendDueAsync();

        (await town.Town.WorkAsync()).ShouldContain("ask_by_phone");
        (await town.Town.PhoneAsync(Youth)).Count(body => body.Contains("Hvordan går det", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Both_say_after_the_first_meeting_whether_they_meet_again_and_go_on_by_two_yes()
    {
        await using var town = await SchemeTown.OpenAsync(Mentors);
        var youth = await town.YouthAsync("2006-01-03", Mentor);
        await town.RunsAsync(youth, await town.OpeningAsync(Mentor, hoursPerMonth: 3), "2027-01-20");
        await town.MorningAsync("02-03");
        await town.Town.SendDueAsync();

        (await town.Town.PhoneAsync(Youth))[1].ShouldStartWith("Hej Amina. Du har mødt Per. Skal I ses igen? Svar JA ");
        (await town.Town.PhoneAsync(Host))[1].ShouldStartWith("Hej Per. Du har mødt Amina. Skal I ses igen?");
        await town.Town.TypeAsync(Youth, "ja tak");
        await town.Town.TypeAsync(Host, "Ja");
        await town.MorningAsync("04-05");
        await town.Town.SendDueAsync();
        (await town.Town.PhoneAsync(Youth))[^1].ShouldStartWith("Hej Amina. Vil du fortsætte med Per til man 19/7? Svar JA ");
        await town.Town.TypeAsync(Youth, "Ja");
        await town.Town.TypeAsync(Host, "JA!");
        await town.MorningAsync("04-20");

        var file = await town.FileAsync(youth);
        file.Steps.Single(kept => kept.Step.What == "chemistry").State.ShouldBe(StepState.Done);
        file.Events.ShouldContain(one => one.Kind == Extended);
        (await town.StepAsync(youth, "decision_overdue")).Step.Due.ShouldBe(new(2027, 7, 19));
    }

    [Fact]
    public async Task An_answer_that_fits_the_question_badly_is_read_by_a_person()
    {
        await using var town = await InJobAsync();
        await town.MorningAsync("02-17");
        await town.Town.SendDueAsync();
        var code = await CodeAsync(town, Youth);

        (await town.Town.TypeAsync(Youth, $"NEJ {code}")).ShouldBeOfType<ReceiveOutcome.WaitsForPerson>();
        (await town.Town.TypeAsync(Youth, $"{code} 1")).ShouldBeOfType<ReceiveOutcome.Answered>();
        (await town.Town.TypeAsync(Youth, $"{code} 1")).ShouldBeOfType<ReceiveOutcome.Answered>();
        (await town.Town.TypeAsync(Youth, $"{code} 3")).ShouldBeOfType<ReceiveOutcome.WaitsForPerson>();
        (await town.Town.CountAsync("from follow_up_question where answer = 'good'")).ShouldBe(1);
    }

    private static async Task<SchemeTown> InJobAsync()
    {
        var town = await SchemeTown.OpenAsync(Intensive, "0751");
        await town.RunsAsync(await town.YouthAsync("2003-01-01", Job, "job_ready"), await town.OpeningAsync(Job), "2027-02-10");
        await town.MorningAsync("02-10");
        return town;
    }

    private static async Task<string> OnlyYouthAsync(SchemeTown town) => (await town.Town.Store.ScalarAsync<string>("select id from youth"))!;

    /// <summary>As the phone shows it.</summary>
    private static async Task<string> CodeAsync(SchemeTown town, string phone) => Code().Match((await town.Town.PhoneAsync(phone)).Last(body => body.Contains(" 2 (", StringComparison.Ordinal) || body.Contains("RING ", StringComparison.Ordinal))).Value;

    [GeneratedRegex("[CDEFHKMPRTUVWX][2-9]", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
