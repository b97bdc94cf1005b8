using System.Globalization;

namespace Matching.Web.Approvals;

/// <summary>A reason to reject that is open for choice.</summary>
public sealed class ReasonChoice
{
    public const string Query = "select code, text_da, text_en from reject_reason where closed_on is null and (opens_on is null or opens_on <= (now() at time zone 'Europe/Copenhagen')::date) order by text_da";

    public string Code { get; init; } = "";

    public string TextDa { get; init; } = "";

    public string TextEn { get; init; } = "";

    public string Text => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "da" ? TextDa : TextEn;
}
