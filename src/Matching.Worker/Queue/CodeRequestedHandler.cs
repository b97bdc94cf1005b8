using System.Globalization;
using Matching.Core.Messages;
using Matching.Core.SignIn;

namespace Matching.Worker.Queue;

/// <summary>What its step logs is all there is to say: a code that nobody needs any more is done.</summary>
internal sealed class CodeRequestedHandler(IssueCode issue) : IMessageHandler
{
    public string Kind => MessageKinds.CodeRequested;

    public async Task<DateTimeOffset?> HandleAsync(Message message, CancellationToken cancellationToken)
    {
        await issue.HandleAsync(new(Guid.Parse(message.Subject, CultureInfo.InvariantCulture)), cancellationToken);
        return null;
    }
}
