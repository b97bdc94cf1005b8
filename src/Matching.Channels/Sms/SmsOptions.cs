using Matching.Core.People;
using Microsoft.Extensions.Options;

namespace Matching.Channels.Sms;

/// <summary>Who carries our texts.</summary>
public enum SmsProvider
{
    /// <summary>Simulated phones on a page of our own; nothing leaves the machine.</summary>
    LocalPhones = 1,
    Twilio = 2,
}

/// <summary>Section <c>Sms</c>.</summary>
public sealed class SmsOptions
{
    public const string Section = "Sms";

    public SmsProvider Provider { get; set; } = SmsProvider.LocalPhones;

    /// <summary>Where the supplier reaches us, with scheme and host: its signatures are over this address.</summary>
    public Uri? PublicBaseAddress { get; set; }

    public TwilioOptions Twilio { get; set; } = new();
}

/// <summary>Section <c>Sms:Twilio</c>: the account, and a number <em>or</em> a messaging service to send from.</summary>
public sealed class TwilioOptions
{
    public string AccountSid { get; set; } = "";

    public string AuthToken { get; set; } = "";

    public string From { get; set; } = "";

    public string MessagingServiceSid { get; set; } = "";

    public Uri BaseAddress { get; set; } = new("https://api.twilio.com");

    /// <summary>The longest one call may take; the default is 10 seconds.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>Collects every fault of the settings. Values that are secret are not repeated.</summary>
internal sealed class SmsOptionsValidator : IValidateOptions<SmsOptions>
{
    public ValidateOptionsResult Validate(string? name, SmsOptions options)
    {
        var faults = new List<string>();
        if (!Enum.IsDefined(options.Provider))
        {
            faults.Add($"Sms:Provider is {(int)options.Provider}, but must be LocalPhones or Twilio.");
        }

        if (options.Provider == SmsProvider.Twilio)
        {
            faults.AddRange(Faults(options));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(SmsOptions options)
    {
        var twilio = options.Twilio;
        if (!(twilio.AccountSid.StartsWith("AC", StringComparison.Ordinal) && twilio.AccountSid.Length == 34))
        {
            yield return $"Sms:Twilio:AccountSid has {twilio.AccountSid.Length} characters, but must be AC and 32 more.";
        }

        if (twilio.AuthToken.Length == 0)
        {
            yield return "Sms:Twilio:AuthToken is not set.";
        }

        if (twilio.From.Length == 0 == (twilio.MessagingServiceSid.Length == 0))
        {
            yield return $"Set Sms:Twilio:From or Sms:Twilio:MessagingServiceSid: now {(twilio.From.Length == 0 ? "neither" : "both")} is set.";
        }

        if (twilio.From.Length > 0 && !PhoneNumber.TryParse(twilio.From, out _))
        {
            yield return "Sms:Twilio:From is not a telephone number; a sender of letters cannot be answered.";
        }

        if (options.PublicBaseAddress is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            yield return "Sms:PublicBaseAddress is not set to an address with https, where Twilio can reach us.";
        }

        if (twilio.CallTimeout <= TimeSpan.Zero)
        {
            yield return $"Sms:Twilio:CallTimeout is {twilio.CallTimeout}, but must be longer than zero.";
        }
    }
}
