using Matching.Core.Backings;
using Matching.Core.Openings;
using Matching.Core.Placements;
using Matching.Core.Texts;
using Matching.Engine.Facts;

namespace Matching.Core.Offers;

/// <summary>
/// How an answer came: her own text, which is answered by a receipt at once; a talk that a person recorded, where she has heard it; or her text as a
/// person reads it later, where the receipt keeps the sending hours.
/// </summary>
public enum AnswerWay
{
    Text = 1,
    Telephone = 2,
    Corrected = 3,

    /// <summary>On her own page, which tells her at once what came of it.</summary>
    Page = 4,
}

/// <summary>
/// What a yes or a no does: to the offer, the seat, the placement, to the nights to come, and who hears what. Pure: it decides, and saves
/// nothing.
/// </summary>
/// <remarks>Source: offers and answers, O1 with its notes, O12, O19.</remarks>
public sealed class OfferAnswers(OfferTexts texts, GuardianTexts guardians, TimeProvider clock)
{
    public Decision Yes(OfferCase offer, AnswerWay way, DateTimeOffset now)
    {
        if (offer.WaitsForGuardian(now))
        {
            return AskGuardians(offer, way, now);
        }

        if (offer.Offer.Hear(OfferEvent.Yes, now, Reason(way)).Moved)
        {
            return Agreed(offer, way, now);
        }

        return offer.Offer.State switch
        {
            OfferState.Accepted => Say(offer, Receipt(offer), way, now, ":again"),
            OfferState.Withdrawn => Say(offer, "T34", way, now).With(Late(offer, now)),
            _ when offer.SeatIsFree => Say(offer, "T13", way, now).With(Late(offer, now)),
            _ => Say(offer, "T12", way, now) with { SaidYesTooLate = [offer.Offer.YouthId] },
        };
    }

    public Decision No(OfferCase offer, AnswerWay way, DateTimeOffset now)
    {
        if (offer.Offer.Hear(OfferEvent.No, now, Reason(way)).Moved)
        {
            return Declined(offer, way, now);
        }

        return offer.Offer.State switch
        {
            OfferState.Accepted => NoAfterYes(offer, way, now),
            OfferState.Declined => new Decision(),
            _ => Say(offer, NoReceipt(offer), way, now),
        };
    }

    /// <summary>Where a no changes nothing by itself, nothing is remembered of it but that her contact calls.</summary>
    private Decision Declined(OfferCase offer, AnswerWay way, DateTimeOffset now)
    {
        var said = Say(offer, NoReceipt(offer), way, now) with { Offers = [offer.Offer], FreedSeats = [offer.Offer.Id] };
        return offer.Offer.Duty == OfferDuty.Voluntary
            ? said with { Past = [PastOf(offer, now)] }
            : said.With(texts.Item(WorkKind.DutyNo, $"offer:{offer.Offer.Id}", offer.Offer, now));
    }

    /// <summary>Her yes was there, and now her guardian's is too.</summary>
    public Decision Backed(OfferCase offer, DateTimeOffset now) =>
        offer.Offer.Hear(OfferEvent.BackingGiven, now, "backed_by_guardian").Moved ? Agreed(offer, AnswerWay.Corrected, now) : new();

    /// <summary>Her yes is kept, the guardians are asked, and the seat is held meanwhile. Said once more, she hears it once more.</summary>
    private Decision AskGuardians(OfferCase offer, AnswerWay way, DateTimeOffset now)
    {
        if (!offer.Offer.SaysYes(now))
        {
            return Say(offer, "T26", way, now, ":again");
        }

        var decision = new Decision { Offers = [offer.Offer] };
        foreach (var one in offer.Backings.Where(one => one.Backing.State == BackingState.Planned))
        {
            one.Backing.Ask(now, guardians.Deadline(one.Backing.Id, now));
            offer.Offer.HoldUntil(guardians.HeldUntil(one.Backing.DeadlineAt!.Value));
        }

        foreach (var one in offer.Backings.Where(one => one.Backing.AskedAt == now))
        {
            var told = guardians.Ask(offer.QuestionOf(one.Backing.Id), now);
            if (told.Texts.Count == 0)
            {
                one.Backing.ToBeCalled(now);
            }

            decision = decision.And(new() { Backings = [one.Backing], Texts = told.Texts, Work = told.Work });
        }

        return Say(offer, "T26", way, now).And(decision);
    }

