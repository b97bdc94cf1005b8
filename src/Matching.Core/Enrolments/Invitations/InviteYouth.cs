using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;

namespace Matching.Core.Enrolments;

/// <summary>What came of inviting. Pages handle every case.</summary>
public abstract record InviteOutcome
{
    private InviteOutcome()
    {
    }

    /// <summary>She is asked by text, or by a person where no text may go.</summary>
    public sealed record Invited(Invitation Invitation) : InviteOutcome;

    /// <summary>She could not be enrolled today even with her own yes.</summary>
    public sealed record Refused(IReadOnlyList<EntryRefusal> Refusals) : InviteOutcome;

    /// <summary>She has not answered an earlier one into the same scheme.</summary>
    public sealed record IsOpen : InviteOutcome;

    public sealed record NotFound : InviteOutcome;
}

/// <summary>
/// Somebody is invited into a scheme: judged as an enrolment is, with her own yes still to come. Her yes enrols her, her no ends it, silence is
/// reminded once and then brought to a person.
/// </summary>
/// <remarks>Source: programmes §1.1 entry.agreedBy; §1.6, silence.</remarks>
public sealed class InviteYouth(IEntryDesk desk, IInvitations invitations, IProgrammeShelf shelf, TimeProvider clock)
{
    public async Task<InviteOutcome> HandleAsync(EntryRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = SendingCalendar.LocalDate(now);
        if ((await shelf.ReadAsync(cancellationToken)).Find(request.Programme, today) is not { Definition: var definition })
        {
            return new InviteOutcome.Refused([EntryRefusal.Of("programme", request.Programme)]);
        }

        if (await desk.ReadAsync(request.YouthId, request.Programme, cancellationToken) is not { } reading || reading.Youth.Municipality != request.Municipality)
        {
            return new InviteOutcome.NotFound();
        }

        var asked = request with { AgreedBy = [.. request.AgreedBy.Append(Role.Youth).Distinct()] };
        if (new EntryJudge(definition, reading, asked, today).Refusals() is { Count: > 0 } refusals)
        {
            return new InviteOutcome.Refused(refusals);
        }

        var language = reading.Youth.Language is "" or "da" ? "da" : "en";
        var invitation = new Invitation(Guid.CreateVersion7(now), asked, definition.Name.In(language), now);
        return await invitations.KeepAsync(invitation, cancellationToken) ? new InviteOutcome.Invited(invitation) : new InviteOutcome.IsOpen();
    }
}
