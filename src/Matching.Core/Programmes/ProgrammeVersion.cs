using System.Globalization;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes;

/// <summary>One version of a scheme: the definition and the hash of its content. A match keeps the version it was made under.</summary>
public sealed record ProgrammeVersion(ProgrammeDefinition Definition, string Hash)
{
    public string Id => Definition.Id;

    /// <summary>As it is kept with a match: id, first night and the first twelve signs of the hash.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{Id}@{Definition.ValidFrom:yyyy-MM-dd}/{Hash[..12]}");

    /// <summary>Whether new proposals and offers may be made on a night: first and last night included.</summary>
    public bool IsOpenOn(DateOnly night) =>
        Definition.Period is not { } period || (period.From <= night && (period.To is null || night <= period.To));

    public override string ToString() => Mark;
}
