using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments;

/// <summary>Somebody of the programme's people enrols a young person: who referred her, what is ticked, who has said yes, and the gates passed already.</summary>
public sealed record EntryRequest(string YouthId, string Municipality, string Programme, string By)
{
    /// <summary>Null = nobody: she, or her guardian, came by themselves.</summary>
    public ReferralRoute? Route { get; init; }

    public IReadOnlyList<EntryStatement> Says { get; init; } = [];

    /// <summary>Who said yes besides the one who enrols.</summary>
    public IReadOnlyList<Role> AgreedBy { get; init; } = [];

    /// <summary>In the words of files.</summary>
    public IReadOnlyList<string> Gates { get; init; } = [];
}

/// <summary>What came of enrolling. Pages and the command line handle every case.</summary>
public abstract record EnrolOutcome
{
    private EnrolOutcome()
    {
    }

    /// <summary>She is in. <paramref name="Left"/>: what must still happen before she can be matched, in the words of a why-not.</summary>
    public sealed record Enrolled(EnrolmentFile File, IReadOnlyList<Engine.Facts.GateFacts> Left) : EnrolOutcome
    {
        /// <summary>Her consultant now has more in the scheme than its norm; null = not so many. A norm warns and never refuses.</summary>
        public CasesOverNorm? OverNorm { get; init; }
    }

    /// <summary>Every demand of the scheme that she does not meet.</summary>
    public sealed record Refused(IReadOnlyList<EntryRefusal> Refusals) : EnrolOutcome;

    /// <summary>No such young person in that municipality.</summary>
    public sealed record NotFound : EnrolOutcome;
}

/// <summary>So many cases of one consultant in a scheme, whose norm is so many for so many persons.</summary>
public sealed record CasesOverNorm(int Cases, int Max, int Persons);

/// <summary>One demand that is not met: its code and the values that its sentence names.</summary>
public sealed record EntryRefusal(string Code, IReadOnlyList<string> Values)
{
    internal static EntryRefusal Of(string code, params IEnumerable<string> values) => new(code, [.. values]);

    /// <summary>In English, for the command line.</summary>
    public override string ToString() => Code switch
    {
        "programme" => $"no scheme is called {Values[0]}",
        "supply" => "a scheme of openings and orders, in which nobody is enrolled",
        "period" => $"new enrolments ended on {Values[0]}",
        "not_begun" => $"begins on {Values[0]}",
        "municipality" => $"only for {string.Join(", ", Values)}",
        "group" => $"group: only for {string.Join(", ", Values)}",
        "school" => $"school state: only for {string.Join(", ", Values)}",
        "grade" => $"grade: only for {Values[0]} to {Values[1]}",
        "language" => "language: not for her first language",
        "over_age" => $"over {Values[0]}",
        "route" => $"must be referred by {string.Join(", ", Values)}",
        "says" => $"not ticked: {string.Join(", ", Values)}",
        "agreed_by" => $"no yes from {string.Join(", ", Values)}",
        "places" => $"{Values[0]} of {Values[1]} places",
        "running" => $"enrolled since {Values[0]}",
        "again" => $"was enrolled on {Values[0]}: once in each {Values[1]}",
        "again_never" => $"was enrolled on {Values[0]}: once only",
        _ => throw new InvalidOperationException($"The refusal {Code} has no sentence.\nMaybe it is new."),
    };
}

/// <summary>What enrolling looks at.</summary>
/// <param name="Youth">As files know her.</param>
/// <param name="Offering">Municipalities of the hosts that have an opening in the scheme.</param>
/// <param name="Running">Enrolled in it now.</param>
/// <param name="Ever">Enrolled in it at any time.</param>
/// <param name="Hers">Her own enrolments in it.</param>
public sealed record EntryReading(People.Youth Youth, IReadOnlyList<string> Offering, int Running, int Ever, IReadOnlyList<EarlierEnrolment> Hers)
{
    /// <summary>Enrolled in it now, of those whom her consultant has; 0 when nobody has her.</summary>
    public int OfConsultant { get; init; }
}

/// <summary>One of hers before.</summary>
public sealed record EarlierEnrolment(DateOnly On, DateOnly? EndedOn, int? Grade);

/// <summary>Reads what enrolling looks at.</summary>
public interface IEntryDesk
{
    /// <summary>Null when nobody of that id is known.</summary>
    Task<EntryReading?> ReadAsync(string youthId, string programme, CancellationToken cancellationToken);
}
