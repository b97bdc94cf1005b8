using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Core.Definitions;

namespace Matching.Core.Programmes.Reading;

/// <summary>An object whose members are the properties of a record: needed ones are those the language calls required.</summary>
internal sealed class RecordShape : Shape
{
    private readonly Type _type;
    private readonly bool _isRoot;
    private readonly Lazy<Member[]> _members;
    private readonly Lazy<string[]> _names;

    public RecordShape(Type type, bool isRoot = false)
    {
        _type = type;
        _isRoot = isRoot;
        _members = new(() => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(Member.Of)]);
        _names = new(() => [.. _members.Value.Select(member => member.Name), .. _isRoot ? ["$schema"] : Array.Empty<string>()]);
    }

    public override object Read(DefinitionValue value)
    {
        value.Object(_names.Value);
        RefuseTwice(value);
        var read = Activator.CreateInstance(_type)!;
        foreach (var member in _members.Value)
        {
            member.ReadInto(read, value);
        }

        return read;
    }

    public override JsonObject Schema(SchemaParts parts) => _isRoot ? Describe(parts) : parts.Reference(_type.Name, () => Describe(parts));

    public JsonObject Describe(SchemaParts parts)
    {
        var properties = new JsonObject();
        if (_isRoot)
        {
            properties["$schema"] = new JsonObject { ["type"] = "string" };
        }

        foreach (var member in _members.Value)
        {
            properties[member.Name] = member.Schema(parts);
        }

        var described = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        var needed = _members.Value.Where(member => member.IsNeeded).Select(member => (JsonNode)member.Name).ToArray();
        if (needed.Length > 0)
        {
            described["required"] = new JsonArray(needed);
        }

        return described;
    }

    private static void RefuseTwice(DefinitionValue value)
    {
        foreach (var twice in value.Members().GroupBy(member => member.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            twice.First().Value.RefuseThat($"'{twice.Key}' stands twice.");
        }
    }

    private sealed record Member(PropertyInfo Property, string Name, bool IsNeeded, Shape Shape, string? Description)
    {
        public static Member Of(PropertyInfo property) => new(
            property,
            property.GetCustomAttribute<Vocabulary.NamedAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            property.GetCustomAttribute<RequiredMemberAttribute>() is not null,
            Shapes.Of(property),
            property.GetCustomAttribute<DescriptionAttribute>()?.Description);

        public void ReadInto(object read, DefinitionValue whole)
        {
            var value = IsNeeded ? whole.Required(Name) : whole.Optional(Name);
            if (value.Kind == JsonValueKind.Undefined || (value.IsNull && !IsNeeded && !Shape.TakesNull))
            {
                return;
            }

            Property.SetValue(read, Shape.Read(value));
        }

        public JsonObject Schema(SchemaParts parts)
        {
            var schema = Shape.Schema(parts);
            if (!IsNeeded)
            {
                schema = new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
            }

            if (Description is not null)
            {
                schema["description"] = Description;
            }

            return schema;
        }
    }
}
