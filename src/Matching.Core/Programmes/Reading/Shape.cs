using System.Text.Json.Nodes;
using Matching.Core.Definitions;

namespace Matching.Core.Programmes.Reading;

/// <summary>
/// The form of one value in a definition. Reading and the published schema come from the same shape, so that they cannot drift apart.
/// </summary>
internal abstract class Shape
{
    /// <summary>Whether null means something else than not said.</summary>
    public virtual bool TakesNull => false;

    /// <summary>The value, or with a fault added something that no later reading trips over.</summary>
    public abstract object Read(DefinitionValue value);

    /// <summary>JSON Schema 2020-12.</summary>
    public abstract JsonObject Schema(SchemaParts parts);
}

/// <summary>Named parts of the schema under <c>$defs</c>, each described once.</summary>
internal sealed class SchemaParts
{
    private readonly SortedDictionary<string, JsonObject> _parts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, JsonObject> Parts => _parts;

    /// <summary>A reference to the part of that name, described when it is first asked for.</summary>
    public JsonObject Reference(string name, Func<JsonObject> describe)
    {
        if (_parts.TryAdd(name, []))
        {
            _parts[name] = describe();
        }

        return new() { ["$ref"] = $"#/$defs/{name}" };
    }
}