    private Decision Agreed(OfferCase offer, AnswerWay way, DateTimeOffset now)
    {
        var receipt = Say(offer, Receipt(offer), way, now);
        var host = texts.ToHost(offer, now);
        return receipt with
        {
            Offers = [offer.Offer],
            Agreed = [PlacementOf(offer, now)],
            Texts = [.. receipt.Texts, .. host.Texts],
            Work = [.. receipt.Work, .. host.Work],
        };
    }

    private Decision NoAfterYes(OfferCase offer, AnswerWay way, DateTimeOffset now)
    {
        var placement = offer.Placement
            ?? throw new InvalidOperationException($"Offer {offer.Offer.Id} is accepted and has no placement.\nMaybe its placement was deleted by hand.");
        var item = texts.Item(WorkKind.NoAfterYes, $"offer:{offer.Offer.Id}", offer.Offer, now);
        if (!placement.Hear(PlacementEvent.WithdrawBeforeStart, SendingCalendar.LocalDate(now)).Moved)
        {
            return placement.Stage == PlacementStage.Running ? Say(offer, "T10", way, now).With(item) : new Decision();
        }

        return Say(offer, offer.Offer.Duty == OfferDuty.Voluntary ? "T33" : "T9", way, now).With(item) with
        {
            Placements = [placement],
            Past = offer.Offer.Duty == OfferDuty.Voluntary ? [PastOf(offer, now)] : [],
            FreedSeats = [offer.Offer.Id],
        };
    }

    private Decision Say(OfferCase offer, string template, AnswerWay way, DateTimeOffset now, string occasion = "")
    {
        var told = way is AnswerWay.Telephone or AnswerWay.Page ? Told.Nothing : texts.ToYouth(offer, template, now, receipt: way == AnswerWay.Text, occasion);
        return new Decision { Texts = told.Texts, Work = told.Work };
    }

    private Placement PlacementOf(OfferCase offer, DateTimeOffset now)
    {
        var opening = offer.Parties.Opening;
        return new Placement
        {
            Id = PlacementId.New(clock),
            Municipality = offer.Offer.Municipality,
            YouthId = offer.Offer.YouthId,
            OpeningId = offer.Offer.OpeningId,
            Kind = offer.Offer.Kind,
            Offer = offer.Offer.Id,
            StartDate = opening.StartDate,
            EndDate = opening.EndDate,
            Schedule = opening.FixedSchedule,
            CallBy = offer.MentorCallsFirst ? texts.MentorCallsBy(now) : null,
        }.As(PlacementStage.Agreed, SendingCalendar.LocalDate(now));
    }

    private static string NoReceipt(OfferCase offer) => offer.Offer.Duty == OfferDuty.Voluntary ? "T8" : "T9";

    private static PastPair PastOf(OfferCase offer, DateTimeOffset now) =>
        new(offer.Offer.Municipality, new(offer.Offer.YouthId, offer.Offer.OpeningId, Outcome.DeclinedByYouth, SendingCalendar.LocalDate(now)), offer.Offer.Id);

    private WorkItem Late(OfferCase offer, DateTimeOffset now) => texts.Item(WorkKind.LateYes, $"offer:{offer.Offer.Id}", offer.Offer, now);

    /// <summary>A mentor who may have her number finds it on the mentor's page and calls; else the consultant calls first.</summary>
    private static string Receipt(OfferCase offer) => (offer.Parties.Host.Kind, offer.MentorCallsFirst) switch
    {
        (HostKind.Mentor, true) => "T6",
        (HostKind.Mentor, false) => "T6.contact",
        _ => "T7",
    };

    private static string Reason(AnswerWay way) => way switch { AnswerWay.Telephone => "recorded_by_phone", AnswerWay.Page => "by_page", AnswerWay.Corrected => "by_text_as_staff_read_it", _ => "by_text" };
}
