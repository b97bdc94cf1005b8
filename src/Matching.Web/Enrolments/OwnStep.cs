using Dapper;
using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Npgsql;

namespace Matching.Web.Enrolments;

/// <summary>A question of a scheme that somebody outside the municipality answers with one tap on her own page.</summary>
public sealed class OwnStep
{
    /// <summary>Whose it is, by the id that is signed in: her own, her young person's, or her placement's.</summary>
    private const string Hers = """
        case @role
            when 1 then e.youth_id = @id
            when 3 then p.state in (4, 5) and o.host_id = @id
            when 4 then p.state in (4, 5) and o.host_id = @id
            else false
        end
        """;

    private const string Asked = """
        from enrolment_step s
        join enrolment e on e.id = s.enrolment_id
        join youth y on y.id = e.youth_id
        left join placement p on p.id::text = s.placement
        left join opening o on o.id = p.opening_id
        left join host h on h.id = o.host_id
        where s.state in (2, 3, 4) and s.kind in (@followUp, @outcome) and @role = any (s.who) and
        """ + " " + Hers + """
         and not exists (select from enrolment_event v where v.enrolment_id = e.id and v.kind = 5 and v.subject = s.key and v.role = @role)
        """;

    public Guid EnrolmentId { get; init; }

    public string Key { get; init; } = "";

    public string What { get; init; } = "";

    public DateOnly Due { get; init; }

    public string Programme { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string Place { get; init; } = "";

    public Role Role { get; init; }

    /// <summary>The first word of what is asked: the rest names tracks or help.</summary>
    public string Question => What.Split(':')[0];

    public IReadOnlyList<string> Choices => Answers.To(What);

    public static async Task<IReadOnlyList<OwnStep>> OfAsync(NpgsqlConnection connection, string id, Role role) =>
        [.. await connection.QueryAsync<OwnStep>(
            // Of a question that comes back, the latest: nobody is asked about last week again.
            $"""
            select * from (
                select distinct on (e.id, s.placement, split_part(s.what, ':', 1))
                       s.enrolment_id, s.key, s.what, s.due, e.programme, y.first_name, coalesce(h.name, '') as place, @role::int as role
                {Asked}
                order by e.id, s.placement, split_part(s.what, ':', 1), s.due desc, s.key) latest
            order by due, key limit 20
            """, Values(id, role))];

    /// <summary>The municipality of an enrolment whose question is hers to answer; null = it is not.</summary>
    public static Task<string?> MunicipalityAsync(NpgsqlConnection connection, string id, Role role, Guid enrolment, string key)
    {
        var values = Values(id, role);
        values.Add("enrolment", enrolment);
        values.Add("key", key);
        return connection.ExecuteScalarAsync<string?>("select e.municipality_code " + Asked + " and e.id = @enrolment and s.key = @key", values);
    }

    private static DynamicParameters Values(string id, Role role)
    {
        var values = new DynamicParameters();
        values.Add("id", id);
        values.Add("role", (short)role);
        values.Add("followUp", (short)Core.Programmes.Steps.StepKind.FollowUp);
        values.Add("outcome", (short)Core.Programmes.Steps.StepKind.OutcomeQuestion);
        return values;
    }
}
