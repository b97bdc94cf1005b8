using Matching.Core.Enrolments;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Web.Enrolments;

/// <summary>A step of an enrolment as pages show it, with the person and the place it is about.</summary>
public sealed class StepRow
{
    public const string Columns = """
        select s.enrolment_id, s.key, s.kind, s.what, s.who, s.due, s.desk_of, s.state, e.programme, e.mark, e.youth_id, y.first_name || ' ' || y.last_name as youth_name,
               coalesce(o.title, '') as opening_title, coalesce(h.name, '') as host_name,
               coalesce((select a.word from enrolment_event a where a.kind = 1 and a.subject = s.placement), '') as track
        from enrolment_step s
        join enrolment e on e.id = s.enrolment_id
        join youth y on y.id = e.youth_id
        left join placement p on p.id = case when s.placement ~ '^[0-9a-f-]{36}$' then s.placement::uuid end
        left join opening o on o.id = p.opening_id
        left join host h on h.id = o.host_id
        """;

    /// <summary>What waits for the programme's own people: at the desk, or asked of nobody but them (6 to 12).</summary>
    public const string IsWork = "(s.state = 4 or (s.state in (2, 3) and s.who <@ array[6,7,8,9,10,11,12]::smallint[]))";

    public Guid EnrolmentId { get; init; }

    public string Key { get; init; } = "";

    public StepKind Kind { get; init; }

    public string What { get; init; } = "";

    public short[] Who { get; init; } = [];

    public DateOnly Due { get; init; }

    public Role DeskOf { get; init; }

    public StepState State { get; init; }

    public string Programme { get; init; } = "";

    public string Mark { get; init; } = "";

    public string YouthId { get; init; } = "";

    public string YouthName { get; init; } = "";

    public string OpeningTitle { get; init; } = "";

    public string HostName { get; init; } = "";

    /// <summary>Of the placement it is about; empty = of the enrolment.</summary>
    public string Track { get; init; } = "";

    /// <summary>The first word of what is asked: the rest names tracks or help.</summary>
    public string Asked => What.Split(':')[0];

    /// <summary>Who must act: those asked, or the one at whose desk it lies.</summary>
    public IEnumerable<Role> MustAct => State == StepState.AtDesk ? [DeskOf] : Who.Select(role => (Role)role);

    public bool IsAnswered => Kind is StepKind.FollowUp or StepKind.OutcomeQuestion;

    /// <summary>What a page offers to press.</summary>
    public IReadOnlyList<string> Choices => IsAnswered
        ? Answers.To(What)
        : HappeningRules.DecisionsOn(new(Key, Kind, Due, What, []));
}
