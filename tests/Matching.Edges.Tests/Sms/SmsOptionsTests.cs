using Matching.Channels.Sms;
using Matching.Core.Installations;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Sms;

public sealed class SmsOptionsTests
{
    private readonly SmsOptions _right = new()
    {
        Provider = SmsProvider.Twilio,
        PublicBaseAddress = new("https://matching.example"),
        Twilio = new() { AccountSid = "AC" + new string('0', 32), AuthToken = "t", From = "+4590000000" },
    };

    [Fact]
    public void Simulated_phones_need_no_settings() => Faults(new()).ShouldBeEmpty();

    [Fact]
    public void Right_settings_are_right() => Faults(_right).ShouldBeEmpty();

    [Fact]
    public void Every_fault_is_listed_at_once()
    {
        var faults = Faults(new() { Provider = SmsProvider.Twilio, Twilio = new() { CallTimeout = TimeSpan.Zero } });

        faults.Count.ShouldBe(5);
        faults.ShouldContain(fault => fault.Contains("AccountSid"));
        faults.ShouldContain(fault => fault.Contains("AuthToken"));
        faults.ShouldContain(fault => fault.Contains("neither"));
        faults.ShouldContain(fault => fault.Contains("PublicBaseAddress"));
        faults.ShouldContain(fault => fault.Contains("CallTimeout"));
    }

    [Fact]
    public void A_number_and_a_service_are_one_too_many()
    {
        _right.Twilio.MessagingServiceSid = "MG01";

        Faults(_right).ShouldHaveSingleItem().ShouldContain("both");
    }

    [Fact]
    public void A_sender_of_letters_cannot_be_answered_and_is_refused()
    {
        _right.Twilio.From = "Viborg";

        Faults(_right).ShouldHaveSingleItem().ShouldContain("letters");
    }

    [Theory]
    [InlineData(SmsProvider.Twilio, true, false)]
    [InlineData(SmsProvider.Twilio, false, true)]
    [InlineData(SmsProvider.LocalPhones, true, true)]
    public async Task Real_texts_refuse_to_start_beside_made_up_people(SmsProvider provider, bool hasDemo, bool starts)
    {
        _right.Provider = provider;
        var guard = new DemoPeopleGuard(new FixedInstallation(hasDemo), Options.Create(_right));

        var fault = await Record.ExceptionAsync(() => guard.StartAsync(CancellationToken.None));

        (fault is null).ShouldBe(starts);
    }

    private static List<string> Faults(SmsOptions options) => new SmsOptionsValidator().Validate(null, options).Failures?.ToList() ?? [];

    private sealed class FixedInstallation(bool hasDemo) : IInstallation
    {
        public Task<Installation> ReadAsync(CancellationToken stopping) => Task.FromResult(new Installation("test", hasDemo, false));
    }
}
