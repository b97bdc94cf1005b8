using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Core.LegalRules;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>How codes are written in definitions: snake_case of their name, unless the code says otherwise.</summary>
public static class Words
{
    private static readonly ConcurrentDictionary<Type, object> Written = new();

    /// <summary>The word of a code.</summary>
    public static string Of<T>(T code)
        where T : struct, Enum => AllOf<T>().First(known => EqualityComparer<T>.Default.Equals(known.Value, code)).Key;

    /// <summary>Every word and its code, in the order of declaration.</summary>
    public static IReadOnlyDictionary<string, T> AllOf<T>()
        where T : struct, Enum => (IReadOnlyDictionary<string, T>)Written.GetOrAdd(typeof(T), _ => Read<T>());

    private static object Read<T>()
        where T : struct, Enum
    {
        // These two are written in rules of law and in files too.
        if (typeof(T) == typeof(School))
        {
            return LegalCodes.Schools;
        }

        return typeof(T) == typeof(Kind) ? LegalCodes.Kinds : Enum.GetValues<T>().ToDictionary(Word, StringComparer.Ordinal);
    }

    private static string Word<T>(T code)
        where T : struct, Enum
    {
        var name = code.ToString();
        return typeof(T).GetField(name)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
    }
}
