using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Steps;

/// <summary>When modules end: one after another in their order, from the group's first day, the enrolment or, inside a track, the placement's start.</summary>
internal static class ModuleDates
{
    /// <summary>The last day of a module; null when it has no length or has not begun.</summary>
    public static DateOnly? EndOf(EnrolmentStory story, IReadOnlyList<PlacementDates> placements, string module)
    {
        var preparation = story.Version.Definition.Preparation?.Modules ?? [];
        return preparation.Any(known => known.Id == module)
            ? EndOf(preparation, story.GroupStart ?? story.Enrolled, module)
            : placements
                .Where(placement => placement.Story.Start is not null && placement.Track.Modules.Any(known => known.Id == module))
                .Select(placement => EndOf(placement.Track.Modules, placement.Story.Start!.Value, module))
                .Max();
    }

    /// <summary>Said, or as many weeks as its sessions take; null = neither is known.</summary>
    private static Period? LengthOf(Module module) =>
        module.Length ?? (module is { Sessions: { } sessions, SessionsPerWeek: { } perWeek } ? Period.Parse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"P{(sessions + perWeek - 1) / perWeek}W")) : null);

    private static DateOnly? EndOf(IReadOnlyList<Module> modules, DateOnly first, string module)
    {
        foreach (var one in modules.OrderBy(known => known.Order ?? int.MaxValue))
        {
            if (LengthOf(one) is not { } length)
            {
                return null;
            }

            if (one.Id == module)
            {
                return length.LastDay(first);
            }

            first = length.From(first);
        }

        return null;
    }
}
