using Matching.Core.Enrolments;
using Matching.Web.Wording;

namespace Matching.Web.Programmes;

internal static class ProgrammeWords
{
    // A notice travels in a cookie.
    private const int MostLines = 8;

    /// <summary>What came of loading, to be read on the next page.</summary>
    public static IReadOnlyList<Notice> Of(LoadOutcome outcome) => outcome switch
    {
        LoadOutcome.Loaded loaded => [new Notice("success", "Programmes.Loaded", [loaded.Version.Mark, Written.Day(loaded.Version.Definition.ValidFrom)])],
        LoadOutcome.TouchesDecided touched =>
        [
            new Notice("error", "Programmes.Touches", [Written.Day(touched.Version.Definition.ValidFrom), Written.Number(touched.Matches.Count)]),
            .. touched.Matches.Take(MostLines).Select(match => new Notice("warning", "Programmes.Touched", [Written.Day(match.On), match.YouthId, match.OpeningId])),
        ],
        LoadOutcome.Refused refused => [.. refused.Faults.Take(MostLines).Select(fault => new Notice("error", "Programmes.Fault", [fault]))],
        var other => throw new InvalidOperationException($"No words for {other.GetType().Name}.\nMaybe an outcome of loading is new."),
    };
}
