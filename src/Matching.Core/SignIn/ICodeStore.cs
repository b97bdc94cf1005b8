using Matching.Core.People;
using Matching.Core.Texts;

namespace Matching.Core.SignIn;

/// <summary>Somebody asked for a code to a number. Whether the number is anybody's is not looked at here.</summary>
/// <param name="Id">What her browser shows when she types the code.</param>
/// <param name="Phone">Where the code is to go.</param>
/// <param name="Address">Where she asked from.</param>
/// <param name="AskedAt">UTC.</param>
/// <param name="Until">It can be used until then, excluded.</param>
public sealed record CodeRequest(CodeRequestId Id, PhoneNumber Phone, string Address, DateTimeOffset AskedAt, DateTimeOffset Until);

/// <summary>Of a request whose code may be tried now, the try counted.</summary>
/// <param name="Phone">Where the code went.</param>
/// <param name="Hash">Null = no code was made: the number is nobody's, or its message is still under way.</param>
/// <param name="TriesLeft">After this one.</param>
public sealed record CodeTry(PhoneNumber Phone, byte[]? Hash, int TriesLeft);

/// <summary>Requests for codes, and who is at a number.</summary>
public interface ICodeStore
{
    /// <summary>Keeps the request and raises <see cref="Messages.MessageKinds.CodeRequested"/>; false, and nothing is kept, when the number or the address has asked too often.</summary>
    Task<bool> AskAsync(CodeRequest request, CancellationToken cancellationToken);

    Task<CodeRequest?> FindAsync(CodeRequestId id, CancellationToken cancellationToken);

    /// <summary>Keeps the hash and asks for the text in one commit; once for a request, a second time changes nothing.</summary>
    Task IssueAsync(CodeRequestId id, byte[] hash, OutgoingText text, CancellationToken cancellationToken);

    /// <summary>Counts one try first, so that no two can be made as one. Null: unknown, over, used, or no try left.</summary>
    Task<CodeTry?> TryAsync(CodeRequestId id, int most, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>False: it was used before.</summary>
    Task<bool> UseAsync(CodeRequestId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Whoever takes part and has this number, on this day: closed files are nobody's, guardians are asked for who is under 18.</summary>
    Task<IReadOnlyList<PersonAtNumber>> AtAsync(PhoneNumber phone, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Forgets requests from before <paramref name="before"/>; says how many.</summary>
    Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
