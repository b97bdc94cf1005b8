using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Engine.Facts;

namespace Matching.Storage.Postgres.Offers;

/// <summary>One offer with its placement, and what is known of its seat.</summary>
internal sealed class OfferRow
{
    public const string Columns = """
        f.id, f.municipality_code, f.proposal_id, f.youth_id as offer_youth_id, f.kind, f.opening_id as offer_opening_id, f.host_id as offer_host_id, f.programme, f.code, f.state,
        f.contact_by as offer_contact_by, f.phone, f.language, f.text, f.approved_by, f.created_at, f.sent_at, f.deadline_at, f.reminded_at, f.clock_stopped_at, f.yes_at, f.duty, f.answer_days, f.mentor_calls,
        f.closed_at, f.close_reason, f.version,
        l.id as placement_id, l.state as placement_state, l.since as placement_since, l.start_date as placement_start, l.end_date as placement_end,
        l.hours_per_week as placement_hours, l.schedule as placement_schedule, l.version as placement_version,
        exists (select from seat_hold sh where sh.offer_id = f.id and sh.released_at is null) as holds_seat,
        exists (select from seat st where st.opening_id = f.opening_id
            and not exists (select from seat_hold sh where sh.opening_id = st.opening_id and sh.seat_number = st.number and sh.released_at is null)) as seat_is_free
        """;

    public const string From = """
        from offer f
        join youth y on y.id = f.youth_id
        join host h on h.id = f.host_id
        join opening o on o.id = f.opening_id
        left join placement l on l.offer_id = f.id
        """;

    /// <summary>One row with the offer and both sides; split at youth_id.</summary>
    public const string Select = $"select {Columns}, {PartiesRow.Columns} {From} {PartiesRow.Joins}";

    public const string SplitOn = "youth_id";

    public Guid Id { get; init; }
    public string MunicipalityCode { get; init; } = "";
    public Guid ProposalId { get; init; }
    public string OfferYouthId { get; init; } = "";
    public Kind Kind { get; init; }
    public string OfferOpeningId { get; init; } = "";
    public string OfferHostId { get; init; } = "";
    public string Programme { get; init; } = "";
    public string Code { get; init; } = "";
    public OfferState State { get; init; }
    public ContactBy OfferContactBy { get; init; }
    public string? Phone { get; init; }
    public string Language { get; init; } = "";
    public string Text { get; init; } = "";
    public string ApprovedBy { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? DeadlineAt { get; init; }
    public DateTimeOffset? RemindedAt { get; init; }
    public DateTimeOffset? ClockStoppedAt { get; init; }
    public DateTimeOffset? YesAt { get; init; }
    public OfferDuty Duty { get; init; }
    public short AnswerDays { get; init; }
    public bool MentorCalls { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? CloseReason { get; init; }
    public int Version { get; init; }
    public Guid? PlacementId { get; init; }
    public PlacementStage? PlacementState { get; init; }
    public DateOnly? PlacementSince { get; init; }
    public DateOnly? PlacementStart { get; init; }
    public DateOnly? PlacementEnd { get; init; }
    public int? PlacementHours { get; init; }
    public string? PlacementSchedule { get; init; }
    public int? PlacementVersion { get; init; }
    public bool HoldsSeat { get; init; }
    public bool SeatIsFree { get; init; }

    public OfferCase ToCase(PartiesRow parties) => new(ToOffer(), parties.ToParties(), ToPlacement(), HoldsSeat, SeatIsFree);

    private Offer ToOffer() => new Offer
    {
        Id = new(Id),
        Proposal = new(ProposalId),
        Municipality = MunicipalityCode,
        YouthId = OfferYouthId,
        Kind = Kind,
        OpeningId = OfferOpeningId,
        HostId = OfferHostId,
        Programme = Programme,
        Code = OfferCode.Parse(Code),
        Duty = Duty,
        AnswerDays = AnswerDays,
        MentorCalls = MentorCalls,
        ContactBy = OfferContactBy,
        Phone = PartiesRow.Phone(Phone),
        Language = Language,
        Text = Text,
        ApprovedBy = ApprovedBy,
        CreatedAt = CreatedAt,
        Version = Version,
    }.As(State, new(SentAt, DeadlineAt, RemindedAt, ClockStoppedAt, YesAt, ClosedAt, CloseReason ?? ""));

    private Placement? ToPlacement() => PlacementId is not { } id ? null : new Placement
    {
        Id = new(id),
        Municipality = MunicipalityCode,
        YouthId = OfferYouthId,
        OpeningId = OfferOpeningId,
        Kind = Kind,
        Offer = new(Id),
        StartDate = PlacementStart,
        EndDate = PlacementEnd,
        HoursPerWeek = PlacementHours,
        Schedule = PlacementSchedule ?? "",
        Version = PlacementVersion!.Value,
    }.As(PlacementState!.Value, PlacementSince!.Value);
}
