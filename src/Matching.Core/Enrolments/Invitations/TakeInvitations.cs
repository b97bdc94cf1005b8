using Matching.Core.Offers;

namespace Matching.Core.Enrolments;

/// <summary>
/// Whoever has said yes to an invitation is enrolled, by the scheme as it stands then; where it does not take her any more, a person talks with
/// her. Safe to run as often as one likes: who is in already is not enrolled again.
/// </summary>
public sealed class TakeInvitations(IInvitations invitations, EnrolYouth enrol, ILedger ledger, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>Says how many were carried out.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var accepted = await invitations.FindAcceptedAsync(AtOnce, cancellationToken);
        foreach (var invitation in accepted)
        {
            await TakeAsync(invitation, cancellationToken);
        }

        return accepted.Count;
    }

    private async Task TakeAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        // A process that died between the two saves finds her in.
        if (await enrol.HandleAsync(invitation.Request, cancellationToken) is EnrolOutcome.Refused { Refusals: var refusals } && refusals.All(refusal => refusal.Code != "running"))
        {
            await ledger.SaveAsync(new() { Work = [NotTaken(invitation, refusals)] }, cancellationToken);
            await invitations.SettleAsync(invitation.Id, InvitationState.NotTaken, cancellationToken);
            return;
        }

        await invitations.SettleAsync(invitation.Id, InvitationState.Enrolled, cancellationToken);
    }

    private WorkItem NotTaken(Invitation invitation, IReadOnlyList<EntryRefusal> refusals)
    {
        var now = clock.GetUtcNow();
        var why = string.Join("; ", refusals);
        return new(Guid.CreateVersion7(now), invitation.Request.Municipality, WorkKind.InvitationNotTaken, $"{WorkKind.InvitationNotTaken.Code()}:{invitation.Id}", now, invitation.Request.YouthId)
        {
            Note = new($"{invitation.Title}: {why}", $"{invitation.Title}: {why}"),
        };
    }
}
