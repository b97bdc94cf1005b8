using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Core.Definitions;

namespace Matching.Core.Programmes.Reading;

/// <summary>A text that is not empty.</summary>
internal sealed class TextShape : Shape
{
    private const int Longest = 2_000;

    public override object Read(DefinitionValue value)
    {
        var text = value.Text();
        if (text.Length > Longest)
        {
            value.Refuse($"a text of at most {Longest} characters");
        }

        return text;
    }

    public override JsonObject Schema(SchemaParts parts) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Longest };
}

/// <summary>One word of a closed list, which has a name in the schema.</summary>
internal sealed class WordShape(string name, IReadOnlyCollection<string> words) : Shape
{
    public override object Read(DefinitionValue value) => value.OneOf(words);

    public override JsonObject Schema(SchemaParts parts) =>
        parts.Reference(name, () => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) });
}

/// <summary>A text of a form that a pattern tells.</summary>
internal sealed class PatternShape(string pattern, string allowed, object insteadOfFaulty, Func<string, object?> parse) : Shape
{
    public override object Read(DefinitionValue value)
    {
        if (value.AsText() is { } text && parse(text) is { } read)
        {
            return read;
        }

        value.Refuse(allowed);
        return insteadOfFaulty;
    }

    public override JsonObject Schema(SchemaParts parts) => new() { ["type"] = "string", ["pattern"] = pattern };
}

internal sealed class WholeShape(int least, int most) : Shape
{
    public override object Read(DefinitionValue value) => value.Whole(least, most);

    public override JsonObject Schema(SchemaParts parts) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };
}

internal sealed class NumberShape(decimal least, decimal most) : Shape
{
    public override object Read(DefinitionValue value) => value.Number(least, most);

    public override JsonObject Schema(SchemaParts parts) => new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };
}

internal sealed class YesNoShape : Shape
{
    public override object Read(DefinitionValue value) => value.YesOrNo();

    public override JsonObject Schema(SchemaParts parts) => new() { ["type"] = "boolean" };
}

/// <summary>A civil date within a century, so that no period added to it leaves the calendar.</summary>
internal sealed class DateShape : Shape
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2099, 12, 31);

    public override object Read(DefinitionValue value)
    {
        var date = value.Date();
        if (date >= First && date <= Last)
        {
            return date;
        }

        if (date != DateOnly.MinValue)
        {
            value.Refuse("a date from 2000-01-01 to 2099-12-31");
        }

        return First;
    }

    public override JsonObject Schema(SchemaParts parts) => new() { ["type"] = "string", ["format"] = "date" };
}

internal sealed class TimeShape : Shape
{
    public override object Read(DefinitionValue value)
    {
        var minutes = value.TimeAsMinutes();
        if (minutes < 24 * 60)
        {
            return new TimeOnly(minutes / 60, minutes % 60);
        }

        value.Refuse("a time from 00:00 to 23:59");
        return TimeOnly.MinValue;
    }

    public override JsonObject Schema(SchemaParts parts) => new() { ["type"] = "string", ["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$" };
}

/// <summary>A list, or where it is marked so one value without brackets. A word that stands twice is a fault.</summary>
internal sealed class ListShape(Shape item, Type element, bool oneOrMany) : Shape
{
    private const int Most = 500;

    public override object Read(DefinitionValue value)
    {
        var items = oneOrMany && value.Kind is not (JsonValueKind.Array or JsonValueKind.Null or JsonValueKind.Undefined) ? [value] : value.Items();
        if (items.Count > Most)
        {
            value.RefuseThat($"has {items.Count} entries, but may have at most {Most}.");
            items = [.. items.Take(Most)];
        }

        var read = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var one in items)
        {
            var content = item.Read(one);
            if (content is string or Enum or DateOnly && read.Contains(content))
            {
                one.RefuseThat($"'{one.AsText()}' stands twice.");
            }

            read.Add(content);
        }

        return read;
    }

    public override JsonObject Schema(SchemaParts parts)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = item.Schema(parts) };
        return oneOrMany ? new() { ["anyOf"] = new JsonArray(list, item.Schema(parts)) } : list;
    }
}

/// <summary>Names of a kind, each with a value.</summary>
internal sealed class MapShape(Shape item, Type element, IReadOnlyCollection<string> names) : Shape
{
    public override object Read(DefinitionValue value)
    {
        value.Object(names);
        var read = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        foreach (var (name, member) in value.Members())
        {
            if (read.Contains(name))
            {
                member.RefuseThat($"'{name}' stands twice.");
            }

            read[name] = item.Read(member);
        }

        return read;
    }

    public override JsonObject Schema(SchemaParts parts) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["enum"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) },
        ["additionalProperties"] = item.Schema(parts),
    };
}

/// <summary>A code of an enumeration, as it is written in files.</summary>
internal sealed class CodeShape<T> : Shape
    where T : struct, Enum
{
    public override object Read(DefinitionValue value) => value.Code(Vocabulary.Words.AllOf<T>());

    public override JsonObject Schema(SchemaParts parts) => parts.Reference(
        typeof(T).Name,
        () => new() { ["enum"] = new JsonArray([.. Vocabulary.Words.AllOf<T>().Keys.Select(word => (JsonNode)word)]) });
}

/// <summary>A form of its own: how it is read, and its schema.</summary>
internal sealed class SpelledShape(Func<DefinitionValue, object> read, Func<SchemaParts, JsonObject> schema, bool takesNull = false) : Shape
{
    public override bool TakesNull => takesNull;

    public override object Read(DefinitionValue value) => read(value);

    public override JsonObject Schema(SchemaParts parts) => schema(parts);
}
