using Matching.Core.LegalRules;

namespace Matching.Core.Offers;

/// <summary>Why a person has something to do. Rows and pages use <see cref="WorkKinds.Code"/>.</summary>
public enum WorkKind
{
    /// <summary>Call and tell the offer: she wants calls, has no number, or wants no texts.</summary>
    CallOffer = 1,

    /// <summary>The text did not reach her: call.</summary>
    Undeliverable = 2,

    /// <summary>No answer in time: call.</summary>
    CallExpired = 3,

    /// <summary>Read what she wrote.</summary>
    ReadText = 4,

    /// <summary>A code that belongs to an offer on another phone.</summary>
    CodeOfAnotherPhone = 5,
    UnknownNumber = 6,

    /// <summary>She asked to be called.</summary>
    CallMe = 7,

    /// <summary>A yes that came too late.</summary>
    LateYes = 8,

    /// <summary>Tell the host: they cannot be texted, or hear this from a person.</summary>
    TellHost = 9,

    /// <summary>Tell her: she cannot be texted.</summary>
    TellYouth = 10,

    /// <summary>A seat came free: find another person for it.</summary>
    FindAnother = 11,

    /// <summary>Something changed between approval and sending: the offer was taken back before anything was said.</summary>
    WithdrawnUnsent = 12,

    /// <summary>The supplier neither took nor has the text: give it up and call.</summary>
    TextUnsure = 13,

    /// <summary>She said no after her yes.</summary>
    NoAfterYes = 14,

    /// <summary>A cry for help: before everything else.</summary>
    Help = 15,

    /// <summary>A yes with a condition or a question: it counts when a person has said so.</summary>
    YesBut = 16,

    /// <summary>A no with more in it: the no counts, and the rest is read.</summary>
    NoBut = 17,

    /// <summary>She asked something.</summary>
    Question = 18,

    /// <summary>She may want no more texts: they wait until a person has looked.</summary>
    PerhapsStop = 19,

    /// <summary>The number is not hers, somebody says: it is parked until a person releases it.</summary>
    WrongPerson = 20,

    /// <summary>She asked to be deleted.</summary>
    EraseAsked = 21,

    /// <summary>A text lies where nobody sends it any more: try again, or give up and call.</summary>
    TextStuck = 22,

    /// <summary>She asked on her page for more or fewer hours.</summary>
    HoursAsked = 61,

    /// <summary>A mentor knows of a job that may be posted.</summary>
    OpeningReported = 62,

    /// <summary>A company has posted places itself: look at them.</summary>
    OpeningPosted = 63,

    /// <summary>A guardian has said no on the page: talk with the young person.</summary>
    GuardianSaidNo = 64,

    /// <summary>A meeting was agreed to: arrange it with both by phone.</summary>
    ArrangeMeeting = 31,

    /// <summary>The group she gathered in came to nothing: tell her, and what comes instead.</summary>
    GroupDissolved = 32,

    /// <summary>A place that is agreed or runs will break, or breaks, a rule of law.</summary>
    LawBroken = 33,

    /// <summary>A birthday changes the rules while a place runs.</summary>
    LawAge = 34,

    /// <summary>A mentor's child certificate lapses while she is too young to be without it.</summary>
    CertificateLapses = 35,

    /// <summary>A new version of a rule begins while a place runs that was agreed under the old one.</summary>
    LawChanged = 36,

    /// <summary>A standing group has fewer than its least, and goes on.</summary>
    GroupSmall = 37,

    /// <summary>A start came to nothing, and this is what somebody lacked for it.</summary>
    GroupLacked = 38,

    /// <summary>Her group begins: tell her.</summary>
    GroupOpens = 39,

    /// <summary>Candidates were promised for a company's order by now and were not sent.</summary>
    OrderLate = 40,

    /// <summary>Too few were found for a company's order here: it goes to the neighbours today.</summary>
    OrderToNeighbours = 41,

    /// <summary>A guardian is asked by telephone: no number, no texts wanted, or no answer.</summary>
    CallGuardian = 51,

    /// <summary>A guardian said no, or one yes and the other no: call before anything is taken back.</summary>
    GuardianNo = 52,

    /// <summary>Read what a guardian wrote.</summary>
    GuardianWrote = 53,

    /// <summary>A guardian's yes is there, or is needed no longer: tell her.</summary>
    BackingGiven = 54,

    /// <summary>No text can reach the number: ask for a new one.</summary>
    NumberBad = 55,

    /// <summary>An operator filtered a text of ours: all of them may be concerned.</summary>
    TextsFiltered = 56,

    /// <summary>A limit of what texts may cost is nearly reached, or reached.</summary>
    SpendingLimit = 57,

    /// <summary>A no to what is a duty: it changes nothing by itself; call, or tell the adviser.</summary>
    DutyNo = 58,

    /// <summary>A company's pledge at an event has not become an order in time.</summary>
    PledgeWaits = 70,

    /// <summary>A scheme asks a side that no text reaches: a person asks.</summary>
    AskByPhone = 44,

    /// <summary>An answer to a scheme's question came when the step was settled.</summary>
    AnswerTooLate = 45,

    /// <summary>A mentor is asked by a person whether hours and room still hold: no text reaches, no answer came, or the answer was no.</summary>
    RenewalDue = 80,

    /// <summary>A mentor was to call her and has not, or could not reach her three times.</summary>
    MentorCallOverdue = 81,

