using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Checking;

/// <summary>A condition names only what the definition has.</summary>
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

    /// <summary>The known tracks, as the end of a sentence.</summary>
    public static string Tracks(Checked on) =>
        on.Definition.Tracks.Count == 0 ? "there are none." : $"known are {string.Join(", ", on.Definition.Tracks.Select(track => track.Id))}.";
}
