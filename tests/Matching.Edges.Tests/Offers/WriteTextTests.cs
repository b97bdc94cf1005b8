using Matching.Core.Texts;
using Matching.Core.Texts.Templates;
using Matching.Testing.Offers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class WriteTextTests : IAsyncLifetime
{
    private const string Phone = "+4523000001";
    private readonly ScriptedSmsSender _sms = new();
    private readonly Guid _form = Guid.Parse("0193a000-0000-7000-8000-000000000001");
    private OfferTown _town = null!;
    private string _youth = null!;

    public async Task InitializeAsync()
    {
        _town = await OfferTown.CreateAsync(services => services.AddSingleton<ISmsSender>(_sms));
        _youth = await _town.YouthAsync(Phone);
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task It_is_signed_and_sent_once_after_the_greeting_however_often_the_form_comes()
    {
        (await WriteAsync(" Kan du komme kl. 15 i morgen? ")).ShouldBe(new WriteOutcome.Written("Kan du komme kl. 15 i morgen? Karin 87870001", 1));
        (await WriteAsync("Kan du komme kl. 15 i morgen?")).ShouldBeOfType<WriteOutcome.WrittenBefore>();
        await _town.SendDueAsync();

        _sms.Sent.Select(text => text.Template).ShouldBe(["T1", "own"]);
    }

    [Fact]
    public async Task Looking_at_it_writes_nothing()
    {
        (await WriteAsync("Hej", onlyCheck: true)).ShouldBe(new WriteOutcome.Checked("Hej Karin 87870001", 1));

        (await _town.CountAsync("from sms_message")).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Ring til dit jobcenter", "word=jobcenter")]
    [InlineData("Se viborg.dk", "link=viborg.dk")]
    [InlineData("Er du 010203-1234?", "cpr")]
    public async Task What_must_not_be_said_is_not_written(string text, string fault)
    {
        (await WriteAsync(text)).ShouldBeOfType<WriteOutcome.Refused>().Faults.ShouldBe([fault]);

        (await _town.CountAsync("from sms_message")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_parts_are_room_and_three_are_not()
    {
        var signature = " Karin 87870001".Length;

        (await WriteAsync(new string('x', 306 - signature), onlyCheck: true)).ShouldBeOfType<WriteOutcome.Checked>().Segments.ShouldBe(2);
        (await WriteAsync(new string('x', 307 - signature), onlyCheck: true)).ShouldBeOfType<WriteOutcome.Refused>().Faults.ShouldBe(["segments=3"]);
    }

    [Theory]
    [InlineData("update youth set phone = null", NoText.NoPhone)]
    [InlineData("update youth set sms_stopped = true", NoText.Stopped)]
    [InlineData("update youth set contact_by = 2", NoText.WantsCalls)]
    [InlineData("update youth set status = 2", NoText.NotActive)]
    public async Task Who_cannot_be_texted_is_not(string change, NoText why)
    {
        await _town.Store.ExecuteAsync(change);

        (await WriteAsync("Hej")).ShouldBe(new WriteOutcome.CannotText(why));
    }

    [Fact]
    public async Task Another_municipalitys_young_people_are_not_found()
    {
        (await _town.Get<WriteText>().HandleAsync(_form, "0661", _youth, "Hej", false, CancellationToken.None)).ShouldBeOfType<WriteOutcome.NotFound>();
    }

    private Task<WriteOutcome> WriteAsync(string text, bool onlyCheck = false) =>
        _town.Get<WriteText>().HandleAsync(_form, "0791", _youth, text, onlyCheck, CancellationToken.None);
}
