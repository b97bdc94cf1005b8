namespace Matching.Core.Intake;

/// <summary>
/// What rows that come alone may point at, because the register has it: postcodes and networks of everybody, hosts, openings, people and staff of one
/// municipality.
/// </summary>
public sealed record RegisteredIds
{
    /// <summary>Whose register it is; four digits.</summary>
    public string Municipality { get; init; } = "";

    public IReadOnlyCollection<string> Youths { get; init; } = [];

    public IReadOnlyCollection<string> Hosts { get; init; } = [];

    public IReadOnlyCollection<string> Openings { get; init; } = [];

    public IReadOnlyCollection<string> Postcodes { get; init; } = [];

    public IReadOnlyCollection<string> Networks { get; init; } = [];

    public IReadOnlyCollection<string> Consultants { get; init; } = [];
}

/// <summary>Reads what <see cref="RegisteredIds"/> tells.</summary>
public interface IRegisteredIds
{
    Task<RegisteredIds> OfAsync(string municipality, CancellationToken cancellationToken);

    /// <summary>Which of these ids of people, hosts or openings are another municipality's.</summary>
    Task<IReadOnlyList<string>> ElsewhereAsync(string municipality, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}
