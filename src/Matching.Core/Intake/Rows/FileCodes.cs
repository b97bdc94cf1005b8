using Matching.Core.LegalRules.Calendars;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Engine.Facts;

namespace Matching.Core.Intake.Rows;

/// <summary>Every code that stands for a value of the product, both ways.</summary>
/// <remarks>Source: file formats.</remarks>
public static class FileCodes
{
    public static CodeTable<Kind> Kinds { get; } = new(("mentor", Kind.Mentor), ("internship", Kind.Internship), ("job", Kind.Job));

    public static CodeTable<RankingSide> RankingSides { get; } = new(("youth", RankingSide.Youth), ("host", RankingSide.Host));

    public static CodeTable<Status> Statuses { get; } = new(("active", Status.Active), ("paused", Status.Paused), ("closed", Status.Closed));

    public static CodeTable<TravelModes> TravelModes { get; } = new(
        ("walk", Engine.Facts.TravelModes.Walk),
        ("bike", Engine.Facts.TravelModes.Bike),
        ("bus", Engine.Facts.TravelModes.Bus),
        ("moped", Engine.Facts.TravelModes.Moped),
        ("car", Engine.Facts.TravelModes.Car));

    public static CodeTable<Licence> Licences { get; } = new(("car", Licence.Car), ("am", Licence.Moped));

    public static CodeTable<School> Schools { get; } = new(
        ("compulsory", School.Compulsory),
        ("none", School.None),
        ("fgu", School.Fgu),
        ("eud", School.Eud),
        ("gymnasium", School.Gymnasium),
        ("stu", School.Stu),
        ("higher", School.Higher),
        ("other", School.Other));

    public static CodeTable<Needs> Needs { get; } = new(
        ("quiet", Engine.Facts.Needs.Quiet),
        ("small_team", Engine.Facts.Needs.SmallTeam),
        ("fixed_contact", Engine.Facts.Needs.FixedContact),
        ("few_changes", Engine.Facts.Needs.FewChanges),
        ("extra_breaks", Engine.Facts.Needs.ExtraBreaks),
        ("no_heavy_lifting", Engine.Facts.Needs.NoHeavyLifting),
        ("no_customer_contact", Engine.Facts.Needs.NoCustomerContact));

    public static CodeTable<Communication> Communication { get; } = new(
        ("soft", Engine.Facts.Communication.Soft),
        ("direct", Engine.Facts.Communication.Direct),
        ("any", Engine.Facts.Communication.Any));

    public static CodeTable<ContactBy> ContactBy { get; } = new(("sms", People.ContactBy.Sms), ("call", People.ContactBy.Call));

    public static CodeTable<HostKind> HostKinds { get; } = new(("mentor", HostKind.Mentor), ("company", HostKind.Company));

    public static CodeTable<Pledges> Pledges { get; } = new(
        ("flexible_hours", Engine.Facts.Pledges.FlexibleHours),
        ("fixed_contact", Engine.Facts.Pledges.FixedContact),
        ("openness", Engine.Facts.Pledges.Openness),
        ("lower_start", Engine.Facts.Pledges.LowerStart),
        ("peer_training", Engine.Facts.Pledges.PeerTraining),
        ("lift", Engine.Facts.Pledges.Lift),
        ("break_room", Engine.Facts.Pledges.BreakRoom));

    public static CodeTable<WorkEnvironment> Environments { get; } = new(
        ("quiet", WorkEnvironment.Quiet),
        ("small_team", WorkEnvironment.SmallTeam),
        ("fixed_contact", WorkEnvironment.FixedContact),
        ("standing", WorkEnvironment.Standing),
        ("lifting", WorkEnvironment.Lifting),
        ("customer_contact", WorkEnvironment.CustomerContact),
        ("outdoor", WorkEnvironment.Outdoor),
        ("piece_rate", WorkEnvironment.PieceRate),
        ("alone", WorkEnvironment.Alone),
        ("serves_alcohol", WorkEnvironment.ServesAlcohol),
        ("machines", WorkEnvironment.Machines));

    public static CodeTable<Requirements> Requirements { get; } = new(
        ("driving_licence", Engine.Facts.Requirements.DrivingLicence),
        ("child_certificate", Engine.Facts.Requirements.ChildCertificate),
        ("criminal_record", Engine.Facts.Requirements.CriminalRecord));

    public static CodeTable<LeadsTo> LeadsTo { get; } = new(
        ("ordinary_hours", Engine.Facts.LeadsTo.OrdinaryHours),
        ("apprenticeship", Engine.Facts.LeadsTo.Apprenticeship),
        ("job", Engine.Facts.LeadsTo.Job));

    public static CodeTable<Trade> Trades { get; } = new(
        ("shop", Trade.Shop),
        ("office", Trade.Office),
        ("petrol_station", Trade.PetrolStation),
        ("hotel", Trade.Hotel),
        ("restaurant", Trade.Restaurant),
        ("cinema_theatre", Trade.CinemaTheatre),
        ("bakery", Trade.Bakery),
        ("stable", Trade.Stable),
        ("newspaper", Trade.Newspaper),
        ("kiosk", Trade.Kiosk),
        ("grill", Trade.Grill),
        ("isolated_shop", Trade.IsolatedShop),
        ("guarded_centre", Trade.GuardedCentre),
        ("other", Trade.Other));

    public static CodeTable<SchoolBreak> SchoolBreaks { get; } = new(
        ("holiday", SchoolBreak.Holiday),
        ("closed", SchoolBreak.Closed));

    public static CodeTable<PlacementState> PlacementStates { get; } = new(
        ("shown", PlacementState.Shown),
        ("approved", PlacementState.Approved),
        ("offered", PlacementState.Offered),
        ("agreed", PlacementState.Agreed),
        ("running", PlacementState.Running),
        ("ended", PlacementState.Ended));

    public static CodeTable<Outcome> Outcomes { get; } = new(
        ("declined_by_youth", Outcome.DeclinedByYouth),
        ("declined_by_host", Outcome.DeclinedByHost),
        ("no_chemistry", Outcome.NoChemistry),
        ("ended_early", Outcome.EndedEarly),
        ("completed", Outcome.Completed),
        ("planned_end", Outcome.PlannedEnd),
        ("expired", Outcome.Expired),
        ("reopened", Outcome.Reopened));

    internal static IReadOnlyList<string> TargetGroups { get; } =
        ["under18", "obviously_education_ready", "education_ready", "activity_ready", "job_ready", "none"];

    internal static IReadOnlyList<string> Municipal { get; } = ["eldercare", "daycare", "other"];

    internal static IReadOnlyList<string> MeetingForms { get; } = ["walk", "coffee", "training", "workplace", "online"];

    internal static IReadOnlyList<string> TaskKinds { get; } = ["practical", "social", "pedagogical"];

    internal static IReadOnlyList<string> Roles { get; } = ["job_consultant", "company_consultant", "coordinator", "network_team", "adviser", "caseworker", "school"];
}
