using Matching.Core.FollowUps;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Replies;
using Matching.Core.Replies.Consequences;
using Matching.Engine.Facts;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Replies;

public sealed class ReadFollowUpTests
{
    [Theory]
    [InlineData("F3 1", "good")]
    [InlineData("f3 2", "so_so")]
    [InlineData("F3: 3", "call_me")]
    [InlineData("F 3 1", "good")]
    [InlineData("f31", "good")]
    [InlineData("1", "good")]
    [InlineData(" 2. ", "so_so")]
    [InlineData("3!", "call_me")]
    [InlineData("1 F3", "good")]
    public void A_digit_with_or_without_its_code_is_the_word_that_the_text_gave_it(string text, string word)
    {
        var read = ReadFollowUp.Of(text, [Asked("F3", FollowUpQuestion.GoesWell)]).ShouldNotBeNull();

        read.ToQuestion.ShouldBe((OfferCode.Parse("F3"), word));
        (read.YesTo.Count, read.NoTo.Count).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("4")]
    [InlineData("0")]
    [InlineData("11")]
    [InlineData("F4 1")]
    [InlineData("1 time om dagen")]
    [InlineData("ja 1")]
    [InlineData("JA F3")]
    [InlineData("12345678")]
    [InlineData("kl 1")]
    [InlineData("")]
    public void Anything_else_is_read_as_words(string text) => ReadFollowUp.Of(text, [Asked("F3", FollowUpQuestion.GoesWell)]).ShouldBeNull();

    [Fact]
    public void A_digit_alone_counts_only_where_one_question_takes_digits()
    {
        ReadFollowUp.Of("1", [Asked("F3", FollowUpQuestion.GoesWell), Asked("K7", FollowUpQuestion.GoOn)]).ShouldNotBeNull().ToQuestion!.Value.Code.Value.ShouldBe("F3");
        ReadFollowUp.Of("1", [Asked("F3", FollowUpQuestion.GoesWell), Asked("K7", FollowUpQuestion.HoursOk)]).ShouldBeNull();
        ReadFollowUp.Of("K7 2", [Asked("F3", FollowUpQuestion.GoesWell), Asked("K7", FollowUpQuestion.HoursOk)]).ShouldNotBeNull().ToQuestion!.Value.Word.ShouldBe("more");
        ReadFollowUp.Of("1", [Asked("K7", FollowUpQuestion.GoOn)]).ShouldBeNull();
        ReadFollowUp.Of("1", []).ShouldBeNull();
    }

    [Fact]
    public void A_question_that_is_closed_is_answered_only_by_its_code()
    {
        var closed = Asked("F3", FollowUpQuestion.GoesWell) is var asked ? asked with { Question = asked.Question with { IsClosed = true, Answer = "good" } } : null!;

        ReadFollowUp.Of("1", [closed]).ShouldBeNull();
        ReadFollowUp.Of("F3 1", [closed]).ShouldNotBeNull();
    }

    private static QuestionCase Asked(string code, FollowUpQuestion ask) => new(
        new()
        {
            Id = new(Guid.Empty),
            Municipality = "0791",
            Enrolment = new(Guid.Empty),
            Step = "step",
            Role = Role.Youth,
            Ask = ask,
            YouthId = "Y1",
            Phone = PhoneNumber.Parse("+4523000001"),
            Code = OfferCode.Parse(code),
            AskedAt = DateTimeOffset.UnixEpoch,
        },
        new(
            new("Y1", "Amina", PhoneNumber.Parse("+4523000001"), "da", ContactBy.Sms, false, true, true),
            new("H1", Matching.Core.Openings.HostKind.Company, "Bageren", "Per Bager", null, "da", false, true, true),
            new("O1", Kind.Job, "", "", "", 4, null, null, null, null, "", true),
            new("0791", "Viborg", "Karin Berg", null)),
        "Amina");
}
