using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Microsoft.Extensions.Options;

namespace Matching.Core.Offers;

/// <summary>What a scheme says of an offer: what a no means, the sending days to answer, and whether the mentor calls first after a yes.</summary>
public sealed record OfferTerms(OfferDuty Duty, int AnswerDays, bool MentorCalls = false);

/// <summary>Whether a no is harmless, by the scheme's track of the offer's kind, and where that says so by the person's group.</summary>
/// <remarks>Source: programmes §1.4 (<c>answer</c>); offers and answers, O18.</remarks>
public sealed class OfferDuties(IProgrammeShelf shelf, IOptions<OfferOptions> options, TimeProvider clock)
{
    /// <summary>Several tracks of the kind: the strictest, and the fewest days. A scheme that is not known is voluntary.</summary>
    public async Task<OfferTerms> OfAsync(string programme, Kind kind, string targetGroup, CancellationToken cancellationToken)
    {
        var scheme = (await shelf.ReadAsync(cancellationToken)).Find(programme, clock.Today())?.Definition;
        var tracks = (scheme?.Tracks ?? []).Where(track => track.Kind == kind).ToList();
        var duties = tracks.Select(track => DutyOf(track.Answer, targetGroup)).ToList();
        var duty = duties.Contains(OfferDuty.Statutory) ? OfferDuty.Statutory : duties.Contains(OfferDuty.SchoolDuty) ? OfferDuty.SchoolDuty : OfferDuty.Voluntary;
        return new(duty, tracks.Select(track => track.Offer?.AnswerDays).OfType<int>().DefaultIfEmpty(options.Value.AnswerDays).Min(),
            tracks.Count > 0 && tracks.TrueForAll(track => StandardDefaults.FirstContactOf(track).By == Role.Mentor));
    }

    private static OfferDuty DutyOf(Answer answer, string targetGroup) => answer switch
    {
        Answer.SchoolDuty => OfferDuty.SchoolDuty,
        _ when answer.IsStatutoryFor(targetGroup) => OfferDuty.Statutory,
        _ => OfferDuty.Voluntary,
    };
}
