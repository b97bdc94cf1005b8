using Matching.Core.Intake;
using Matching.Core.Intake.Rows;
using Matching.Core.Intake.Tables;
using Matching.Core.Openings;
using Matching.Core.Programmes;

namespace Matching.Core.WhatIfs;

/// <summary>
/// Openings that are only thought of: the rows of a file with the columns of <c>openings.csv</c>. What a row points at is looked up when it is
/// added to a night.
/// </summary>
public static class OpeningRowsFile
{
    /// <summary>All rows, or (the list then being empty) every fault.</summary>
    public static (IReadOnlyList<Opening> Openings, IReadOnlyList<Fault> Faults) Read(IncomingFile file, DateOnly date)
    {
        var limits = new IntakeLimits();
        var faults = new FaultList(file.Name, limits.KeptFaults);
        var table = new TableFile(Layouts.Openings, limits, faults, new FaultList(file.Name, kept: 0)).Read(file);
        if (table is null)
        {
            return ([], faults.Faults);
        }

        // A table that is not there holds every id.
        var known = new KnownIds(date, Layouts.All.ToDictionary(layout => layout, layout => layout == Layouts.Openings ? table : null), ProgrammeBook.Shipped);
        Opening[] openings = [.. table.Rows.Select(row => OpeningRows.Read(new Row(table, row, faults), known))];
        return faults.Count == 0 ? (openings, []) : ([], faults.Faults);
    }
}
