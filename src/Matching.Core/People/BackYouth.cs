using System.Globalization;
using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.People;

/// <summary>Whom a guardian is asked about: her municipality, her birthday, what was answered before (null = nothing), and the enrolments that run.</summary>
public sealed record Ward(string Municipality, DateOnly BirthDate, bool? Consent, IReadOnlyList<EnrolmentId> Enrolments);

/// <summary>Keeps guardians' answers.</summary>
public interface IWards
{
    Task<Ward?> FindAsync(string youth, CancellationToken cancellationToken);

    Task SaveAsync(string youth, bool backs, CancellationToken cancellationToken);
}

/// <summary>What came of a guardian's answer.</summary>
public enum BackYouthOutcome
{
    Backed = 1,

    /// <summary>Nothing new is proposed to her; a consultant talks with her before anything that runs is touched.</summary>
    NotBacked = 2,

    /// <summary>The same answer stood already: nothing was changed.</summary>
    AsBefore = 3,

    /// <summary>She is 18 or more, and decides herself.</summary>
    Grown = 4,
    NotFound = 5,
}

/// <summary>
/// A guardian says on the page whether she may take part. The yes is what the night asks for, and passes the gate in the schemes that have it; a no stands on the desk, since a person tells
/// her and nothing ends by itself.
/// </summary>
/// <remarks>Source: offers and answers, O17 (<c>enrolment</c>).</remarks>
public sealed class BackYouth(IWards wards, RecordHappening record, ILedger ledger, TimeProvider clock)
{
    private const int Grown = 18;

    /// <param name="youth">Her id, which is what her guardian is signed in with.</param>
    /// <param name="backs">The answer.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<BackYouthOutcome> HandleAsync(string youth, bool backs, CancellationToken cancellationToken)
    {
        if (await wards.FindAsync(youth, cancellationToken) is not { } ward)
        {
            return BackYouthOutcome.NotFound;
        }

        if (ward.BirthDate.AddYears(Grown) <= clock.Today())
        {
            return BackYouthOutcome.Grown;
        }

        if (ward.Consent == backs)
        {
            return BackYouthOutcome.AsBefore;
        }

        await wards.SaveAsync(youth, backs, cancellationToken);
        return backs ? await PassAsync(youth, ward, cancellationToken) : await TellAsync(youth, ward, cancellationToken);
    }

    /// <summary>A no to one offer: a person calls before anything is taken back. Once for each question.</summary>
    public async Task RefuseOfferAsync(string youth, Guid question, CancellationToken cancellationToken)
    {
        if (await wards.FindAsync(youth, cancellationToken) is { } ward)
        {
            await AskForCallAsync(youth, ward, $"guardian-no:{question}", cancellationToken);
        }
    }

    // A scheme without the gate refuses it, and has nothing to be told.
    private async Task<BackYouthOutcome> PassAsync(string youth, Ward ward, CancellationToken cancellationToken)
    {
        var passed = new Happening(EnrolmentEventKind.GatePassed, clock.Today(), $"guardian:{youth}") { Subject = Words.Of(GateCode.GuardianBacking), Role = Role.Guardian };
        foreach (var enrolment in ward.Enrolments)
        {
            await record.HandleAsync(enrolment, ward.Municipality, passed, cancellationToken);
        }

        return BackYouthOutcome.Backed;
    }

    private async Task<BackYouthOutcome> TellAsync(string youth, Ward ward, CancellationToken cancellationToken)
    {
        await AskForCallAsync(youth, ward, string.Create(CultureInfo.InvariantCulture, $"guardian-no:{youth}:{clock.Today():yyyy-MM-dd}"), cancellationToken);
        return BackYouthOutcome.NotBacked;
    }

    private async Task AskForCallAsync(string youth, Ward ward, string marker, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var item = new WorkItem(Guid.CreateVersion7(now), ward.Municipality, WorkKind.GuardianSaidNo, marker, now, youth)
        {
            Note = new LegalText("Forælder eller værge har sagt nej på sin side.", "A parent or guardian has said no on the page."),
        };
        await ledger.SaveAsync(new() { Work = [item] }, cancellationToken);
    }
}
