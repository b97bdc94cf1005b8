using System.Globalization;

namespace Matching.Core.Intake.Tables;

/// <summary>A file's bytes, refused by its stated size before it is opened, and by its real size while it is read.</summary>
internal static class FileBytes
{
    private const int Megabyte = 1024 * 1024;

    public static byte[]? Read(IncomingFile file, IntakeLimits limits, FaultList faults)
    {
        if (file.Length > limits.Bytes)
        {
            return TooBig(file.Length, limits, faults);
        }

        try
        {
            return ReadAll(file, limits, faults);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.AddWhole(FaultKind.NotReadable);
            return null;
        }
    }

    private static byte[]? ReadAll(IncomingFile file, IntakeLimits limits, FaultList faults)
    {
        using var stream = file.Open();
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > limits.Bytes)
            {
                return TooBig(memory.Length, limits, faults);
            }
        }

        return memory.ToArray();
    }

    private static byte[]? TooBig(long bytes, IntakeLimits limits, FaultList faults)
    {
        faults.AddWhole(FaultKind.TooBig, Megabytes(bytes + Megabyte - 1), Megabytes(limits.Bytes));
        return null;
    }

    private static string Megabytes(long bytes) => (bytes / Megabyte).ToString(CultureInfo.InvariantCulture);
}
