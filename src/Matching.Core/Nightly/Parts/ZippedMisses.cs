using System.IO.Compression;
using System.Text.Json;
using Matching.Engine.Explaining;

namespace Matching.Core.Nightly;

/// <summary>What a part came to, on its way between two processes of one version: gzip of JSON.</summary>
internal static class ZippedMisses
{
    public static byte[] Write(IReadOnlyList<WishMisses> misses)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(zip, misses);
        }

        return memory.ToArray();
    }

    public static IReadOnlyList<WishMisses> Read(byte[] zipped)
    {
        using var zip = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<WishMisses[]>(zip) ?? throw new InvalidOperationException("A part of a night holds null.\nMaybe another program wrote it.");
    }
}
