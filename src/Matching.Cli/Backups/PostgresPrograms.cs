using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Matching.Cli.Backups;

/// <summary>PostgreSQL's own programs, for what they do better than anybody: the newest on the machine, or those that are found by name.</summary>
internal static class PostgresPrograms
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>Its complaint; null when it ended well. The password goes by the environment, where no list of processes shows it.</summary>
    public static async Task<string?> RunAsync(string program, string connection, IReadOnlyList<string> arguments, CancellationToken stopping)
    {
        var server = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(PathOf(program))
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["PGPASSWORD"] = server.Password, ["PGCONNECT_TIMEOUT"] = "10" },
        };
        foreach (var argument in (string[])[$"--host={server.Host}", $"--port={server.Port.ToString(CultureInfo.InvariantCulture)}", $"--username={server.Username}", $"--dbname={server.Database}", "--no-password", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var (complaint, _) = (process.StandardError.ReadToEndAsync(stopping), process.StandardOutput.ReadToEndAsync(stopping));
            await process.WaitForExitAsync(stopping);
            return process.ExitCode == 0 ? null : $"{program} ended with code {process.ExitCode}: {(await complaint).Trim()}";
        }
        catch (Win32Exception)
        {
            return $"{program} is not on this machine; it comes with PostgreSQL's client programs (Debian: postgresql-client).";
        }
    }

    private static string PathOf(string program) => (Directory.Exists(Debian) ? Directory.EnumerateDirectories(Debian) : [])
        .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin", program))
        .FirstOrDefault(File.Exists) ?? program;
}
