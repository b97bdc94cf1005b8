using Matching.Core.Enrolments;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Web.Enrolments;

/// <summary>A placement that has not ended, with what her scheme allows to be told of it.</summary>
internal sealed record RunningPlace(
    string Id, string Where, IReadOnlyList<string> Outcomes, IReadOnlyList<EndReason> Reasons, IReadOnlyList<NextStep> NextSteps, IReadOnlyList<Role> AgreedBy, IReadOnlyList<string> Companions)
{
    /// <summary>The hours it has now, part by part.</summary>
    public IReadOnlyList<HoursPart> Parts { get; init; } = [];

    /// <summary>What the law lets it last; null = no rule limits it.</summary>
    public LawfulWeeks? Weeks { get; init; }

    /// <summary>Rule and paragraph that say so.</summary>
    public string Paragraph { get; init; } = "";

    public DateOnly? Start { get; init; }

    /// <summary>Another stage is possible by decision.</summary>
    public bool MayGoOn { get; init; }

    public int WeeksUsedBy(DateOnly today) => Start is { } start && start <= today ? (today.DayNumber - start.DayNumber) / 7 + 1 : 0;

    public static IReadOnlyList<RunningPlace> Of(EnrolmentFile file, ProgrammeVersion version)
    {
        var (definition, endings, story) = (version.Definition, version.Definition.Endings ?? new(), file.Story(version));
        return
        [
            .. from placement in story.Placements
               where placement.Ended is null
               let track = definition.Tracks.First(known => known.Id == placement.Track)
               select new RunningPlace(
                   placement.Id,
                   track.Id,
                   [.. OrAll(endings.Outcomes).Select(Core.Programmes.Vocabulary.Words.Of)],
                   OrAll(endings.Reasons),
                   OrAll(endings.NextSteps),
                   track.Hours?.AgreedBy ?? [],
                   [.. track.Companions.Select(companion => Core.Programmes.Vocabulary.Words.Of(companion.Role))])
               {
                   Parts = HoursParts.Of(placement.Id, file),
                   Weeks = LawfulWeeks.Of(placement.Id, file.Events),
                   Paragraph = file.Events.LastOrDefault(one => one.Kind == EnrolmentEventKind.WeeksAllowed && one.Subject == placement.Id)?.Note ?? "",
                   Start = placement.Start,
                   MayGoOn = placement.Start is not null && Core.Programmes.Steps.NextSteps.DatesOf(story, placement.Id).MayGoOn,
               },
        ];
    }

    private static IReadOnlyList<T> OrAll<T>(IReadOnlyList<T> said)
        where T : struct, Enum => said.Count > 0 ? said : Enum.GetValues<T>();
}
