using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Checking;

/// <summary>Every text stands in every language that is listed, Danish among them.</summary>
internal static class TextChecks
{
    private static readonly string[] Standard = ["da", "en"];

    public static void Run(Checked on)
    {
        var languages = on.Definition.Texts?.Languages ?? Standard;
        on.RefuseIf(!languages.Contains("da"), "$.texts.languages", $"has no da: Danish is always written.");
        CheckUses(on);
        foreach (var (path, text) in TextsOf(on.Definition))
        {
            foreach (var language in languages.Where(language => !text.ByLanguage.ContainsKey(language)))
            {
                on.Refuse(path, $"has no text in '{language}', which texts.languages lists.");
            }
        }
    }

    /// <summary>A text of a block that the scheme does not have would never be sent.</summary>
    private static void CheckUses(Checked on)
    {
        var texts = (on.Definition.Texts?.Uses ?? []).Concat(on.Definition.Texts?.Own.Keys ?? []).Where(text => text.StartsWith('T')).Distinct(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            on.RefuseIf(text is "T45" or "T46" && on.Groups.Count == 0, "$.texts", $"has {text}, which goes to a group, but there is none: add group, or leave it out.");
            on.RefuseIf(text == "T47" && on.Definition.Tracks.All(track => track.Choice != Choice.Mutual), "$.texts", $"has T47, which asks both sides to rank, but no track has choice mutual.");
        }
    }

    private static IEnumerable<(string Path, ProgrammeText Text)> TextsOf(ProgrammeDefinition definition)
    {
        yield return ("$.name", definition.Name);
        yield return ("$.purpose", definition.Purpose);
        foreach (var (id, text) in definition.Texts?.Own ?? new Dictionary<string, ProgrammeText>(StringComparer.Ordinal))
        {
            yield return ($"$.texts.own.{id}", text);
        }

        foreach (var (module, at) in (definition.Preparation?.Modules ?? []).Select((module, at) => (module, at)))
        {
            yield return ($"$.preparation.modules[{at}].title", module.Title);
        }

        foreach (var (track, at) in definition.Tracks.Select((track, at) => (track, at)))
        {
            foreach (var (module, index) in track.Modules.Select((module, index) => (module, index)))
            {
                yield return ($"$.tracks[{at}].modules[{index}].title", module.Title);
            }

            foreach (var (one, index) in (track.Reassess ?? []).Select((one, index) => (one, index)).Where(known => known.one.Question is not null))
            {
                yield return ($"$.tracks[{at}].reassess[{index}].question", one.Question!);
            }
        }
    }
}
