namespace Matching.Web.Messages;

/// <summary>One text, either way.</summary>
public sealed class MessageRow
{
    public const string Columns = """
        select m.id, m.direction::int as direction, m.phone, coalesce(m.template, '') as template, m.body, m.segments, m.state::int as state,
               coalesce(m.reading, '') as reading, coalesce(m.error_code, '') as error_code, m.created_at, m.not_before, m.sent_at,
               coalesce(m.reading_why, '') as why, coalesce(m.reading_by, '') as read_by, coalesce(m.reading_sure, 0)::int as sure, coalesce(m.remainder, '') as remainder,
               m.yes_to || m.no_to as codes, coalesce(m.corrected_by, '') as corrected_by, coalesce(m.read_first, '') as read_first,
               exists (select from backing b join youth y on y.id = b.youth_id where b.youth_id = m.youth_id and b.phone = m.phone and y.phone is distinct from m.phone) as is_guardians
        from sms_message m
        """;

    /// <summary>As the simulated phone itself has them: also the digits of a code, which we do not keep.</summary>
    public static string ColumnsOfPhone { get; } = Columns.Replace(
        " m.body,", " coalesce((select l.body from local_phone_message l where l.supplier_id = m.supplier_id), m.body) as body,", StringComparison.Ordinal);

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

    /// <summary>The rule it was read by, and her words that it was read in.</summary>
    public string Why { get; init; } = "";

    public string ReadBy { get; init; } = "";

    /// <summary>0 a person reads it, 1 a listed way of saying it, 2 a word that means nothing else.</summary>
    public int Sure { get; init; }

    public string Remainder { get; init; } = "";

    /// <summary>Of the offers it answers.</summary>
    public string[] Codes { get; init; } = [];

    /// <summary>Who read it otherwise, and what it was read as before.</summary>
    public string CorrectedBy { get; init; } = "";

    public string ReadFirst { get; init; } = "";

    /// <summary>To or from her guardian's phone, not hers.</summary>
    public bool IsGuardians { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? SentAt { get; init; }
}
