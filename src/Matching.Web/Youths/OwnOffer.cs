using Matching.Engine.Facts;
using Matching.Web.Approvals;

namespace Matching.Web.Youths;

/// <summary>An offer or an agreed place as she reads it on her page.</summary>
public sealed class OwnOffer
{
    /// <summary>Those that she can answer, and those closed in the last 60 days.</summary>
    public const string Query = """
        select f.id, f.kind::int as kind, f.state::int as state, f.deadline_at, f.created_at, o.title, o.tasks, h.name as host_name, coalesce(t.name, '') as town,
               o.schedule, o.schedule_is_fixed, o.start_date, o.end_date, o.hours_per_week_min, o.hours_per_week_max, o.paid, p.details::text as details,
               f.mentor_calls and h.kind = 2 and h.phone is not null and not exists (select from phone_silent s where s.phone = h.phone) and y.phone is not null and not y.protected_address
                   and exists (select from permission g where g.youth_id = y.id and g.item = 'phone' and g.recipient = 1 and g.withdrawn_at is null) as mentor_calls_first
        from offer f
        join youth y on y.id = f.youth_id
        join proposal p on p.id = f.proposal_id
        join opening o on o.id = f.opening_id
        join host h on h.id = f.host_id
        left join postcode t on t.code = coalesce(o.postcode, h.postcode)
        where f.youth_id = @SignIn and (f.state in (1, 2, 3, 4) or f.closed_at > @Since)
        order by f.state in (1, 2, 3, 4) desc, f.created_at desc
        limit 20
        """;

    public Guid Id { get; init; }

    public Kind Kind { get; init; }

    public int State { get; init; }

    public DateTimeOffset? DeadlineAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string Title { get; init; } = "";

    public string Tasks { get; init; } = "";

    public string HostName { get; init; } = "";

    /// <summary>The mentor, who may have her number, calls before the consultant does.</summary>
    public bool MentorCallsFirst { get; init; }

    public string Town { get; init; } = "";

    public string Schedule { get; init; } = "";

    public bool ScheduleIsFixed { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public int HoursPerWeekMin { get; init; }

    public int? HoursPerWeekMax { get; init; }

    public bool? Paid { get; init; }

    public string Details { get; init; } = "{}";

    public bool IsOpen => State is 1 or 2 or 3 or 4;

    /// <summary>A mentor is told by first name.</summary>
    public string Who => Kind == Kind.Mentor ? HostName.Split(' ')[0] : HostName;

    public ProposalDetails Why => ProposalDetails.Read(Details);
}
