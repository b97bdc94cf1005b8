using Dapper;
using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Storage.Postgres.Offers;
using Npgsql;

namespace Matching.Storage.Postgres.Backings;

/// <summary>One question with what is known of its number.</summary>
internal sealed class BackingRow
{
    public const string Select = """
        select b.id, b.municipality_code, b.youth_id, b.offer_id, b.programme, b.about, b.number, b.phone, b.language, b.code, b.state,
            b.created_at, b.asked_at, b.deadline_at, b.reminded_at, b.called_at, b.answered_at, b.answered_by, b.version,
            exists (select from phone_silent s where s.phone = b.phone) as stopped,
            exists (select from sms_message t where t.marker = 'T1:' || b.phone) as greeted
        from backing b
        """;

    public Guid Id { get; init; }
    public string MunicipalityCode { get; init; } = "";
    public string YouthId { get; init; } = "";
    public Guid? OfferId { get; init; }
    public string Programme { get; init; } = "";
    public string About { get; init; } = "";
    public short Number { get; init; }
    public string? Phone { get; init; }
    public string Language { get; init; } = "";
    public string Code { get; init; } = "";
    public BackingState State { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? AskedAt { get; init; }
    public DateTimeOffset? DeadlineAt { get; init; }
    public DateTimeOffset? RemindedAt { get; init; }
    public DateTimeOffset? CalledAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public string? AnsweredBy { get; init; }
    public int Version { get; init; }
    public bool Stopped { get; init; }
    public bool Greeted { get; init; }

    public BackingCase ToCase() => new(ToBacking(), Stopped, Greeted);

    /// <summary>Each with the questions of its own.</summary>
    public static async Task<IReadOnlyList<OfferCase>> WithQuestionsAsync(NpgsqlConnection connection, IReadOnlyList<OfferCase> offers, CancellationToken cancellationToken)
    {
        if (offers.Count == 0)
        {
            return offers;
        }

        var rows = await connection.QueryAsync<BackingRow>(new CommandDefinition(
            $"{Select} where b.offer_id = any(@ids) order by b.number", new { ids = offers.Select(offer => offer.Offer.Id.Value).ToArray() }, cancellationToken: cancellationToken));
        var questions = rows.ToLookup(row => row.OfferId!.Value);
        return [.. offers.Select(offer => questions.Contains(offer.Offer.Id.Value) ? offer with { Backings = [.. questions[offer.Offer.Id.Value].Select(row => row.ToCase())] } : offer)];
    }

    private Backing ToBacking() => new Backing
    {
        Id = new(Id),
        Municipality = MunicipalityCode,
        YouthId = YouthId,
        Offer = OfferId is { } offer ? new OfferId(offer) : null,
        Programme = Programme,
        About = About,
        Number = Number,
        Phone = PartiesRow.Phone(Phone),
        Language = Language,
        Code = OfferCode.Parse(Code),
        CreatedAt = CreatedAt,
        Version = Version,
    }.As(State, new(AskedAt, DeadlineAt, RemindedAt, CalledAt, AnsweredAt, AnsweredBy ?? ""));
}
