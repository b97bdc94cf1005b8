namespace Matching.Engine.Explaining;

/// <summary>
/// Every warning a planned pair can carry: something a person should look at before she approves. A warning never blocks,
/// and each is said by the one rule or preference that saw it.
/// </summary>
public static class Warnings
{
    /// <summary>She wished for a quiet place; this one is not said to be.</summary>
    public const string QuietMissing = "quiet_missing";

    /// <summary>She wished for a small team; this one is not said to be.</summary>
    public const string SmallTeamMissing = "small_team_missing";

    /// <summary>She wished for one person to turn to; neither opening nor host names it.</summary>
    public const string FixedContactMissing = "fixed_contact_missing";

    /// <summary>She wished for extra breaks; the host pledges neither a break room nor a lower start.</summary>
    public const string ExtraBreaksMissing = "extra_breaks_missing";

    /// <summary>She wished for no customers; the place has them.</summary>
    public const string CustomerContact = "customer_contact";

    /// <summary>One speaks softly, the other directly.</summary>
    public const string ToneDiffers = "tone_differs";

    /// <summary>The host asks for a child certificate or criminal record at the start; nothing is stored about it.</summary>
    public const string CertificateAsked = "certificate_asked";

    /// <summary>Under 15 at a private company: whether somebody there needs a child certificate is asked at approval.</summary>
    public const string ChildCertificateQuestion = "child_certificate_question";

    /// <summary>The place is within reach only with the lift that the host offers.</summary>
    public const string LiftNeeded = "lift_needed";

    /// <summary>The place is within reach only by bus, and that is paid for her.</summary>
    public const string TransportPaid = "transport_paid";

    /// <summary>The scheme proposes outside what interests her, and this place is.</summary>
    public const string OutsideWishes = "outside_wishes";

    /// <summary>The opening states no times: whether they suit is asked at approval.</summary>
    public const string TimesNotStated = "times_not_stated";

    /// <summary>The law leaves her fewer weeks of internship than the opening offers.</summary>
    public const string WeeksShortened = "weeks_shortened";
}
