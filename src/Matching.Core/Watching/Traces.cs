using System.Diagnostics;

namespace Matching.Core.Watching;

/// <summary>
/// One trace from a click to the text it sends, and from a text to the answer: the W3C context (<c>traceparent</c>) lies in the outbox, in
/// the message and beside the text. Names and tags are kinds and ids, never a name, a number or words.
/// </summary>
/// <remarks>Source: W3C Trace Context, level 1. Costs nothing while nobody listens.</remarks>
public static class Traces
{
    public const string Name = "Matching";

    private const int LongestContext = 128;

    private static readonly ActivitySource Source = new(Name);

    /// <summary>The context to be kept beside what is saved now; null when nobody listens.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>Goes on with a kept context in another process, or begins a trace where there is none.</summary>
    public static Activity? Continue(string name, ActivityKind kind, string? kept) => Source.StartActivity(name, kind, Read(kept) ?? default);

    /// <summary>A piece of work of its own.</summary>
    public static Activity? Begin(string name) => Source.StartActivity(name);

    /// <summary>The work under way comes of that other trace, whose beginning may be days ago: a link, not a child.</summary>
    public static void ComesOf(string? kept)
    {
        if (Activity.Current is { } activity && Read(kept) is { } context)
        {
            activity.AddLink(new(context));
        }
    }

    private static ActivityContext? Read(string? kept) =>
        kept is { Length: <= LongestContext } && ActivityContext.TryParse(kept, null, isRemote: true, out var context) ? context : null;
}
