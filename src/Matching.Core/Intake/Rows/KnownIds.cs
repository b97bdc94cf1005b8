using Matching.Core.Intake.Lists;
using Matching.Core.Intake.Tables;
using Matching.Core.Programmes;

namespace Matching.Core.Intake.Rows;

/// <summary>What the rows of a folder may point at, and the date they are judged on.</summary>
internal sealed class KnownIds(DateOnly date, IReadOnlyDictionary<Layout, Table?> tables, ProgrammeBook programmes)
{
    public DateOnly Date => date;

    public IdSet Youths { get; } = Of(Layouts.Youths, tables);

    public IdSet Hosts { get; } = Of(Layouts.Hosts, tables);

    public IdSet Openings { get; } = Of(Layouts.Openings, tables);

    public IdSet Postcodes { get; } = Of(Layouts.Postcodes, tables);

    public IdSet Networks { get; } = Of(Layouts.Networks, tables);

    public IdSet Consultants { get; } = Of(Layouts.Consultants, tables);

    public IdSet OwnMunicipalities { get; } = Of(Layouts.Municipalities, tables);

    public IdSet Municipalities { get; } = IdSet.Of("the 98 municipalities", ReferenceLists.Municipalities.Select(one => one.Code));

    public IReadOnlyList<string> Sectors { get; } = [.. ReferenceLists.Sectors.Select(sector => sector.Code)];

    public IReadOnlyList<string> Programmes { get; } = programmes.Ids;

    private static IdSet Of(Layout layout, IReadOnlyDictionary<Layout, Table?> tables) => IdSet.Of(layout, tables[layout]);
}
