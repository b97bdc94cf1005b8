using Matching.Core.FollowUps;
using Matching.Core.Offers;
using Matching.Core.Programmes.Vocabulary;
using Matching.Storage.Postgres.Offers;

namespace Matching.Storage.Postgres.FollowUps;

/// <summary>A question's row, before the columns of those it is about.</summary>
internal sealed class QuestionRow
{
    public const string Columns = """
        q.id, q.municipality_code, q.enrolment_id, q.step_key, q.role::int as role, q.ask, q.youth_id as about_youth, q.placement_id, q.phone, q.language, q.code, q.asked_at,
        coalesce(q.answer, '') as answer, q.answered_at, q.closed_at is not null as is_closed, q.version
        """;

    /// <summary>With those it is about; needs a where. @today says who is away.</summary>
    public const string Select = $"""
        select {Columns}, {PartiesRow.Columns}
        from follow_up_question q
        join youth y on y.id = q.youth_id
        left join placement pl on pl.id = q.placement_id left join opening o on o.id = pl.opening_id left join host h on h.id = o.host_id
        {PartiesRow.Joins}
        """;

    public Guid Id { get; init; }
    public string MunicipalityCode { get; init; } = "";
    public Guid EnrolmentId { get; init; }
    public string StepKey { get; init; } = "";
    public int Role { get; init; }
    public string Ask { get; init; } = "";
    public string AboutYouth { get; init; } = "";
    public Guid? PlacementId { get; init; }
    public string? Phone { get; init; }
    public string Language { get; init; } = "";
    public string? Code { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public string Answer { get; init; } = "";
    public DateTimeOffset? AnsweredAt { get; init; }
    public bool IsClosed { get; init; }
    public int Version { get; init; }

    public Question ToQuestion() => new()
    {
        Id = new(Id),
        Municipality = MunicipalityCode,
        Enrolment = new(EnrolmentId),
        Step = StepKey,
        Role = (Role)Role,
        Ask = Words.AllOf<FollowUpQuestion>()[Ask],
        YouthId = AboutYouth,
        Placement = PlacementId,
        Phone = PartiesRow.Phone(Phone),
        Language = Language,
        Code = Code is { } code ? OfferCode.Parse(code) : null,
        AskedAt = AskedAt,
        Answer = Answer,
        IsClosed = IsClosed,
        Version = Version,
    };

    public QuestionCase ToCase(PartiesRow row)
    {
        var (question, parties) = (ToQuestion(), row.ToParties());
        return new(question, parties, question.Role switch
        {
            Core.Programmes.Vocabulary.Role.Youth => parties.Youth.FirstName,
            Core.Programmes.Vocabulary.Role.Guardian => "",
            _ => parties.Host.Addressed,
        });
    }
}
