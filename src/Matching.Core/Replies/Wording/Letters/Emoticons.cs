namespace Matching.Core.Replies.Wording.Letters;

/// <summary>Faces drawn with signs: they answer nothing, and their letters must not be read as a word or a code.</summary>
internal static class Emoticons
{
    private static readonly string[] All = [":-)", ":-(", ":-D", ":-P", ":-p", ";-)", ":'(", ":)", ":(", ":D", ":d", ":P", ":p", ";)", ":o", ":O", ":/", ":3", "<3", "^^", "=)", "=D", ":*"];

    /// <summary>As long as before, so that places in the text stay.</summary>
    public static string Blanked(string text) =>
        All.Aggregate(text, (rest, face) => rest.Contains(face, StringComparison.Ordinal) ? Blank(rest, face) : rest);

    private static string Blank(string text, string face)
    {
        for (var at = text.IndexOf(face, StringComparison.Ordinal); at >= 0; at = text.IndexOf(face, at + face.Length, StringComparison.Ordinal))
        {
            // "Svar:Den" is no face.
            var isFace = !char.IsLetter(face[^1]) || at + face.Length == text.Length || !char.IsLetterOrDigit(text[at + face.Length]);
            text = isFace ? string.Concat(text.AsSpan(0, at), new string(' ', face.Length), text.AsSpan(at + face.Length)) : text;
        }

        return text;
    }
}
