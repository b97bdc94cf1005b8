using Matching.Core.People;
using Matching.Core.Reveals;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Reveals;

public sealed class RevealTableTests
{
    private static readonly PersonalFact[] NeverToldToHosts =
        [PersonalFact.LastName, PersonalFact.BirthDate, PersonalFact.Place, PersonalFact.Need, PersonalFact.Benefit, PersonalFact.Others, PersonalFact.Guardian, PersonalFact.CprNumber];

    public static IEnumerable<object[]> EveryCell => from viewer in Enum.GetValues<Viewer>() from step in Enum.GetValues<MatchStep>() select new object[] { viewer, step };

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void No_cell_tells_place_need_benefit_the_others_or_a_number_of_the_register(Viewer viewer, MatchStep step) =>
        RevealTable.At(viewer, step, isProtected: false).Intersect(NeverToldToHosts).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void Whose_address_is_protected_is_never_more_than_an_id_or_a_first_name(Viewer viewer, MatchStep step) =>
        RevealTable.At(viewer, step, isProtected: true).ShouldAllBe(fact => fact == PersonalFact.Id || fact == PersonalFact.FirstName);

    [Theory]
    [InlineData(MatchStep.Proposed, false)]
    [InlineData(MatchStep.Meeting, false)]
    [InlineData(MatchStep.Asked, false)]
    [InlineData(MatchStep.Agreed, true)]
    [InlineData(MatchStep.Running, true)]
    [InlineData(MatchStep.Over, false)]
    [InlineData(MatchStep.Unconfirmed, false)]
    public void A_mentor_has_name_words_and_number_from_her_yes_until_it_ends(MatchStep step, bool told)
    {
        foreach (var fact in new[] { PersonalFact.FirstName, PersonalFact.AgreedWords, PersonalFact.Phone })
        {
            RevealTable.May(Viewer.Mentor, step, fact, isProtected: false).ShouldBe(told, fact.ToString());
        }
    }

    [Theory]
    [InlineData(MatchStep.Proposed, false)]
    [InlineData(MatchStep.Meeting, true)]
    [InlineData(MatchStep.Asked, false)]
    [InlineData(MatchStep.Agreed, true)]
    [InlineData(MatchStep.Over, false)]
    [InlineData(MatchStep.Unconfirmed, false)]
    public void A_company_has_first_name_and_agreed_words_where_they_meet_and_after_her_yes(MatchStep step, bool told)
    {
        RevealTable.May(Viewer.Company, step, PersonalFact.FirstName, isProtected: false).ShouldBe(told);
        RevealTable.May(Viewer.Company, step, PersonalFact.AgreedWords, isProtected: false).ShouldBe(told);
    }

    [Theory]
    [InlineData(MatchStep.Meeting, false)]
    [InlineData(MatchStep.Agreed, true)]
    public void A_company_has_no_number_before_her_yes(MatchStep step, bool told) =>
        RevealTable.May(Viewer.Company, step, PersonalFact.Phone, isProtected: false).ShouldBe(told);

    [Fact]
    public void What_is_not_told_is_not_there()
    {
        var youth = new TellableYouth("Amina", [new("likes", "Kan lide dyr")], PhoneNumber.Parse("+4520111213"), IsProtected: false);

        RevealedYouth.To(Viewer.Mentor, MatchStep.Asked, youth).IsNobody.ShouldBeTrue();
        RevealedYouth.To(Viewer.Mentor, MatchStep.Asked, youth).Phone.ShouldBeNull();
        RevealedYouth.To(Viewer.Company, MatchStep.Meeting, youth).Phone.ShouldBeNull();
        RevealedYouth.To(Viewer.Mentor, MatchStep.Agreed, youth).Phone!.Value.E164.ShouldBe("+4520111213");
        RevealedYouth.To(Viewer.Mentor, MatchStep.Agreed, youth with { IsProtected = true }).AgreedWords.ShouldBeEmpty();
    }
}
