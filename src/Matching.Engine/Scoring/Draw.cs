using System.Security.Cryptography;
using System.Text;
using Matching.Engine.Explaining;
using Matching.Engine.Facts;

namespace Matching.Engine.Scoring;

/// <summary>The draw of a pair: the first 20 bits of SHA-256 over salt ‖ youth ‖ kind ‖ opening in UTF-8, 0 to 1,048,575. Never random, never the alphabet.</summary>
/// <remarks>Source: the matching model §5.4.</remarks>
internal sealed class Draw(string salt)
{
    public int Of(string youth, Kind kind, string opening)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. Before(youth, kind), .. Encoding.UTF8.GetBytes(opening)], hash);
        return hash[0] << 12 | hash[1] << 4 | hash[2] >> 4;
    }

    /// <summary>What stands before the opening in all the pairs of a wish.</summary>
    public byte[] Before(string youth, Kind kind) => Encoding.UTF8.GetBytes(salt + youth + Findings.Code(kind));
}
