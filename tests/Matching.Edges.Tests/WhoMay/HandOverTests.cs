using Matching.Core.Handovers;
using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.WhoMay;

public sealed class HandOverTests : IAsyncLifetime
{
    private WebTown _web = null!;
    private string _amina = "";
    private string _bo = "";

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        _amina = await _web.Town.YouthAsync("+4523000001");
        _bo = await _web.Town.YouthAsync("+4523000002", "Bo");
        await _web.Town.Store.ExecuteAsync("""
            insert into municipality (code, name, sms_name) values ('0615', 'Horsens', 'Horsens');
            insert into consultant (sign_in, name, municipality_code, roles) values ('lis', 'Lis Lund', '0791', '{job_consultant}'), ('horst', 'Horst', '0615', '{job_consultant}');
            """);
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task One_person_goes_and_her_file_says_who_when_and_why()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");

        await karin.PostAsync($"/youths/{_amina}", "/handovers", ("youth", _amina), ("to", "lis"), ("reason", "Lis kender familien"));

        (await ConsultantOfAsync(_amina)).ShouldBe("lis");
        (await ConsultantOfAsync(_bo)).ShouldBe("karin");
        var file = await karin.ReadAsync($"/youths/{_amina}");
        file.ShouldContain("1 unge er givet videre");
        file.ShouldContain("fra Karin Berg til Lis Lund");
        file.ShouldContain("Lis kender familien");
    }

    [Fact]
    public async Task All_of_one_consultants_go_and_both_consultants_see_it()
    {
        using var lis = await _web.SignedInAsync("staff", "lis");
        using var karin = await _web.SignedInAsync("staff", "karin");
        (await lis.ReadAsync("/handovers?from=karin")).ShouldContain("Karin Berg har 2 unge");

        await lis.PostAsync("/handovers?from=karin", "/handovers", ("from", "karin"), ("to", "lis"), ("reason", "Karin er på barsel"));

        (await ConsultantOfAsync(_bo)).ShouldBe("lis");
        (await _web.Town.CountAsync("from handover where from_sign_in = 'karin' and to_sign_in = 'lis' and by_sign_in = 'lis'")).ShouldBe(2);
        (await karin.ReadAsync("/handovers")).ShouldContain("Karin er på barsel");
        (await lis.ReadAsync("/handovers")).ShouldContain("Amina Holm");
        (await lis.ReadAsync("/handovers?from=karin")).ShouldContain("har ingen unge");
    }

    [Theory]
    [InlineData("13 days 23 hours", true)]
    [InlineData("14 days 1 hour", false)]
    public async Task The_work_lists_of_both_say_so_for_fourteen_days(string ago, bool said)
    {
        await HandOverAsync(new("0791", _amina, null, "lis", "Karin er på barsel", "karin"));
        await _web.Town.Store.ExecuteAsync("update handover set at = at - @ago::interval", new { ago });

        foreach (var signIn in new[] { "karin", "lis" })
        {
            using var one = await _web.SignedInAsync("staff", signIn);
            (await one.ReadAsync("/work")).Contains("Karin er på barsel", StringComparison.Ordinal).ShouldBe(said, signIn);
        }
    }

    [Theory]
    [InlineData("lis", "x", typeof(HandoverOutcome.NotWritten))]
    [InlineData("lis", "CPR er 010190-1234", typeof(HandoverOutcome.NotWritten))]
    [InlineData("horst", "Ferie i to uger", typeof(HandoverOutcome.NoReceiver))]
    [InlineData("karin", "Ferie i to uger", typeof(HandoverOutcome.Nobody))]
    public async Task What_cannot_be_handed_over_stays_without_a_trace(string to, string reason, Type outcome)
    {
        (await HandOverAsync(new("0791", _amina, null, to, reason, "karin"))).ShouldBeOfType(outcome);

        (await ConsultantOfAsync(_amina)).ShouldBe("karin");
        (await _web.Town.CountAsync("from handover")).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_is_handed_over_from_another_town_nor_twice_by_two_at_once()
    {
        (await HandOverAsync(new("0615", _amina, null, "horst", "Ferie i to uger", "horst"))).ShouldBeOfType<HandoverOutcome.Nobody>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HandOverAsync(new("0791", _amina, "karin", "lis", "Ferie i to uger", "karin"))));

        (await _web.Town.CountAsync("from handover")).ShouldBe(1);
    }

    private Task<HandoverOutcome> HandOverAsync(HandoverRequest request) => _web.Town.Get<HandOver>().HandleAsync(request, CancellationToken.None);

    private Task<string?> ConsultantOfAsync(string youth) => _web.Town.Store.ScalarAsync<string>("select consultant from youth where id = @youth", new { youth });
}
