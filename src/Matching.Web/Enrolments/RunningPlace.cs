using Matching.Core.Enrolments;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Web.Enrolments;

/// <summary>A placement that has not ended, with what her scheme allows to be told of it.</summary>
internal sealed record RunningPlace(
    string Id, string Where, IReadOnlyList<string> Outcomes, IReadOnlyList<EndReason> Reasons, IReadOnlyList<NextStep> NextSteps, IReadOnlyList<Role> AgreedBy, IReadOnlyList<string> Companions)
{
    public static IReadOnlyList<RunningPlace> Of(EnrolmentFile file, ProgrammeVersion version)
    {
        var (definition, endings) = (version.Definition, version.Definition.Endings ?? new());
        return
        [
            .. from placement in file.Story(version).Placements
               where placement.Ended is null
               let track = definition.Tracks.First(known => known.Id == placement.Track)
               select new RunningPlace(
                   placement.Id,
                   track.Id,
                   [.. OrAll(endings.Outcomes).Select(Core.Programmes.Vocabulary.Words.Of)],
                   OrAll(endings.Reasons),
                   OrAll(endings.NextSteps),
                   track.Hours?.AgreedBy ?? [],
                   [.. track.Companions.Select(companion => Core.Programmes.Vocabulary.Words.Of(companion.Role))]),
        ];
    }

    private static IReadOnlyList<T> OrAll<T>(IReadOnlyList<T> said)
        where T : struct, Enum => said.Count > 0 ? said : Enum.GetValues<T>();
}
