namespace Matching.Engine.Explaining;

/// <summary>
/// What a rule or a preference saw: its id and its facts, in a fixed order. Words are made where they are shown, in the reader's language.
/// </summary>
public sealed record Finding(string Id, IReadOnlyList<Fact> Facts)
{
    /// <summary>The facts as <c>name=value|name=value</c>, as the files have them.</summary>
    public override string ToString() => string.Join('|', Facts);
}

/// <summary>One fact: a name in snake_case and a value, a number, a code, a date (yyyy-MM-dd) or an id; never words about a person.</summary>
public sealed record Fact(string Name, string Value)
{
    public override string ToString() => $"{Name}={Value}";
}
