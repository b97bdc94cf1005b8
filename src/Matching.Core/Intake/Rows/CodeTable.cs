using System.Collections.Frozen;

namespace Matching.Core.Intake.Rows;

/// <summary>The codes of one enumeration as files write them; the order is the order in which a refusal lists them.</summary>
public sealed class CodeTable<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> _values;
    private readonly FrozenDictionary<T, string> _codes;

    internal CodeTable(params (string Code, T Value)[] entries)
    {
        Codes = [.. entries.Select(entry => entry.Code)];
        _values = entries.ToFrozenDictionary(entry => entry.Code, entry => entry.Value, StringComparer.Ordinal);
        _codes = entries.ToFrozenDictionary(entry => entry.Value, entry => entry.Code);
    }

    public IReadOnlyList<string> Codes { get; }

    public bool TryValue(string code, out T value) => _values.TryGetValue(code, out value);

    /// <summary>The code of a single value; a value without one is refused.</summary>
    public string CodeOf(T value) => _codes.TryGetValue(value, out var code)
        ? code
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"A {typeof(T).Name} without a code.");
}
