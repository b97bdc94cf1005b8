using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes;

/// <summary>
/// Which kinds of openings of a scheme are chosen by both sides. Where a scheme also offers that kind, an opening's row does not tell which it is,
/// and it is offered: an offer asks less of everybody.
/// </summary>
/// <remarks>Source: programmes §1.4 choice, meetings.</remarks>
public static class ChoiceRules
{
    /// <summary>By kind, each once.</summary>
    public static IReadOnlyList<ChoiceFacts> Of(ProgrammeDefinition definition) =>
    [
        .. definition.Tracks.GroupBy(track => track.Kind)
            .Where(kind => kind.All(track => track.Choice == Choice.Mutual))
            .OrderBy(kind => kind.Key)
            .Select(kind => (kind.Key, Meetings: kind.First().Meetings ?? new Meetings()))
            .Select(kind => new ChoiceFacts(kind.Key, kind.Meetings.Max, kind.Meetings.PerHost)),
    ];
}
