using System.Collections.Concurrent;
using System.Reflection;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Reading;

/// <summary>Which shape a property of the vocabulary has: by its type and by the marks on it.</summary>
internal static class Shapes
{
    private static readonly ConcurrentDictionary<Type, Shape> Records = new();

    public static RecordShape Definition { get; } = new(typeof(ProgrammeDefinition), isRoot: true);

    public static Shape Of(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!type.IsGenericType)
        {
            return Of(type, property);
        }

        var arguments = type.GetGenericArguments();
        return type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
            ? new MapShape(arguments[1] == typeof(string) ? new TextShape() : Of(arguments[1], property), arguments[1], WordLists.Of(property.GetCustomAttribute<ListedInAttribute>()!.List))
            : new ListShape(Of(arguments[0], property), arguments[0], property.GetCustomAttribute<OneOrManyAttribute>() is not null);
    }

    private static Shape Of(Type type, PropertyInfo property)
    {
        if (type == typeof(string))
        {
            return OfText(property);
        }

        var within = property.GetCustomAttribute<WithinAttribute>();
        if (type == typeof(int))
        {
            return new WholeShape((int)(within?.Least ?? 0), (int)(within?.Most ?? int.MaxValue));
        }

        if (type == typeof(decimal))
        {
            return new NumberShape((decimal)(within?.Least ?? 0), (decimal)(within?.Most ?? 1_000_000_000));
        }

        if (type == typeof(WholeRange))
        {
            return Spellings.Range((int)within!.Least, (int)within.Most);
        }

        return Records.GetOrAdd(type, OfType);
    }

    private static Shape OfText(PropertyInfo property)
    {
        if (property.GetCustomAttribute<IdAttribute>() is not null)
        {
            return Spellings.Id;
        }

        return property.GetCustomAttribute<ListedInAttribute>() is { } listed ? new WordShape(listed.List.ToString(), WordLists.Of(listed.List)) : new TextShape();
    }

    private static Shape OfType(Type type)
    {
        if (Spellings.Of(type) is { } spelled)
        {
            return spelled;
        }

        if (type.IsEnum)
        {
            return (Shape)Activator.CreateInstance(typeof(CodeShape<>).MakeGenericType(type))!;
        }

        if (type == typeof(bool))
        {
            return new YesNoShape();
        }

        if (type == typeof(DateOnly))
        {
            return new DateShape();
        }

        return type == typeof(TimeOnly) ? new TimeShape() : new RecordShape(type);
    }
}
