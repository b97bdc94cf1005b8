using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments;

/// <summary>Where somebody stands in a scheme.</summary>
public enum StandingKind
{
    /// <summary>Her preparation is not complete.</summary>
    Preparing = 1,

    /// <summary>She waits for a match.</summary>
    Waiting = 2,

    /// <summary>She has said yes to a place that has not begun.</summary>
    Agreed = 3,

    /// <summary>A place runs.</summary>
    Placed = 4,

    /// <summary>Between two places she is at what the scheme holds between them.</summary>
    Between = 5,

    /// <summary>The enrolment is over.</summary>
    Ended = 6,
}

/// <summary>Where somebody stands on a day, since which day, included, and in what: a placement or a module; empty = nothing.</summary>
public sealed record Standing(StandingKind Kind, DateOnly Since, string In = "")
{
    /// <summary>Nobody is left without a place to be: after an end the module between begins on the next working day, and she waits for the night's proposal meanwhile.</summary>
    public static Standing Of(EnrolmentFile file, ProgrammeBook book, DateOnly today)
    {
        var story = file.Story(book);
        var placements = story.Placements.Where(placement => placement.AgreedOn <= today).ToList();
        if (file.EndedOn <= today)
        {
            return new(StandingKind.Ended, file.EndedOn!.Value);
        }

        if (placements.LastOrDefault(placement => placement.Start <= today && !(placement.Ended < today)) is { } runs)
        {
            return new(StandingKind.Placed, runs.Start!.Value, runs.Id);
        }

        if (placements.LastOrDefault(placement => placement is { Ended: null } && !(placement.Start <= today)) is { } agreed)
        {
            return new(StandingKind.Agreed, agreed.AgreedOn!.Value, agreed.Id);
        }

        var last = placements.Max(placement => placement.Ended);
        var between = story.Version.Definition.Preparation?.Modules.FirstOrDefault(module => module.When == ModuleTime.Between);
        return (last, between) switch
        {
            ({ } ended, { } module) => new(StandingKind.Between, WorkingDays.NextFrom(ended.AddDays(1)), module.Id),
            ({ } ended, null) => new(StandingKind.Waiting, ended.AddDays(1)),
            _ when story.Prepared is null => new(StandingKind.Preparing, file.EnrolledOn),
            _ => new(StandingKind.Waiting, story.Prepared ?? file.EnrolledOn),
        };
    }
}
