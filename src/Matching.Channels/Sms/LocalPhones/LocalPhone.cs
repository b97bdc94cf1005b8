namespace Matching.Channels.Sms.LocalPhones;

/// <summary>A simulated phone with what arrived on it and what was typed, oldest first.</summary>
public sealed record LocalPhone(string Number, IReadOnlyList<LocalPhoneMessage> Messages);

/// <summary>One message on a simulated phone. <paramref name="Typed"/>: from the phone to us.</summary>
public sealed record LocalPhoneMessage(Guid Id, string Number, bool Typed, string Body, DateTimeOffset At, string Status, string SupplierId);

/// <summary>How the simulated phones behave, for all of them.</summary>
/// <param name="Undelivered">Texts are taken and then reported as not delivered (30003).</param>
/// <param name="Slow">How long each call takes.</param>
/// <param name="HangAfterTaking">Texts are taken, and the answer never comes.</param>
/// <param name="CallBacks">How the end of a text is told.</param>
/// <param name="TypedTwice">What is typed on a phone is told twice, with the same id.</param>
public sealed record LocalPhoneSwitches(bool Undelivered = false, TimeSpan Slow = default, bool HangAfterTaking = false, LocalCallBacks CallBacks = LocalCallBacks.AtOnce, bool TypedTwice = false);

/// <summary>How it is told what became of a text.</summary>
public enum LocalCallBacks
{
    /// <summary>In the answer itself; there is no call-back.</summary>
    AtOnce = 0,

    /// <summary>Sent, then its end.</summary>
    InOrder = 1,

    /// <summary>Each of them twice.</summary>
    Doubled = 2,

    /// <summary>The end first, then sent.</summary>
    Reversed = 3,

    /// <summary>Never.</summary>
    Lost = 4,
}
