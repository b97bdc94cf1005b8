using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments;

/// <summary>Where an invitation stands. Stored by number: never renumber.</summary>
public enum InvitationState
{
    /// <summary>She has not answered.</summary>
    Open = 1,

    /// <summary>She has said yes; her enrolment follows at once.</summary>
    Accepted = 2,

    /// <summary>She has said no. Nothing follows from that.</summary>
    Declined = 3,

    /// <summary>She is in.</summary>
    Enrolled = 4,

    /// <summary>She has said yes, and the scheme does not take her any more: a person talks with her.</summary>
    NotTaken = 5,
}

/// <summary>Somebody is invited into a scheme; her own yes enrols her.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Request">As the programme's people would enrol her, her own yes aside.</param>
/// <param name="Title">The scheme's name in her language.</param>
/// <param name="At">When she was invited, UTC.</param>
public sealed record Invitation(Guid Id, EntryRequest Request, string Title, DateTimeOffset At);

/// <summary>Keeps invitations; by text they are put and answered as inquiries are.</summary>
public interface IInvitations
{
    /// <summary>False when she has an open one into the scheme.</summary>
    Task<bool> KeepAsync(Invitation invitation, CancellationToken cancellationToken);

    /// <summary>Those that were accepted and not carried out yet, oldest first.</summary>
    Task<IReadOnlyList<Invitation>> FindAcceptedAsync(int most, CancellationToken cancellationToken);

    /// <summary>Her answer; false when it is not hers, or was answered before.</summary>
    /// <param name="id">Of the invitation.</param>
    /// <param name="youthId">Who answers.</param>
    /// <param name="accepts">Yes or no.</param>
    /// <param name="reason">Of a no; null = she gives none.</param>
    /// <param name="at">UTC.</param>
    /// <param name="by">By which way.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    Task<bool> AnswerAsync(Guid id, string youthId, bool accepts, EndReason? reason, DateTimeOffset at, string by, CancellationToken cancellationToken);

    /// <summary>What came of a yes.</summary>
    Task SettleAsync(Guid id, InvitationState state, CancellationToken cancellationToken);
}
