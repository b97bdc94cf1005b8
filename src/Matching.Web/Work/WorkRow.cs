using System.Globalization;

namespace Matching.Web.Work;

/// <summary>One item of the work list as pages show it, with the person, the place and the text it is about.</summary>
public sealed class WorkRow
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>2 = a cry for help, 1 = an answer that a person must settle before anything else, 0 = what comes in its turn.</summary>
    public int Urgency { get; init; }

    public string? YouthId { get; init; }

    public string YouthName { get; init; } = "";

    public string Phone { get; init; } = "";

    public Guid? OfferId { get; init; }

    public int? OfferState { get; init; }

    public string OfferText { get; init; } = "";

    public string OpeningTitle { get; init; } = "";

    public string HostName { get; init; } = "";

    public string MessageBody { get; init; } = "";

    public Guid? MessageId { get; init; }

    public string MessagePhone { get; init; } = "";

    /// <summary>Whose first name stands in a text from an unknown number: id|name.</summary>
    public string[] Likely { get; init; } = [];

    /// <summary>The question to a guardian that a person answers here; empty = none.</summary>
    public string Question { get; init; } = "";

    public string NoteDa { get; init; } = "";

    public string NoteEn { get; init; } = "";

    public string Note => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? NoteEn : NoteDa;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }
}
