using Dapper;
using Matching.Core.Backings;
using Matching.Core.Clock;
using Matching.Core.Offers;
using Matching.Storage.Postgres.Offers;
using Matching.Storage.Postgres.Texts;
using Npgsql;

namespace Matching.Storage.Postgres.Backings;

internal sealed class PostgresBackings(NpgsqlDataSource store, IOfferStore offers, TimeProvider clock) : IBackingStore
{
    public async Task<Question?> FindAsync(BackingId id, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return (await QuestionsAsync(connection, offers, "b.id = @id", new { id = id.Value, today = clock.Today() }, clock.Today(), cancellationToken)) is [var only] ? only : null;
    }

    public async Task<IReadOnlyList<BackingId>> FindWaitingAsync(DateTimeOffset now, DateOnly today, int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<Guid>(new CommandDefinition(
            """
            select b.id from backing b join youth y on y.id = b.youth_id
            where b.state in (1, 2) and not exists (select from offer f where f.id = b.offer_id and f.state > 4)
              and ((b.state = 2 and b.called_at is null and (b.deadline_at <= @now or b.reminded_at is null)) or y.birth_date <= @today - interval '18 years')
            order by b.created_at, b.id limit @most
            """,
            new { now, today, most },
            cancellationToken: cancellationToken));
        return [.. ids.Select(id => new BackingId(id))];
    }

    public async Task<Ward?> FindWardAsync(string municipality, string youth, DateTimeOffset closedSince, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var values = new { municipality, youth, closedSince, today = clock.Today() };
        var child = await connection.QuerySingleOrDefaultAsync<AddresseeRow>(new CommandDefinition(AddresseeRow.Select, values, cancellationToken: cancellationToken));
        if (child is null)
        {
            return null;
        }

        var row = await connection.QuerySingleAsync<WardRow>(new CommandDefinition(WardRow.Select, values, cancellationToken: cancellationToken));
        var codes = await connection.QueryAsync<string>(new CommandDefinition(
            CodesInUse, new { phones = new[] { row.GuardianPhone, row.Guardian2Phone }.OfType<string>().ToArray(), closedSince }, cancellationToken: cancellationToken));
        var questions = await connection.QueryAsync<BackingRow>(new CommandDefinition(
            $"{BackingRow.Select} where b.youth_id = @youth and b.offer_id is null and b.state in (1, 2)", values, cancellationToken: cancellationToken));
        return new(child.ToAddressee(), row.BirthDate, row.Guardians(), row.Schemes, codes.Select(OfferCode.Parse).ToHashSet(), [.. questions.Select(question => question.ToCase())], row.GuardianConsent);
    }

    /// <summary>Codes that mean something on any of @phones: of offers and of questions, open or closed since @closedSince.</summary>
    internal const string CodesInUse = """
        select code from offer where phone = any(@phones) and (state in (1, 2, 3, 4) or closed_at >= @closedSince)
        union
        select code from backing where phone = any(@phones) and (state in (1, 2) or created_at >= @closedSince)
        union
        select code from follow_up_question where phone = any(@phones) and (closed_at is null or closed_at >= @closedSince)
        union
        select code from inquiry where phone = any(@phones) and (closed_at is null or closed_at >= @closedSince)
        """;

    /// <summary>Questions with whose child they are about and their offers.</summary>
    internal static async Task<IReadOnlyList<Question>> QuestionsAsync(
        NpgsqlConnection connection, IOfferStore offers, string where, object values, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = (await connection.QueryAsync<BackingRow>(new CommandDefinition($"{BackingRow.Select} where {where}", values, cancellationToken: cancellationToken))).ToList();
        var questions = new List<Question>();
        foreach (var row in rows)
        {
            if (row.OfferId is { } offer)
            {
                var about = await offers.FindAsync(new(offer), cancellationToken) ?? throw new InvalidOperationException($"Question {row.Id} is about no offer.\nMaybe rows were deleted by hand.");
                questions.Add(about.QuestionOf(new(row.Id)));
                continue;
            }

            var both = await connection.QueryAsync<BackingRow>(new CommandDefinition(
                $"{BackingRow.Select} where b.youth_id = @YouthId and b.offer_id is null and b.programme = @Programme and (b.id = @Id or b.number <> @Number) order by b.number, b.created_at desc",
                new { row.YouthId, row.Programme, row.Id, row.Number },
                cancellationToken: cancellationToken));
            var child = await connection.QuerySingleAsync<AddresseeRow>(new CommandDefinition(
                AddresseeRow.Select, new { youth = row.YouthId, municipality = row.MunicipalityCode, today }, cancellationToken: cancellationToken));
            questions.Add(new(new(row.Id), child.ToAddressee(), null, [.. both.DistinctBy(one => one.Number).Select(one => one.ToCase())]));
        }

        return questions;
    }

    private sealed class WardRow
    {
        public const string Select = """
            select y.birth_date, y.guardian_phone, y.guardian2_phone, y.guardian_relation, y.guardian_language, y.guardian_consent,
                exists (select from phone_silent s where s.phone = y.guardian_phone) as stopped, exists (select from phone_silent s where s.phone = y.guardian2_phone) as stopped2,
                exists (select from sms_message t where t.marker = 'T1:' || y.guardian_phone) as greeted, exists (select from sms_message t where t.marker = 'T1:' || y.guardian2_phone) as greeted2,
                case when cardinality(y.programmes) > 0 then y.programmes
                     else array(select distinct o.programme from opening o join host h on h.id = o.host_id where h.municipality_code = y.municipality_code and o.programme <> '') end as schemes
            from youth y where y.id = @youth
            """;

        public DateOnly BirthDate { get; init; }
        public string? GuardianPhone { get; init; }
        public string? Guardian2Phone { get; init; }
        public string GuardianRelation { get; init; } = "";
        public string GuardianLanguage { get; init; } = "";
        public bool? GuardianConsent { get; init; }
        public bool Stopped { get; init; }
        public bool Stopped2 { get; init; }
        public bool Greeted { get; init; }
        public bool Greeted2 { get; init; }
        public string[] Schemes { get; init; } = [];

        public IReadOnlyList<Guardian> Guardians()
        {
            var first = new Guardian(1, PartiesRow.Phone(GuardianPhone), GuardianRelation, GuardianLanguage) { Stopped = Stopped, Greeted = Greeted };
            return PartiesRow.Phone(Guardian2Phone) is { } phone && phone != first.Phone ? [first, new(2, phone, "", GuardianLanguage) { Stopped = Stopped2, Greeted = Greeted2 }] : [first];
        }
    }
}
