using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Core.Offers;
using Matching.Core.Offers.Calls;

namespace Matching.Cli.Soaking;

/// <summary>What a worker is asked to do.</summary>
internal enum SoakStep
{
    Approve = 1,
    Receive = 2,
    Report = 3,
    Send = 4,
    Expire = 5,
    Remind = 6,
    Call = 7,
    Finish = 8,
}

/// <summary>One order to a worker: what, when it happens, and on what.</summary>
/// <param name="DiesAtSave">The worker kills itself, as a machine does, beside this save of the step: odd = just before it, even = just after.</param>
internal sealed record SoakOrder(SoakStep Step, DateTimeOffset At, Guid Id = default, string Name = "", string Phone = "", string Words = "", CallOutcome Outcome = default, int DiesAtSave = 0);

/// <summary>What a worker says: it is ready, asks the supplier something, or has done its order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "says")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Sends), "sends")]
[JsonDerivedType(typeof(Asks), "asks")]
[JsonDerivedType(typeof(Done), "done")]
internal abstract record SoakSays
{
    private SoakSays()
    {
    }

    public sealed record Ready : SoakSays;

    public sealed record Sends(Guid Text, string Phone, string Body, string Template, string Marker, DateTimeOffset? ExemptUntil) : SoakSays;

    public sealed record Asks(string Phone, string Body, DateTimeOffset Since) : SoakSays;

    /// <param name="Now">The worker's clock, which went on a little.</param>
    /// <param name="WaitsUntil">A text that may not leave yet.</param>
    /// <param name="IsNotKnownYet">A call-back about a text that nobody knows yet.</param>
    /// <param name="LostTheLine">The supplier did not answer.</param>
    /// <param name="Taken">The last seat of an approval was another's.</param>
    /// <param name="Refused">Why an approval came to nothing that this year knows; null = it did not.</param>
    public sealed record Done(DateTimeOffset Now, DateTimeOffset? WaitsUntil = null, bool IsNotKnownYet = false, bool LostTheLine = false, bool Taken = false, string? Refused = null) : SoakSays;
}

/// <summary>The supplier's answer to a worker: the id of what it took, or the ids of what it found; when busy or out of reach, none.</summary>
internal sealed record SoakAnswer(string? SupplierId = null, bool IsBusy = false, bool IsSilent = false, IReadOnlyList<string>? Found = null);

/// <summary>Orders and answers are lines of JSON.</summary>
internal static class SoakLine
{
    public static string Of<T>(T said) => JsonSerializer.Serialize(said, JsonSerializerOptions.Web);

    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web) ?? throw new JsonException("A line of the soak is null.");
}
