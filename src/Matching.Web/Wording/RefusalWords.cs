using System.Globalization;
using Matching.Core.Programmes;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Wording;

/// <summary>Why a scheme does not take a place, as a notice in the reader's words.</summary>
internal static class RefusalWords
{
    public static Notice Of(OpeningRefusal refusal, IStringLocalizer<Words> words) => new(
        "warning",
        $"Refusal.{refusal.Code}",
        [refusal.Code == "sector" ? string.Join(", ", refusal.Values.Select(sector => words.Code("Sector", sector))) : refusal.Named(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)]);
}
