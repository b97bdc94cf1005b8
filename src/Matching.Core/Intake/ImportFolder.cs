using System.Globalization;
using Matching.Core.Enrolments;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Intake;

/// <summary>
/// Stores a folder of files, all of it or nothing: the schemes that it brings are loaded first, as if a person had loaded each, and what forbids
/// that forbids the import. Rows are added or updated by their id, and only where something differs; a second import
/// of the same folder changes nothing. A preview does everything and keeps nothing.
/// </summary>
/// <remarks>Source: file formats, "An import is all or nothing".</remarks>
public sealed partial class ImportFolder(IRegister register, LoadDefinition load, TimeProvider clock, ILogger<ImportFolder> logger)
{
    public async Task<ImportOutcome> HandleAsync(FolderReading reading, ImportRequest request, CancellationToken stopping)
    {
        if (reading.Folder is not { } folder)
        {
            return new ImportOutcome.Faulty(reading.Faults);
        }

        if (!request.IsPreview && await LoadAsync(folder, request.By, stopping) is { Count: > 0 } refused)
        {
            return new ImportOutcome.Faulty(refused);
        }

        var change = await register.MergeAsync(folder, reading.LeftOut, request, clock.GetUtcNow(), stopping);
        if (change is null)
        {
            return new ImportOutcome.NotEmpty();
        }

        Log.Merged(logger, request.IsPreview, change.Added, change.Changed, change.Vanished.Count);
        return new ImportOutcome.Merged(change);
    }

    private async Task<IReadOnlyList<Fault>> LoadAsync(ImportedFolder folder, string by, CancellationToken stopping)
    {
        foreach (var (file, json) in folder.Definitions)
        {
            IReadOnlyList<string> faults = await load.HandleAsync(file, json, by, stopping) switch
            {
                LoadOutcome.Refused refused => refused.Faults,
                LoadOutcome.TouchesDecided touched => [string.Create(CultureInfo.InvariantCulture, $"{file} $.validFrom: {touched.Version.Definition.ValidFrom:yyyy-MM-dd} lies in the past and would touch what was decided since: {string.Join(", ", touched.Matches.Select(match => $"{match.YouthId} {match.OpeningId}"))}.")],
                _ => [],
            };
            if (faults.Count > 0)
            {
                return [.. faults.Select(fault => new Fault(file, 0, "", "", FaultKind.Definition, fault))];
            }
        }

        return [];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A folder was imported (preview: {Preview}): {Added} rows added, {Changed} changed, {Vanished} vanished")]
        public static partial void Merged(ILogger logger, bool preview, int added, int changed, int vanished);
    }
}
