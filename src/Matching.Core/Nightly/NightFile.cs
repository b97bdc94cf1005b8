using System.Security.Cryptography;
using System.Text;

namespace Matching.Core.Nightly;

/// <summary>One file of a night: UTF-8 without a mark, lines ended by LF.</summary>
public sealed record NightFile(string Name, byte[] Content)
{
    internal static NightFile Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>SHA-256 over names and contents in the order given.</summary>
    public static string Hash(IEnumerable<NightFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n"));
            hash.AppendData(file.Content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Writes files into <paramref name="directory"/>, which need not exist: first all of them beside it, then each into its place, so that
    /// a run that fails while writing leaves nothing half done. Files of the same names are replaced, others stay.
    /// </summary>
    public static async Task WriteAllAsync(string directory, IReadOnlyList<NightFile> files, CancellationToken stopping)
    {
        var target = Path.GetFullPath(directory);
        var beside = $"{Path.TrimEndingDirectorySeparator(target)}.unfinished-{Environment.ProcessId}";
        Directory.CreateDirectory(beside);
        try
        {
            foreach (var file in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(beside, file.Name), file.Content, stopping);
            }

            Directory.CreateDirectory(target);
            foreach (var file in files)
            {
                File.Move(Path.Combine(beside, file.Name), Path.Combine(target, file.Name), overwrite: true);
            }
        }
        finally
        {
            Directory.Delete(beside, recursive: true);
        }
    }
}
