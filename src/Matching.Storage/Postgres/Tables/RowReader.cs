using System.Data.Common;
using Matching.Core.People;
using Matching.Engine.Time;

namespace Matching.Storage.Postgres.Tables;

/// <summary>
/// Reads one row's columns from left to right. An object initializer runs in the order it is written, so a row is read by naming its
/// properties in the order of its table's columns.
/// </summary>
internal sealed class RowReader(DbDataReader reader)
{
    // Most weeks and short texts come again and again; a region's rows share them.
    private readonly Dictionary<string, WeeklyHours> _weeks = new(StringComparer.Ordinal);
    private int _next;

    public async Task<bool> NextRowAsync(CancellationToken stopping)
    {
        _next = 0;
        return await reader.ReadAsync(stopping);
    }

    public string Text() => reader.GetString(_next++);

    public string TextOrEmpty() => TextOrNull() ?? "";

    public string? TextOrNull() => IsNull() ? null : reader.GetString(_next - 1);

    public IReadOnlyList<string> Texts() => reader.GetFieldValue<string[]>(_next++);

    public IReadOnlyList<string>? TextsOrNull() => IsNull() ? null : reader.GetFieldValue<string[]>(_next - 1);

    public IReadOnlyList<short> Codes() => reader.GetFieldValue<short[]>(_next++);

    public int Integer() => reader.GetInt32(_next++);

    public int? IntegerOrNull() => IsNull() ? null : reader.GetInt32(_next - 1);

    public long Long() => reader.GetInt64(_next++);

    public short Code() => reader.GetInt16(_next++);

    public bool Flag() => reader.GetBoolean(_next++);

    public bool? FlagOrNull() => IsNull() ? null : reader.GetBoolean(_next - 1);

    public double Number() => reader.GetDouble(_next++);

    public DateOnly Date() => reader.GetFieldValue<DateOnly>(_next++);

    public DateOnly? DateOrNull() => IsNull() ? null : reader.GetFieldValue<DateOnly>(_next - 1);

    public TimeOnly? TimeOrNull() => IsNull() ? null : reader.GetFieldValue<TimeOnly>(_next - 1);

    public PhoneNumber? Phone() => TextOrNull() is { } text ? PhoneNumber.Parse(text) : null;

    public WeeklyHours Week()
    {
        var text = Text();
        if (!_weeks.TryGetValue(text, out var week))
        {
            _weeks[text] = week = WeeklyHours.Parse(text);
        }

        return week;
    }

    private bool IsNull() => reader.IsDBNull(_next++);
}
