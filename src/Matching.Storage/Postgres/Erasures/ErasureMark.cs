using System.Security.Cryptography;
using System.Text;

namespace Matching.Storage.Postgres.Erasures;

/// <summary>What is kept of an erased person's id: enough to know it when it comes again, and nothing to read it from without this installation's key.</summary>
internal static class ErasureMark
{
    public const string Key = "select value from installation where key = 'erasure-key'";

    public static byte[] Of(string key, string id) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(id));
}
