using Matching.Core.People;
using Matching.Core.SignIn;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.SignIn;

/// <summary>The three steps of a code over a real database, by a clock that is moved by hand.</summary>
public sealed class CodeStepsTests
{
    private const string Phone = "+4520111213";

    [Fact]
    public async Task The_text_says_the_code_and_the_sender_and_leaves_at_night_to_a_stopped_number_too()
    {
        await using var town = await OfferTown.CreateAsync();
        await town.YouthAsync(Phone);
        await town.TypeAsync(Phone, "STOP");
        town.Clock.Advance(TimeSpan.FromHours(14));

        await IssuedAsync(town);

        (await town.PhoneAsync(Phone))[^1].ShouldMatch("^[0-9]{6} er din kode. Viborg$");
    }

    [Fact]
    public async Task The_digits_are_on_the_phone_and_nowhere_with_us()
    {
        await using var town = await OfferTown.CreateAsync();
        await town.YouthAsync(Phone);

        await IssuedAsync(town);

        (await town.Store.ScalarAsync<string>("select body from sms_message where template = 'code'")).ShouldBe("****** er din kode. Viborg");
        (await town.Store.ScalarAsync<int>("select length(hash) from sign_in_code")).ShouldBe(48);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_number_that_is_nobodys()
    {
        await using var town = await OfferTown.CreateAsync();

        var id = await IssuedAsync(town);

        (await town.CountAsync("from sms_message")).ShouldBe(0);
        (await RedeemAsync(town, id, "000000")).ShouldBeOfType<RedeemOutcome.Wrong>();
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public async Task A_code_works_for_ten_minutes_the_end_excluded(int seconds, bool works)
    {
        await using var town = await OfferTown.CreateAsync();
        await town.YouthAsync(Phone);
        var id = await IssuedAsync(town);
        var code = await CodeAsync(town);

        town.Clock.Advance(TimeSpan.FromSeconds(seconds));

        (await RedeemAsync(town, id, code) is RedeemOutcome.Right).ShouldBe(works);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task A_code_can_be_tried_five_times(int wrong, bool works)
    {
        await using var town = await OfferTown.CreateAsync();
        await town.YouthAsync(Phone);
        var id = await IssuedAsync(town);
        var code = await CodeAsync(town);
        var other = code == "111111" ? "222222" : "111111";

        for (var tried = 0; tried < wrong; tried++)
        {
            await RedeemAsync(town, id, other);
        }

        (await RedeemAsync(town, id, code) is RedeemOutcome.Right).ShouldBe(works);
    }

    [Fact]
    public async Task A_code_works_once_however_many_use_it_at_the_same_time()
    {
        await using var town = await OfferTown.CreateAsync();
        await town.YouthAsync(Phone);
        var id = await IssuedAsync(town);
        var code = await CodeAsync(town);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RedeemAsync(town, id, code)));

        outcomes.OfType<RedeemOutcome.Right>().Count().ShouldBe(1);
        outcomes.OfType<RedeemOutcome.Over>().Count().ShouldBe(3);
    }

    [Fact]
    public async Task Hearing_the_request_twice_makes_one_code_and_one_text()
    {
        await using var town = await OfferTown.CreateAsync();
        await town.YouthAsync(Phone);
        var id = await IssuedAsync(town);
        var code = await CodeAsync(town);

        await town.Get<IssueCode>().HandleAsync(id, CancellationToken.None);
        await town.SendDueAsync();

        (await town.PhoneAsync(Phone)).Count.ShouldBe(1);
        (await RedeemAsync(town, id, code)).ShouldBeOfType<RedeemOutcome.Right>();
    }

    [Fact]
    public async Task A_number_gets_five_codes_in_a_quarter_of_an_hour_known_or_not_and_one_more_after_it()
    {
        await using var town = await OfferTown.CreateAsync();

        var outcomes = new List<AskOutcome>();
        for (var asked = 0; asked < 6; asked++)
        {
            outcomes.Add(await AskAsync(town, $"203.0.113.{asked}"));
        }

        town.Clock.Advance(TimeSpan.FromMinutes(15));

        outcomes.Take(5).ShouldAllBe(outcome => outcome is AskOutcome.Asked);
        outcomes[5].ShouldBeOfType<AskOutcome.TooOften>();
        (await AskAsync(town, "203.0.113.1")).ShouldBeOfType<AskOutcome.Asked>();
    }

    [Fact]
    public async Task An_address_gets_thirty_codes_an_hour_whoevers_they_are()
    {
        await using var town = await OfferTown.CreateAsync();

        for (var asked = 0; asked < 30; asked++)
        {
            (await AskAsync(town, "203.0.113.1", $"+452011{asked:0000}")).ShouldBeOfType<AskOutcome.Asked>();
        }

        (await AskAsync(town, "203.0.113.1", "+4520119999")).ShouldBeOfType<AskOutcome.TooOften>();
        (await AskAsync(town, "203.0.113.2", "+4520119999")).ShouldBeOfType<AskOutcome.Asked>();
    }

    [Theory]
    [InlineData("2008-11-24", true)]
    [InlineData("2008-11-23", false)]
    public async Task A_guardian_gets_in_until_the_child_is_eighteen(string born, bool getsIn)
    {
        await using var town = await OfferTown.CreateAsync();
        var youth = await town.YouthAsync();
        await town.Store.ExecuteAsync("update youth set birth_date = @born::date, guardian_phone = @Phone where id = @youth", new { born, Phone, youth });

        var people = await town.Get<ICodeStore>().AtAsync(PhoneNumber.Parse(Phone), new(2026, 11, 23), CancellationToken.None);

        people.Any(person => person is { Role: OutsideRole.Guardian } && person.Id == youth).ShouldBe(getsIn);
    }

    [Fact]
    public async Task A_closed_file_lets_nobody_in()
    {
        await using var town = await OfferTown.CreateAsync();
        var youth = await town.YouthAsync(Phone);
        await town.Store.ExecuteAsync("update youth set status = 3 where id = @youth", new { youth });

        await IssuedAsync(town);

        (await town.PhoneAsync(Phone)).ShouldBeEmpty();
    }

    private static Task<AskOutcome> AskAsync(OfferTown town, string address, string phone = Phone) => town.Get<AskForCode>().HandleAsync(phone, address, CancellationToken.None);

    private static async Task<CodeRequestId> IssuedAsync(OfferTown town)
    {
        var asked = (await AskAsync(town, "203.0.113.1")).ShouldBeOfType<AskOutcome.Asked>();
        await town.Get<IssueCode>().HandleAsync(asked.Id, CancellationToken.None);
        await town.SendDueAsync();
        return asked.Id;
    }

    private static async Task<string> CodeAsync(OfferTown town) => new([.. (await town.PhoneAsync(Phone))[^1].Where(char.IsAsciiDigit)]);

    private static Task<RedeemOutcome> RedeemAsync(OfferTown town, CodeRequestId id, string code) => town.Get<RedeemCode>().HandleAsync(id, code, CancellationToken.None);
}
