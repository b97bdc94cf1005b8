namespace Matching.Core.Definitions;

/// <summary>What came of reading a definition: the thing itself, or every fault in it.</summary>
public abstract record DefinitionOutcome<T>
{
    private DefinitionOutcome()
    {
    }

    /// <summary>It is right, and nobody checks it again.</summary>
    public sealed record Read(T Value) : DefinitionOutcome<T>;

    /// <summary>One sentence a fault: file, path, the value, what is allowed. At least one.</summary>
    public sealed record Refused(IReadOnlyList<string> Faults) : DefinitionOutcome<T>;

    /// <summary>For definitions that the product brings itself: a fault there is ours.</summary>
    public T OrThrow() => this switch
    {
        Read read => read.Value,
        Refused refused => throw new InvalidOperationException(string.Join(' ', refused.Faults)),
        _ => throw new InvalidOperationException($"There is no such outcome: {GetType().Name}."),
    };
}
