using Azure.Core;
using Azure.Core.Pipeline;

namespace Matching.Channels.Queues.ServiceBus;

/// <summary>
/// Which queue at Azure Service Bus, and who we are there: section <c>Queues:ServiceBus</c>. Without a key, the identity that the machine
/// has in Microsoft Entra, which needs the roles Azure Service Bus Data Sender and Receiver. The queue itself is made by whoever sets up
/// the cloud: duplicate detection on, lock duration as <c>Queues:LockFor</c>.
/// </summary>
public sealed class ServiceBusOptions
{
    /// <summary><c>https://NAMESPACE.servicebus.windows.net/</c>; plain http only on this machine.</summary>
    public Uri? Address { get; set; }

    /// <summary>The queue's name; the default is <c>matching</c>.</summary>
    public string Queue { get; set; } = "matching";

    /// <summary>The shared access policy, with rights to send and listen; empty = Microsoft Entra.</summary>
    public string KeyName { get; set; } = "";

    public string Key { get; set; } = "";

    /// <summary>The client id of a user-assigned managed identity; empty = the machine's own.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>How long an answer may take beyond the time it is asked to wait; the default is 10 seconds.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Tries after the first when Service Bus throttles, fails or cannot be reached; the default is 3.</summary>
    public int TriesAgain { get; set; } = 3;

    /// <summary>Before the first of these, doubled each time; a wait that Service Bus names itself comes first. The default is 0.8 seconds.</summary>
    public TimeSpan FirstAgainAfter { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>Another identity than the machine's; null = the machine's.</summary>
    internal TokenCredential? Credential { get; set; }

    /// <summary>Another way to the server; null = the usual one.</summary>
    internal HttpPipelineTransport? Transport { get; set; }

    internal IEnumerable<string> Faults()
    {
        if (Address is not { IsAbsoluteUri: true })
        {
            yield return $"Queues:ServiceBus:Address is '{Address}', but must be an address like https://NAMESPACE.servicebus.windows.net/.";
        }
        else if (Address is not ({ Scheme: "https" } or { Scheme: "http", IsLoopback: true }) || Address.AbsolutePath != "/" || Address.UserInfo.Length > 0)
        {
            yield return $"Queues:ServiceBus:Address is '{Address.Scheme}://{Address.Host}{Address.AbsolutePath}', but must be https, a host and nothing more.";
        }
        else if (Address.Scheme == "http" && Key.Length == 0)
        {
            yield return $"Queues:ServiceBus:Address is '{Address}', but an identity's token is only sent over https. Name a KeyName and a Key.";
        }

        if (Queue.Length is 0 or > 260)
        {
            yield return $"Queues:ServiceBus:Queue is '{Queue}', but must have 1 to 260 letters.";
        }

        if (KeyName.Length > 0 != Key.Length > 0)
        {
            yield return $"Queues:ServiceBus:KeyName is '{KeyName}' and Queues:ServiceBus:Key is {(Key.Length > 0 ? "set" : "empty")}, but both or neither must be set.";
        }

        if (CallTimeout <= TimeSpan.Zero)
        {
            yield return $"Queues:ServiceBus:CallTimeout is {CallTimeout}, but must be longer than zero.";
        }

        if (TriesAgain is < 0 or > 20)
        {
            yield return $"Queues:ServiceBus:TriesAgain is {TriesAgain}, but must be 0 to 20.";
        }

        if (FirstAgainAfter <= TimeSpan.Zero)
        {
            yield return $"Queues:ServiceBus:FirstAgainAfter is {FirstAgainAfter}, but must be longer than zero.";
        }
    }
}
