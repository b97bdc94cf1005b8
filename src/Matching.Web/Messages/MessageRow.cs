namespace Matching.Web.Messages;

/// <summary>One text, either way.</summary>
public sealed class MessageRow
{
    public const string Columns = """
        select m.id, m.direction::int as direction, m.phone, coalesce(m.template, '') as template, m.body, m.segments, m.state::int as state,
               coalesce(m.reading, '') as reading, coalesce(m.error_code, '') as error_code, m.created_at, m.not_before, m.sent_at
        from sms_message m
        """;

    /// <summary>As it went to and fro: what leaves later comes later, and an answer stands before the receipt of the same moment.</summary>
    public const string Order = " order by coalesce(m.sent_at, m.not_before, m.created_at), m.direction desc, m.template, m.id";

    public Guid Id { get; init; }

    /// <summary>1 to the phone, 2 from it.</summary>
    public int Direction { get; init; }

    public string Phone { get; init; } = "";

    public string Template { get; init; } = "";

    public string Body { get; init; } = "";

    public int? Segments { get; init; }

    public int State { get; init; }

    public string Reading { get; init; } = "";

    public string ErrorCode { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? SentAt { get; init; }
}
