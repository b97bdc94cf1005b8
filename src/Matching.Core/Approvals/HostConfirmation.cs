using Matching.Core.LegalRules.Questions;
using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Approvals;

/// <summary>
/// Where a scheme has its hosts confirm each person, whoever approves says that this host has said yes to this person; nothing is offered before.
/// It stands beside the law's questions and is kept with them. Where hosts confirm once, the place is confirmed and no name is told.
/// </summary>
/// <remarks>Source: programmes §1.4 offer.hostConfirms.</remarks>
internal static class HostConfirmation
{
    public const string Key = "host_confirms";

    public static IEnumerable<LegalQuestion> Asked(Board board, Opening opening, DateOnly today)
    {
        if (board.Programmes.Find(opening.Programme, today) is not { Definition: var definition })
        {
            yield break;
        }

        var tracks = OpeningGates.TracksOf(opening, definition);
        if (definition.Tracks.Any(track => tracks.Contains(track.Id, StringComparer.Ordinal) && track.Offer is { HostConfirms: HostConfirms.Each }))
        {
            yield return new(
                Key,
                new("Har stedet sagt ja til at møde netop denne unge? Fortæl kun det, den unge har givet lov til.", "Has the host said yes to meeting this very person? Tell only what she has agreed to."),
                definition.Name.In("da"),
                AnswerForm.Confirm,
                IsNeeded: true);
        }
    }
}
