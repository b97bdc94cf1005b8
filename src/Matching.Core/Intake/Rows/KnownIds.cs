using Matching.Core.Intake.Lists;
using Matching.Core.Intake.Tables;
using Matching.Core.Programmes;

namespace Matching.Core.Intake.Rows;

/// <summary>What the rows of a folder may point at, in the folder or in the register, and the date they are judged on.</summary>
internal sealed class KnownIds(DateOnly date, IReadOnlyDictionary<Layout, Table?> tables, ProgrammeBook programmes, RegisteredIds registered)
{
    /// <summary>Of a folder that brings all that its rows point at.</summary>
    public KnownIds(DateOnly date, IReadOnlyDictionary<Layout, Table?> tables, ProgrammeBook programmes)
        : this(date, tables, programmes, new())
    {
    }

    public DateOnly Date => date;

    public IdSet Youths { get; } = Of(Layouts.Youths, tables).And(registered.Youths);

    public IdSet Hosts { get; } = Of(Layouts.Hosts, tables).And(registered.Hosts);

    public IdSet Openings { get; } = Of(Layouts.Openings, tables).And(registered.Openings);

    public IdSet Postcodes { get; } = Of(Layouts.Postcodes, tables).And(registered.Postcodes);

    public IdSet Networks { get; } = Of(Layouts.Networks, tables).And(registered.Networks);

    public IdSet Consultants { get; } = Of(Layouts.Consultants, tables).And(registered.Consultants);

    public IdSet OwnMunicipalities { get; } = Of(Layouts.Municipalities, tables);

    public IdSet Municipalities { get; } = IdSet.Of("the 98 municipalities", ReferenceLists.Municipalities.Select(one => one.Code));

    public IReadOnlyList<string> Sectors { get; } = [.. ReferenceLists.Sectors.Select(sector => sector.Code)];

    public IReadOnlyList<string> Programmes { get; } = programmes.Ids;

    private static IdSet Of(Layout layout, IReadOnlyDictionary<Layout, Table?> tables) => IdSet.Of(layout, tables[layout]);
}
