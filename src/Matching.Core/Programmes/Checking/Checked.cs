using System.Globalization;
using Matching.Core.LegalRules;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Checking;

/// <summary>A definition while its contradictions are looked for: each is a sentence with file and path.</summary>
internal sealed class Checked(string file, ProgrammeDefinition definition, LegalRuleSet law)
{
    public const int AdultAge = 18;

    private const int YoungestMatched = 13;
    private const int OldestMatched = 30;

    private readonly List<string> _faults = [];

    public ProgrammeDefinition Definition => definition;

    public LegalRuleSet Law => law;

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The day whose law the definition is judged by.</summary>
    public DateOnly LawDay => definition.ValidFrom < law.FirstDay ? law.FirstDay : definition.ValidFrom;

    /// <summary>The ages it takes; what is not said is everybody who is matched.</summary>
    public WholeRange Ages => definition.Who?.Age ?? new(YoungestMatched, OldestMatched);

    public bool EverybodyIsAdult => definition.Who?.Age is { From: >= AdultAge };

    public IReadOnlyList<(string Path, Track Track)> Tracks { get; } = [.. definition.Tracks.Select((track, index) => ($"$.tracks[{index}]", track))];

    public IReadOnlyList<(string Path, Module Module)> Modules { get; } =
    [
        .. (definition.Preparation?.Modules ?? []).Select((module, index) => ($"$.preparation.modules[{index}]", module)),
        .. definition.Tracks.SelectMany((track, at) => track.Modules.Select((module, index) => ($"$.tracks[{at}].modules[{index}]", module))),
    ];

    public IReadOnlyList<(string Path, Group Group)> Groups { get; } =
    [
        .. definition.Group is { } own ? [("$.group", own)] : Array.Empty<(string, Group)>(),
        .. definition.Tracks.SelectMany((track, at) => track.Group is { } group ? [($"$.tracks[{at}].group", group)] : Array.Empty<(string, Group)>()),
    ];

    public bool HasTrack(string id) => definition.Tracks.Any(track => track.Id == id);

    public bool HasKind(Kind kind) => definition.Tracks.Any(track => track.Kind == kind);

    /// <summary>Adds a contradiction at a path.</summary>
    public void Refuse(string path, FormattableString sentence) => _faults.Add($"{file} {path}: {sentence.ToString(CultureInfo.InvariantCulture)}");

    public void RefuseIf(bool isWrong, string path, FormattableString sentence)
    {
        if (isWrong)
        {
            Refuse(path, sentence);
        }
    }

    /// <summary>Each id once.</summary>
    public void RefuseTwice(IEnumerable<(string Path, string Id)> named, string what)
    {
        foreach (var (path, id) in named.GroupBy(one => one.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            Refuse($"{path}.id", $"the {what} '{id}' stands twice.");
        }
    }
}
