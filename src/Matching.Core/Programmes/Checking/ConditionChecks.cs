using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Checking;

/// <summary>What a condition may be about.</summary>
[Flags]
internal enum Member
{
    None = 0,
    Age = 1,
    TargetGroup = 2,
    School = 4,
    Kind = 8,
    Form = 16,
    Track = 32,
    Hours = 64,
    Event = 128,
    Outcome = 256,
    WeeksUsed = 512,
    OfPlaces = Kind | Form | Track | Hours,
    OfPeople = Age | TargetGroup | School,
}

/// <summary>A condition names only what the definition has, and what is known where it stands.</summary>
internal static class ConditionChecks
{
    public static void CheckNames(Checked on, string path, Condition condition)
    {
        foreach (var track in condition.Track.Where(track => !on.HasTrack(track)))
        {
            on.Refuse($"{path}.track", $"names the track '{track}', which is not defined; {Tracks(on)}");
        }

        foreach (var kind in condition.Kind.Where(kind => on.Definition.Tracks.Count > 0 && !on.HasKind(kind)))
        {
            on.Refuse($"{path}.kind", $"is {Words.Of(kind)}, but no track is of that kind.");
        }

        foreach (var form in condition.Form.Where(form => on.Definition.Tracks.Count > 0 && on.Definition.Tracks.All(track => track.Form != form)))
        {
            on.Refuse($"{path}.form", $"is {Words.Of(form)}, but no track has that form.");
        }
    }

    /// <summary>Nobody would ever know these where the condition stands; what is said and not looked at would be worse than a fault.</summary>
    public static void RefuseOf(Checked on, string path, Condition condition, Member unknown, FormattableString sentence)
    {
        foreach (var (_, name) in Said(condition).Where(said => unknown.HasFlag(said.Member)))
        {
            on.Refuse($"{path}.{name}", sentence);
        }
    }

    /// <summary>The known tracks, as the end of a sentence.</summary>
    public static string Tracks(Checked on) =>
        on.Definition.Tracks.Count == 0 ? "there are none." : $"known are {string.Join(", ", on.Definition.Tracks.Select(track => track.Id))}.";

    private static IEnumerable<(Member Member, string Name)> Said(Condition condition) => new (bool IsSaid, Member Member, string Name)[]
    {
        (condition.AgeUnder is not null, Member.Age, "ageUnder"),
        (condition.AgeFrom is not null, Member.Age, "ageFrom"),
        (condition.TargetGroup.Count > 0, Member.TargetGroup, "targetGroup"),
        (condition.School.Count > 0, Member.School, "school"),
        (condition.Kind.Count > 0, Member.Kind, "kind"),
        (condition.Form.Count > 0, Member.Form, "form"),
        (condition.Track.Count > 0, Member.Track, "track"),
        (condition.HoursFrom is not null, Member.Hours, "hoursFrom"),
        (condition.FullTime is not null, Member.Hours, "fullTime"),
        (condition.Event.Count > 0, Member.Event, "event"),
        (condition.Outcome.Count > 0, Member.Outcome, "outcome"),
        (condition.WeeksUsed is not null, Member.WeeksUsed, "weeksUsed"),
    }.Where(said => said.IsSaid).Select(said => (said.Member, said.Name));
}
