using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Matching.Core.People;

namespace Matching.Core.Inquiries;

/// <summary>What is asked. Stored by number: never renumber.</summary>
public enum InquiryKind
{
    /// <summary>Every third month: do a mentor's hours and room still hold? Yes, pause, or call.</summary>
    Renewal = 1,

    /// <summary>A mentor who was to call first has not. 1 = tried, no answer.</summary>
    CallOverdue = 2,

    /// <summary>After meetings: rank on your page, or ask to be called.</summary>
    Ranking = 3,

    /// <summary>An invitation into a scheme: yes, no, or call. The marker says which one.</summary>
    Invitation = 4,
}

/// <summary>
/// A question of ours to one side that belongs to no offer and no step of a scheme, asked once for each <see cref="Marker"/>. Without
/// <see cref="Phone"/> a person asks. Instants are UTC.
/// </summary>
/// <remarks>Source: offers and answers, O3, O19, T31, T47 and T48.</remarks>
public sealed record Inquiry
{
    /// <summary>A mentor says each third month that hours and room hold.</summary>
    public const int RenewedEveryMonths = 3;

    /// <summary>Tries of a mentor to reach her before a consultant takes over.</summary>
    public const int MostTries = 3;

    public required Guid Id { get; init; }

    public required string Municipality { get; init; }

    public required InquiryKind Kind { get; init; }

    /// <summary>What it is about and since when: one of a kind.</summary>
    public required string Marker { get; init; }

    /// <summary>Who is asked, where it is a mentor or a company; empty = she is.</summary>
    public string HostId { get; init; } = "";

    /// <summary>Who is asked or whom it is about; empty = nobody.</summary>
    public string YouthId { get; init; } = "";

    public Guid? Placement { get; init; }

    public PhoneNumber? Phone { get; init; }

    public string Language { get; init; } = "da";

    /// <summary>Stands for it on its phone; null without a phone.</summary>
    public OfferCode? Code { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Earlier ones about the same that were answered by "tried, no answer".</summary>
    public int TriedBefore { get; init; }

    /// <summary>Empty = none yet.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Answered, or its matter was settled otherwise.</summary>
    public bool IsClosed { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>A bare yes or no can mean it.</summary>
    public bool TakesYesOrNo => Kind != InquiryKind.Ranking;

    /// <summary>A person has to ask, or to see that nothing came.</summary>
    public WorkItem ToBeAsked(DateTimeOffset now) => new(Guid.CreateVersion7(now), Municipality, WorkOf(Kind), $"{WorkOf(Kind).Code()}:{Marker}", now, YouthId) { Note = Note };

    private LegalText Note => Kind switch
    {
        InquiryKind.Renewal => new($"Spørg mentor {HostId}, om tider og plads stadig passer", $"Ask mentor {HostId} whether hours and room still hold"),
        InquiryKind.Invitation => new("Spørg den unge om invitationen til en indsats", "Ask her about the invitation into a scheme"),
        InquiryKind.CallOverdue => new($"Mentor {HostId} skulle have ringet til den unge", $"Mentor {HostId} was to call the young person"),
        _ => new("Der mangler en rækkefølge efter møderne", "A ranking after the meetings is missing"),
    };

    private static WorkKind WorkOf(InquiryKind kind) => kind switch
    {
        InquiryKind.Renewal => WorkKind.RenewalDue,
        InquiryKind.CallOverdue => WorkKind.MentorCallOverdue,
        InquiryKind.Invitation => WorkKind.InvitationDue,
        _ => WorkKind.RankingDue,
    };
}

/// <summary>An inquiry with who signs it, the first name of who is asked (empty = not known), and what it is about: her first name, or a scheme's; empty = neither, or a mentor whose own word is too old to be told her name.</summary>
public sealed record InquiryCase(Inquiry Inquiry, Sender Sender, string Addressed, string About);

/// <summary>An answer to be kept with its inquiry, if nobody has answered it since it was read, and by when the mentor is to call now; null = as before.</summary>
public sealed record InquiryAnswer(Inquiry Inquiry, string Word, DateTimeOffset At, DateOnly? CallBy = null);

/// <summary>What can be answered.</summary>
public static class InquiryWords
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Pause = "pause";
    public const string CallMe = "call_me";
    public const string NoAnswer = "no_answer";
}
