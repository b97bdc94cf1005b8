using Matching.Core.Enrolments;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Storage.Postgres.Enrolments;

/// <summary>An enrolment's row with what it needs of the person's.</summary>
internal sealed class EnrolmentRow
{
    public const string Select = $"{Columns} where e.id = @Id";

    /// <summary>Goes on with the files whose rows are wanted.</summary>
    public const string SelectMany = $"{Columns} where e.id in";

    internal const string Columns = """
        select e.id, e.municipality_code, e.youth_id, e.programme, e.mark, y.birth_date as born, y.target_group, y.guardian_consent, e.enrolled_on, e.source, e.grade, e.ended_on, e.version
        from enrolment e join youth y on y.id = e.youth_id
        """;

    public Guid Id { get; init; }
    public string MunicipalityCode { get; init; } = "";
    public string YouthId { get; init; } = "";
    public string Programme { get; init; } = "";
    public string Mark { get; init; } = "";
    public DateOnly Born { get; init; }
    public string TargetGroup { get; init; } = "";
    public bool? GuardianConsent { get; init; }
    public DateOnly EnrolledOn { get; init; }
    public string Source { get; init; } = "";
    public int? Grade { get; init; }
    public DateOnly? EndedOn { get; init; }
    public int Version { get; init; }

    public EnrolmentFile ToFile(IEnumerable<EventRow> events, IEnumerable<StepRow> steps) => new()
    {
        Id = new(Id),
        Municipality = MunicipalityCode,
        YouthId = YouthId,
        Programme = Programme,
        Mark = Mark,
        Born = Born,
        TargetGroup = TargetGroup,
        GuardianConsent = GuardianConsent,
        EnrolledOn = EnrolledOn,
        Source = Source,
        Grade = Grade,
        EndedOn = EndedOn,
        Version = Version,
        Events = [.. events.Select(row => row.ToEvent())],
        Steps = [.. steps.Select(row => row.ToStep())],
    };
}

/// <summary>One thing that happened.</summary>
internal sealed class EventRow
{
    public const string Select = $"select {Columns} from enrolment_event where enrolment_id = @Id order by number";

    /// <summary>Each after its file; goes on with the files whose rows are wanted.</summary>
    public const string SelectMany = $"select enrolment_id, {Columns} from enrolment_event where enrolment_id in";

    internal const string Columns = "id, kind, on_date, at, by_whom, subject, word, role, reason, next_step, note, second_person";

    public Guid EnrolmentId { get; init; }
    public Guid Id { get; init; }
    public EnrolmentEventKind Kind { get; init; }
    public DateOnly OnDate { get; init; }
    public DateTimeOffset At { get; init; }
    public string ByWhom { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Word { get; init; } = "";
    public Role? Role { get; init; }
    public EndReason? Reason { get; init; }
    public NextStep? NextStep { get; init; }
    public string Note { get; init; } = "";
    public string SecondPerson { get; init; } = "";

    public EnrolmentEvent ToEvent() => new(Id, Kind, OnDate, At, ByWhom, Subject, Word, Role, Reason, NextStep, Note, SecondPerson);
}

/// <summary>One step as it is kept.</summary>
internal sealed class StepRow
{
    public const string Select = $"select {Columns} from enrolment_step where enrolment_id = @Id order by due, key";

    /// <summary>Each after its file; goes on with the files whose rows are wanted.</summary>
    public const string SelectMany = $"select enrolment_id, {Columns} from enrolment_step where enrolment_id in";

    private const string Columns = "key, kind, what, who, due, remind, desk, placement, state, desk_of";

    public string Key { get; init; } = "";
    public StepKind Kind { get; init; }
    public string What { get; init; } = "";
    public short[] Who { get; init; } = [];
    public DateOnly Due { get; init; }
    public DateOnly? Remind { get; init; }
    public DateOnly? Desk { get; init; }
    public string? Placement { get; init; }
    public StepState State { get; init; }
    public Role DeskOf { get; init; }

    public KeptStep ToStep() => new(new(Key, Kind, Due, What, [.. Who.Select(role => (Role)role)], Remind, Desk, Placement), State, DeskOf);
}
