using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matching.Core.Replies.Wording;

/// <summary>The file of phrases that the product brings.</summary>
internal sealed record PhraseFile(int Version, IReadOnlyDictionary<string, IReadOnlyList<string>> Classes, IReadOnlyDictionary<PhraseKind, IReadOnlyList<string>> Phrases)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectRequiredConstructorParameters = true,
    };

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> NoClasses { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public static PhraseFile Read()
    {
        using var stream = typeof(PhraseFile).Assembly.GetManifestResourceStream("Matching.Core.Replies.Wording.answer-words.json")
            ?? throw new InvalidOperationException("answer-words.json is not in the assembly.");
        return JsonSerializer.Deserialize<PhraseFile>(stream, Json) ?? throw new InvalidOperationException("answer-words.json is empty.");
    }

    public PhraseBook Book() => new(Version, [.. Phrases.SelectMany(group => group.Value.Select(written => Phrase.Parse(group.Key, written, Classes)))]);
}
