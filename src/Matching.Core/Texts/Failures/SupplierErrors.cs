using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matching.Core.Texts.Failures;

/// <summary>What is done about a text that did not arrive, beside that a person calls.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErrorTreatment>))]
public enum ErrorTreatment
{
    /// <summary>A person calls, and nothing else; so for every code that is not listed.</summary>
    [JsonStringEnumMemberName("call")]
    Call = 0,

    /// <summary>The number has told the supplier to stop: so it is kept here.</summary>
    [JsonStringEnumMemberName("stop")]
    Stop = 1,

    /// <summary>No text can reach the number: it is marked, and a new one is asked for.</summary>
    [JsonStringEnumMemberName("number_bad")]
    NumberBad = 2,

    /// <summary>A phone that was off: one new try after some hours, and a call only when that fails too.</summary>
    [JsonStringEnumMemberName("once_more")]
    OnceMore = 3,

    /// <summary>Operators filter our texts: all of them may be concerned.</summary>
    [JsonStringEnumMemberName("alarm")]
    Alarm = 4,
}

/// <summary>One of the supplier's error codes. <paramref name="AfterHours"/>: of the new try, where there is one.</summary>
public sealed record SupplierError(string Code, ErrorTreatment Treatment, int AfterHours = 0);

/// <summary>The supplier's error codes and what is done, as the table beside this file has them.</summary>
/// <remarks>Source: offers and answers, O15.</remarks>
public static class SupplierErrors
{
    private static readonly FrozenDictionary<string, SupplierError> ByCode = Read().ToFrozenDictionary(error => error.Code, StringComparer.Ordinal);

    /// <summary>Every code that is listed.</summary>
    public static IReadOnlyCollection<SupplierError> All => ByCode.Values;

    public static SupplierError Of(string code) => ByCode.TryGetValue(code, out var error) ? error : new(code, ErrorTreatment.Call);

    private static List<SupplierError> Read()
    {
        using var stream = typeof(SupplierErrors).Assembly.GetManifestResourceStream("Matching.Core.Texts.supplier-errors.json")
            ?? throw new InvalidOperationException("supplier-errors.json is not in the assembly.");
        return JsonSerializer.Deserialize<List<SupplierError>>(stream, JsonSerializerOptions.Web) ?? [];
    }
}