    /// <summary>Who has met and not ranked is asked by a person.</summary>
    RankingDue = 82,

    /// <summary>She has said yes to two that cannot both be: the first counts, and a person talks with her about this one.</summary>
    YesCollides = 83,

    /// <summary>An invitation into a scheme is put by a person: no text reaches her, or she has not answered or wants a call.</summary>
    InvitationDue = 84,

    /// <summary>She has said yes to an invitation, and the scheme does not take her any more.</summary>
    InvitationNotTaken = 85,

    /// <summary>A mentor has not answered an invitation to an event that is near.</summary>
    EventUnanswered = 86,

    /// <summary>Silence on what is a duty at school: tell the adviser. It changes nothing by itself.</summary>
    DutySilence = 96,

    /// <summary>She asked a person for texts again, in the words of the note: kept as done, for nobody has to do anything.</summary>
    TextsAllowed = 97,

    /// <summary>A file has been closed for as long as the law has it kept: it is erased on its day unless it is opened again.</summary>
    ErasureDue = 92,

    /// <summary>A mentor or company has been closed for as long as the law has it kept: she, or its contact, is erased on its day.</summary>
    HostErasureDue = 93,
}

/// <summary>The codes that rows and pages use.</summary>
public static class WorkKinds
{
    public static string Code(this WorkKind kind) => kind switch
    {
        WorkKind.CallOffer => "call_offer",
        WorkKind.Undeliverable => "undeliverable",
        WorkKind.CallExpired => "call_expired",
        WorkKind.ReadText => "read_text",
        WorkKind.CodeOfAnotherPhone => "code_of_another_phone",
        WorkKind.UnknownNumber => "unknown_number",
        WorkKind.CallMe => "call_me",
        WorkKind.LateYes => "late_yes",
        WorkKind.TellHost => "tell_host",
        WorkKind.TellYouth => "tell_youth",
        WorkKind.FindAnother => "find_another",
        WorkKind.WithdrawnUnsent => "withdrawn_unsent",
        WorkKind.TextUnsure => "text_unsure",
        WorkKind.NoAfterYes => "no_after_yes",
        WorkKind.Help => "help",
        WorkKind.YesBut => "yes_but",
        WorkKind.NoBut => "no_but",
        WorkKind.Question => "question",
        WorkKind.PerhapsStop => "perhaps_stop",
        WorkKind.WrongPerson => "wrong_person",
        WorkKind.EraseAsked => "erase_asked",
        WorkKind.TextStuck => "text_stuck",
        WorkKind.HoursAsked => "hours_asked",
        WorkKind.OpeningReported => "opening_reported",
        WorkKind.OpeningPosted => "opening_posted",
        WorkKind.GuardianSaidNo => "guardian_said_no",
        WorkKind.ArrangeMeeting => "arrange_meeting",
        WorkKind.GroupDissolved => "group_dissolved",
        WorkKind.LawBroken => "law_broken",
        WorkKind.LawAge => "law_age",
        WorkKind.CertificateLapses => "certificate_lapses",
        WorkKind.LawChanged => "law_changed",
        WorkKind.GroupSmall => "group_small",
        WorkKind.GroupLacked => "group_lacked",
        WorkKind.GroupOpens => "group_opens",
        WorkKind.OrderLate => "order_late",
        WorkKind.OrderToNeighbours => "order_to_neighbours",
        WorkKind.CallGuardian => "call_guardian",
        WorkKind.GuardianNo => "guardian_no",
        WorkKind.GuardianWrote => "guardian_wrote",
        WorkKind.BackingGiven => "backing_given",
        WorkKind.NumberBad => "number_bad",
        WorkKind.TextsFiltered => "texts_filtered",
        WorkKind.SpendingLimit => "spending_limit",
        WorkKind.DutyNo => "duty_no",
        WorkKind.PledgeWaits => "pledge_waits",
        WorkKind.AskByPhone => "ask_by_phone",
        WorkKind.AnswerTooLate => "answer_too_late",
        WorkKind.RenewalDue => "renewal_due",
        WorkKind.MentorCallOverdue => "mentor_call_overdue",
        WorkKind.RankingDue => "ranking_due",
        WorkKind.YesCollides => "yes_collides",
        WorkKind.InvitationDue => "invitation_due",
        WorkKind.InvitationNotTaken => "invitation_not_taken",
        WorkKind.EventUnanswered => "event_unanswered",
        WorkKind.DutySilence => "duty_silence",
        WorkKind.TextsAllowed => "texts_allowed",
        WorkKind.ErasureDue => "erasure_due",
        WorkKind.HostErasureDue => "host_erasure_due",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of work without a code."),
    };
}

/// <summary>One thing for a person to look at or do. Asked for twice with the same marker it is the same item.</summary>
public sealed record WorkItem(
    Guid Id,
    string Municipality,
    WorkKind Kind,
    string Marker,
    DateTimeOffset CreatedAt,
    string YouthId = "",
    OfferId? Offer = null,
    Guid? Received = null,
    DateTimeOffset? DueAt = null)
{
    /// <summary>What to look at, in words; null = the kind says it.</summary>
    public LegalText? Note { get; init; }

    /// <summary>The sign-in name of who did it when it was made, where it is only kept; empty = it is to be done.</summary>
    public string DoneBy { get; init; } = "";
}
