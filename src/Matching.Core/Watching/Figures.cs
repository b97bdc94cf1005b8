using System.Diagnostics.Metrics;
using Matching.Core.Nightly;
using Matching.Core.Offers;
using Matching.Core.Replies;

namespace Matching.Core.Watching;

/// <summary>
/// What happens, counted in the words of the product, for whoever listens to the meter <see cref="Traces.Name"/>. Tags are codes and short
/// lists; none names a person, a host or a municipality. Counted after the save, so that what was not saved is not counted.
/// </summary>
public static class Figures
{
    // An offer that is saved again later was answered once.
    private static readonly TimeSpan AnswersAreSavedWithin = TimeSpan.FromMinutes(1);

    private static readonly Meter Meter = new(Traces.Name);

    private static readonly Counter<long> Proposals = Meter.CreateCounter<long>("matching.proposals", "{proposal}", "Proposals of nights, by fate: new, kept, superseded.");
    private static readonly Counter<long> Unplaced = Meter.CreateCounter<long>("matching.unplaced", "{wish}", "Wishes that a night found no place for.");
    private static readonly Counter<long> Nights = Meter.CreateCounter<long>("matching.nights", "{night}", "Nights by end: published, failed.");
    private static readonly Counter<long> NightParts = Meter.CreateCounter<long>("matching.night.parts", "{part}", "Parts of nights that another worker than the night's own said.");
    private static readonly Histogram<double> NightStep = Meter.CreateHistogram<double>("matching.night.step", "s", "How long a step of a night took, by step.");
    private static readonly Gauge<long> Gap = Meter.CreateGauge<long>("matching.night.gap", "{point}", "The last night's distance from the proved bound, in fit; 0 = proved best.");
    private static readonly Counter<long> Approvals = Meter.CreateCounter<long>("matching.approvals", "{proposal}", "Proposals that a person decided, by state.");
    private static readonly Counter<long> Offers = Meter.CreateCounter<long>("matching.offers", "{offer}", "Offers that reached a state, by state.");
    private static readonly Counter<long> Texts = Meter.CreateCounter<long>("matching.texts", "{text}", "Texts that reached a state, by template, state and the supplier's error.");
    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("matching.answers", "{text}", "Texts that came in, by reading and whether a person has to look.");
    private static readonly Histogram<double> AnswerTime = Meter.CreateHistogram<double>("matching.offer.answer_time", "s", "From an offer's text to the answer, by answer.");

    /// <summary>A decision was saved whole.</summary>
    public static void Decided(Decision decision, DateTimeOffset at)
    {
        if (decision.Proposal is { } proposal)
        {
            Approvals.Add(1, new("state", proposal.State.ToString()), new("kind", proposal.Kind.ToString()));
        }

        foreach (var offer in decision.Offers)
        {
            Reached(offer, at);
        }

        if (decision.NewOffer is { } created)
        {
            Reached(created, at);
        }

        foreach (var text in decision.Texts.Append(decision.Text).OfType<Texts.OutgoingText>())
        {
            Texts.Add(1, new("template", text.Template), new("state", text.State.ToString()), new("error", text.ErrorCode));
        }

        if (decision.Received is { } received)
        {
            Answers.Add(1, new("reading", received.Reading.Code()), new("needs_person", received.NeedsPerson));
        }
    }

    /// <summary>Others have said so many parts of a night.</summary>
    public static void PartsSaid(int parts) => NightParts.Add(parts);

    /// <summary>A night was published.</summary>
    public static void Published(PlannedNight night, PublishedCounts counts, IReadOnlyDictionary<string, long> steps)
    {
        Nights.Add(1, new KeyValuePair<string, object?>("end", "published"));
        Proposals.Add(counts.New, new KeyValuePair<string, object?>("fate", "new"));
        Proposals.Add(counts.Kept, new KeyValuePair<string, object?>("fate", "kept"));
        Proposals.Add(counts.Superseded, new KeyValuePair<string, object?>("fate", "superseded"));
        Unplaced.Add(counts.Unplaced);
        Gap.Record(night.Plan.Gap.Fit);
        foreach (var (step, milliseconds) in steps)
        {
            NightStep.Record(milliseconds / 1000.0, new KeyValuePair<string, object?>("step", step));
        }
    }

    /// <summary>A night failed, and nothing of it was published.</summary>
    public static void NightFailed() => Nights.Add(1, new KeyValuePair<string, object?>("end", "failed"));

    private static void Reached(Offer offer, DateTimeOffset at)
    {
        Offers.Add(1, new("state", offer.State.ToString()), new("kind", offer.Kind.ToString()));
        if (offer is { State: OfferState.Accepted or OfferState.Declined, SentAt: { } sent, ClosedAt: { } closed } && at - closed < AnswersAreSavedWithin)
        {
            AnswerTime.Record((closed - sent).TotalSeconds, new KeyValuePair<string, object?>("answer", offer.State.ToString()));
        }
    }
}
