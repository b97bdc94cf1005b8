using System.Globalization;
using System.Security.Cryptography;

namespace Matching.Core.SignIn;

/// <summary>Which asking for a code.</summary>
public readonly record struct CodeRequestId(Guid Value)
{
    public static CodeRequestId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public override string ToString() => Value.ToString();
}

/// <summary>
/// Six digits, each of a million codes as likely as any other. It is kept only as a slow salted hash; its digits are in its text and nowhere else.
/// </summary>
public static class SignInCode
{
    private const int Rounds = 100_000;
    private const int HashBytes = 32;
    private const int SaltBytes = 16;

    public static string Draw() => RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>A salt of its own, then the hash.</summary>
    public static byte[] Hash(string code)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return [.. salt, .. Stretch(code, salt)];
    }

    /// <summary>Takes as long for no hash as for one.</summary>
    public static bool Fits(string code, byte[]? hash)
    {
        var kept = hash ?? new byte[SaltBytes + HashBytes];
        var same = CryptographicOperations.FixedTimeEquals(Stretch(code, kept[..SaltBytes]), kept.AsSpan(SaltBytes));
        return same && hash is not null;
    }

    /// <summary>The digits of what was typed: people write 123 456.</summary>
    public static string Typed(string? text) => new([.. (text ?? "").Where(char.IsAsciiDigit)]);

    private static byte[] Stretch(string code, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(code, salt, Rounds, HashAlgorithmName.SHA256, HashBytes);
}
