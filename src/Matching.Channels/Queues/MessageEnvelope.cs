using System.Text.Json;
using Matching.Core.Messages;

namespace Matching.Channels.Queues;

/// <summary>
/// A message as a broker carries it: JSON with a version. <paramref name="FailedBefore"/> counts the failed deliveries of the copies it
/// replaces, since a broker counts each copy from nothing.
/// </summary>
internal sealed record MessageEnvelope(Message Message, int FailedBefore)
{
    /// <summary>The form written, and the only one read. A newer program that writes another one still reads this one.</summary>
    public const int Version = 1;

    /// <summary>Messages carry ids only, so a larger one is a bug, and no broker should be the first to say so.</summary>
    public const int MostBytes = 16 * 1024;

    public byte[] Write()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Fields(Version, Message.Id, Message.Kind, Message.Subject, Message.NotBefore, FailedBefore, Message.Trace), JsonSerializerOptions.Web);
        return body.Length <= MostBytes
            ? body
            : throw new InvalidOperationException($"Message {Message.Id} ({Message.Kind}) is {body.Length} bytes; at most {MostBytes} are carried.\nMaybe its subject is a text instead of an id.");
    }

    /// <summary>The message, or in <paramref name="fault"/> why it is none of ours; never its content, which may be anything.</summary>
    public static MessageEnvelope? Read(ReadOnlySpan<byte> body, out string fault)
    {
        try
        {
            var fields = JsonSerializer.Deserialize<Fields>(body, JsonSerializerOptions.Web);
            fault = fields switch
            {
                null => "The body is null.",
                { Version: not Version } => $"The body is of version {fields.Version}; this program reads version {Version}.",
                { Kind.Length: > 0, Subject: not null } when fields.Id != Guid.Empty => "",
                _ => "The body lacks an id, a kind or a subject.",
            };
            return fault.Length > 0 ? null : new(new(fields!.Id, fields.Kind!, fields.Subject!, fields.NotBefore) { Trace = fields.Trace }, fields.FailedBefore);
        }
        catch (JsonException)
        {
            fault = $"The body of {body.Length} bytes is not the JSON of a message.";
            return null;
        }
    }

    private sealed record Fields(int Version, Guid Id, string? Kind, string? Subject, DateTimeOffset NotBefore, int FailedBefore, string? Trace = null);
}
