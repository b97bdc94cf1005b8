using Microsoft.Extensions.Logging;

namespace Matching.Core.Intake;

/// <summary>
/// Stores a folder of files, all of it or nothing. Rows are added or updated by their id, and only where something differs; a second import
/// of the same folder changes nothing. A preview does everything and keeps nothing.
/// </summary>
/// <remarks>Source: file formats, "An import is all or nothing".</remarks>
public sealed partial class ImportFolder(IRegister register, TimeProvider clock, ILogger<ImportFolder> logger)
{
    public async Task<ImportOutcome> HandleAsync(FolderReading reading, ImportRequest request, CancellationToken stopping)
    {
        if (reading.Folder is not { } folder)
        {
            return new ImportOutcome.Faulty(reading.Faults);
        }

        var change = await register.MergeAsync(folder, reading.LeftOut, request, clock.GetUtcNow(), stopping);
        if (change is null)
        {
            return new ImportOutcome.NotEmpty();
        }

        Log.Merged(logger, request.IsPreview, change.Added, change.Changed, change.Vanished.Count);
        return new ImportOutcome.Merged(change);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A folder was imported (preview: {Preview}): {Added} rows added, {Changed} changed, {Vanished} vanished")]
        public static partial void Merged(ILogger logger, bool preview, int added, int changed, int vanished);
    }
}
