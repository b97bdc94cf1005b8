using Matching.Core.LegalRules.Calendars;
using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Core.Programmes;

namespace Matching.Core.Intake;

/// <summary>
/// A folder of files in which every row is right and every reference resolves. Lists are sorted by id (ordinal), so that the order of
/// rows and columns in the files means nothing. People outside 13 to 30 years are not in it.
/// </summary>
/// <remarks>Source: file formats, "A folder of files is self-contained".</remarks>
public sealed record ImportedFolder
{
    /// <summary>What is known and what the folder brings.</summary>
    public ProgrammeBook Programmes { get; init; } = ProgrammeBook.Shipped;

    /// <summary>The schemes that the folder brings, as (name, text).</summary>
    public IReadOnlyList<(string File, string Json)> Definitions { get; init; } = [];

    public required IReadOnlyList<Youth> Youths { get; init; }

    public required IReadOnlyList<Host> Hosts { get; init; }

    public required IReadOnlyList<Opening> Openings { get; init; }

    public required IReadOnlyList<Postcode> Postcodes { get; init; }

    public IReadOnlyList<Network> Networks { get; init; } = [];

    public IReadOnlyList<KnownPlacement> Placements { get; init; } = [];

    public IReadOnlyList<HistoryEntry> History { get; init; } = [];

    public IReadOnlyList<KnownRank> Ranks { get; init; } = [];

    public IReadOnlyList<Consultant> Consultants { get; init; } = [];

    public IReadOnlyList<MunicipalityContact> Municipalities { get; init; } = [];

    /// <summary>The municipalities' own school calendars; one that has no row here keeps the calendar it has.</summary>
    public IReadOnlyList<DaysWithoutSchool> SchoolCalendar { get; init; } = [];

    /// <summary>Whose the rows are that point at what is in the register and not in the folder; empty = the folder brings all that its rows point at.</summary>
    public string Home { get; init; } = "";

    /// <summary>What a night looks at; the area is every municipality of its youths and hosts.</summary>
    public Board ToBoard() => new()
    {
        Area = [.. Youths.Select(youth => youth.Municipality).Concat(Hosts.Select(host => host.Municipality)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Programmes = Programmes,
        Postcodes = Postcodes,
        Youths = Youths,
        Hosts = Hosts,
        Networks = Networks,
        Openings = Openings,
        Placements = Placements,
        History = History,
        Ranks = Ranks,
        SchoolCalendar = SchoolCalendar,
    };
}
