using NpgsqlTypes;

namespace Matching.Storage.Postgres.Tables;

/// <summary>One column of a table and where its value comes from; null is NULL.</summary>
internal sealed record Column<T>(string Name, NpgsqlDbType Type, Func<T, object?> Value)
{
    public static Column<T> Text(string name, Func<T, string?> value) => new(name, NpgsqlDbType.Text, value);

    /// <summary>Empty text is NULL: for a reference that may be left open.</summary>
    public static Column<T> TextOrNull(string name, Func<T, string> value) => new(name, NpgsqlDbType.Text, row => value(row) is { Length: > 0 } text ? text : null);

    public static Column<T> Texts(string name, Func<T, IReadOnlyList<string>?> value) =>
        new(name, NpgsqlDbType.Array | NpgsqlDbType.Text, row => value(row)?.ToArray());

    public static Column<T> Integer(string name, Func<T, int?> value) => new(name, NpgsqlDbType.Integer, row => value(row));

    public static Column<T> Code(string name, Func<T, int> value) => new(name, NpgsqlDbType.Smallint, row => (short)value(row));

    public static Column<T> Flag(string name, Func<T, bool?> value) => new(name, NpgsqlDbType.Boolean, row => value(row));

    public static Column<T> Date(string name, Func<T, DateOnly?> value) => new(name, NpgsqlDbType.Date, row => value(row));
}
