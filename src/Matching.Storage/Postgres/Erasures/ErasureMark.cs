using System.Security.Cryptography;
using System.Text;

namespace Matching.Storage.Postgres.Erasures;

/// <summary>What is kept of an erased person's id: enough to know it when it comes again, and nothing to read it from without this installation's key.</summary>
internal static class ErasureMark
{
    public const string Key = "select value from installation where key = 'erasure-key'";

    public static byte[] Of(string key, string id) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(id));

    public static byte[] OfHost(string key, string id) => Of(key, "host:" + id);

    /// <summary>Of a name, number or address as this company's contact: somebody else's company may have the same person.</summary>
    public static byte[] OfContact(string key, string host, string value) => Of(key, $"contact:{host}:{value.Trim().ToUpperInvariant()}");
}
