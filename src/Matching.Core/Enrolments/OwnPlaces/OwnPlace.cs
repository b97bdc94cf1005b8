using Matching.Core.LegalRules.Work;
using Matching.Core.Placements;
using Matching.Engine.Time;

namespace Matching.Core.Enrolments;

/// <summary>A place that a young person has found herself. Civil dates, both included; the week comes back from the first day to the last.</summary>
public sealed record OwnPlace(EnrolmentId Enrolment, string Municipality, string Host, DateOnly From, DateOnly To, WeeklyHours Week, string By);

/// <summary>What came of bringing a place of one's own.</summary>
public abstract record OwnPlaceOutcome
{
    private OwnPlaceOutcome()
    {
    }

    /// <summary>It is agreed; nobody is texted about it.</summary>
    public sealed record Agreed(PlacementId Placement) : OwnPlaceOutcome;

    /// <summary>Her hours there, beside all others of hers, break a rule of law.</summary>
    public sealed record Unlawful(LegalBreach Breach) : OwnPlaceOutcome;

    /// <summary>Her scheme does not allow it: no_own_place, max_placements, dates, too_long, under_age, over_age.</summary>
    public sealed record Refused(string Why) : OwnPlaceOutcome;

    public sealed record NotFound : OwnPlaceOutcome;
}

/// <summary>What stands beside a place of her own: her row, and what she does already.</summary>
public sealed record OwnPlaceReading(People.Youth Youth, IReadOnlyList<KnownPlacement> Running, Nightly.Board Board);

/// <summary>Reads what stands beside a place of her own.</summary>
public interface IOwnPlaceDesk
{
    /// <summary>Null when she is not known.</summary>
    Task<OwnPlaceReading?> ReadAsync(string youthId, CancellationToken cancellationToken);
}
