using System.Reflection;
using System.Text.Json;

namespace Matching.Core.Definitions;

/// <summary>Opens definition files: JSON with comments refused, every fault collected with its place.</summary>
internal static class DefinitionText
{
    /// <summary>Reads a text; <paramref name="read"/> sees its root and adds faults. With a fault, its value is dropped.</summary>
    public static DefinitionOutcome<T> Read<T>(string file, string json, Func<DefinitionValue, T> read)
        where T : notnull
    {
        var faults = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(json);
            if (!IsText(document.RootElement))
            {
                return new DefinitionOutcome<T>.Refused([$"{file} has a \\u escape that is half a character."]);
            }

            var value = read(new DefinitionValue(document.RootElement, file, "$", faults));
            return faults.Count == 0 ? new DefinitionOutcome<T>.Read(value) : new DefinitionOutcome<T>.Refused(faults);
        }
        catch (JsonException fault)
        {
            return new DefinitionOutcome<T>.Refused([$"{file} is not JSON: line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}."]);
        }
    }

    /// <summary>JSON may hold half of a surrogate pair, which is no text and cannot be read as one.</summary>
    private static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && IsText(member.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A file that is built into this assembly, by the end of its name.</summary>
    public static string Embedded(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().Single(known => known.EndsWith($".{name}", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
