namespace Matching.Cli;

/// <summary>One file that a verb writes: looked at before the work, whole or not there afterwards.</summary>
internal sealed class OutFile
{
    private readonly string _path;

    private OutFile(string path) => _path = path;

    /// <summary>Wrong usage when its folder does not exist or a folder has its name.</summary>
    public static OutFile Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder || !Directory.Exists(folder))
        {
            throw new WrongUsageException($"--out '{path}' lies in a folder that does not exist.");
        }

        return Directory.Exists(full) ? throw new WrongUsageException($"--out '{path}' is a folder; a file is needed.") : new(full);
    }

    /// <summary>Written beside its place and then moved there, so that a run that fails leaves the earlier file.</summary>
    public async Task WriteAsync(byte[] content, CancellationToken stopping)
    {
        var beside = $"{_path}.unfinished-{Environment.ProcessId}";
        try
        {
            await File.WriteAllBytesAsync(beside, content, stopping);
            File.Move(beside, _path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
