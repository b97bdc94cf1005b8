using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Intake;
using Matching.Web.SignIn;

namespace Matching.Web.Api;

/// <summary>What storing came to.</summary>
internal sealed record ApiStored(int Added, int Changed, int Unchanged, int LeftOut, IReadOnlyList<ApiFault> Warnings);

/// <summary>Rows from another system go the way of a file's: the same reader, the same faults, the same merge; all of them or none.</summary>
internal sealed class ApiIntake(IRegisteredIds registered, IProgrammeShelf shelf, ImportFolder import, TimeProvider clock)
{
    public async Task<IResult> StoreAsync(string file, string idColumn, ApiRows rows, SignedIn system, CancellationToken cancellationToken)
    {
        if (rows.Rows is null or { Count: 0 or > ApiRows.Most })
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, $"rows must hold 1 to {ApiRows.Most} rows.");
        }

        var known = await registered.OfAsync(system.Municipality, cancellationToken);
        var reading = new FolderReader(await shelf.ReadAsync(cancellationToken)).ReadAlone(rows.ToFile(file), known, clock.Today());
        if (reading.Folder is not { } folder)
        {
            return Faulty(reading.Faults);
        }

        if (await StrangersAsync(folder, system.Municipality, rows, idColumn, cancellationToken) is { Count: > 0 } strangers)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, "These rows are not your municipality's. Nothing was stored.", strangers);
        }

        return await import.HandleAsync(reading, new() { By = $"api:{system.SignIn}" }, cancellationToken) switch
        {
            ImportOutcome.Merged merged => Results.Ok(Stored(merged.Change, file, reading)),
            ImportOutcome.Faulty faulty => Faulty(faulty.Faults),
            var other => throw new InvalidOperationException($"An import ended as {other.GetType().Name}.\nMaybe it was asked to fill an empty store only."),
        };
    }

    private static IResult Faulty(IReadOnlyList<Fault> faults) =>
        ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "Nothing was stored: put these right and send all rows again.", [.. faults.Select(Said)]);

    // The header is the first line, so the first row is the second.
    private static ApiFault Said(Fault fault) => new(fault.Line < 2 ? null : fault.Line - 2, fault.Column, fault.Kind.ToString(), FaultWords.English(fault));

    private static ApiStored Stored(RegisterChange change, string file, FolderReading reading)
    {
        var counts = change.Files[file + ".csv"];
        return new(counts.Added, counts.Changed, counts.Unchanged, reading.LeftOut.Count + change.StayErased.Count, [.. reading.Warnings.Select(Said)]);
    }

    private async Task<IReadOnlyList<ApiFault>> StrangersAsync(ImportedFolder folder, string municipality, ApiRows rows, string idColumn, CancellationToken cancellationToken)
    {
        string[] sent = [.. rows.Rows.Select(row => row.TryGetValue(idColumn, out var id) ? id.ToString() : "")];
        var elsewhere = (await registered.ElsewhereAsync(municipality, sent, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var named = folder.Youths.Where(youth => youth.Municipality != municipality).Select(youth => youth.Id)
            .Concat(folder.Hosts.Where(host => host.Municipality != municipality).Select(host => host.Id));
        elsewhere.UnionWith(named);
        return [.. sent.Index().Where(row => elsewhere.Contains(row.Item.Trim())).Select(row => new ApiFault(row.Index, idColumn, "NotYours", "It is not your municipality's."))];
    }
}
