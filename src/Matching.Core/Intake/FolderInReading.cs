using Matching.Core.Definitions;
using Matching.Core.Intake.Rows;
using Matching.Core.Intake.Tables;
using Matching.Core.LegalRules.Calendars;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Core.Programmes;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Core.Intake;

/// <summary>A folder while it is read: tables first, so that every reference can be looked up, then rows.</summary>
internal sealed class FolderInReading(IntakeLimits limits, DateOnly date, ProgrammeBook knownSchemes)
{
    private readonly Dictionary<Layout, Table?> _tables = [];
    private readonly Dictionary<Layout, FaultList> _faults = [];
    private readonly Dictionary<Layout, FaultList> _warnings = [];
    private readonly List<FaultList> _asideFaults = [];
    private readonly List<FaultList> _asideWarnings = [];
    private readonly List<LeftOut> _leftOut = [];
    private readonly List<(string File, string Json)> _definitions = [];
    private ProgrammeBook _programmes = knownSchemes;

    /// <summary>Null: the folder must bring all that its rows point at.</summary>
    public RegisteredIds? Registered { get; init; }

    public void Take(Layout layout, IReadOnlyList<IncomingFile> files)
    {
        var name = files.Count == 1 ? files[0].Name : layout.File;
        var faults = _faults[layout] = new(name, limits.KeptFaults);
        var warnings = _warnings[layout] = new(name, limits.KeptFaults);
        if (files.Count == 1)
        {
            _tables[layout] = new TableFile(layout, limits, faults, warnings).Read(files[0]);
            return;
        }

        var isNeeded = layout.IsNeeded && Registered is null;
        _tables[layout] = files.Count == 0 && !isNeeded ? Table.Absent(layout) : null;
        if (files.Count > 1 || isNeeded)
        {
            faults.AddWhole(files.Count > 1 ? FaultKind.FileTwice : FaultKind.MissingFile);
        }
    }

    /// <summary>A file that no rows are taken from: it must be text, and the person hears that it is not used.</summary>
    public void TakeAside(IncomingFile file, bool isKnown)
    {
        var warnings = new FaultList(file.Name, limits.KeptFaults);
        _asideWarnings.Add(warnings);
        warnings.AddWhole(isKnown ? FaultKind.NotUsedYet : FaultKind.UnknownFile);
        if (!isKnown)
        {
            return;
        }

        var faults = new FaultList(file.Name, limits.KeptFaults);
        _asideFaults.Add(faults);
        if (FileBytes.Read(file, limits, faults) is { } bytes)
        {
            CsvRecords.Text(bytes, faults);
        }
    }

    /// <summary>A scheme that the folder brings; its faults are sentences of their own.</summary>
    public void TakeProgramme(IncomingFile file)
    {
        var faults = new FaultList(file.Name, limits.KeptFaults);
        _asideFaults.Add(faults);
        if (FileBytes.Read(file, limits, faults) is not { } bytes || CsvRecords.Text(bytes, faults) is not { } json)
        {
            return;
        }

        switch (_programmes.With([(file.Name, json)]))
        {
            case DefinitionOutcome<ProgrammeBook>.Read read:
                _programmes = read.Value;
                _definitions.Add((file.Name, json));
                break;
            case DefinitionOutcome<ProgrammeBook>.Refused refused:
                foreach (var sentence in refused.Faults)
                {
                    faults.AddWhole(FaultKind.Definition, sentence);
                }

                break;
        }
    }

    public FolderReading Finish()
    {
        var folder = Parse();
        var faults = Layouts.All.Select(layout => _faults[layout]).Concat(_asideFaults).ToList();
        var warnings = Layouts.All.Select(layout => _warnings[layout]).Concat(_asideWarnings);
        var count = faults.Sum(list => list.Count);
        return new()
        {
            Folder = count == 0 ? folder : null,
            Faults = [.. faults.SelectMany(list => list.Faults.OrderBy(fault => fault.Line))],
            FaultsNotKept = count - faults.Sum(list => list.Faults.Count),
            LeftOut = _leftOut,
            Warnings = [.. warnings.SelectMany(list => list.Faults)],
            Counts = _tables.Where(entry => entry.Value is { Rows.Count: > 0 }).ToDictionary(entry => entry.Key.File, entry => entry.Value!.Rows.Count, StringComparer.Ordinal),
        };
    }

    private ImportedFolder Parse()
    {
        var known = new KnownIds(date, _tables, _programmes, Registered ?? new());
        var youths = Youths(known);
        var gone = _leftOut.Select(person => person.YouthId).ToHashSet(StringComparer.Ordinal);
        var hosts = Rows(Layouts.Hosts, known, HostRows.Read);
        var openings = Openings(known, hosts).OrderBy(opening => opening.Id, StringComparer.Ordinal).ToList();
        var placements = Rows(Layouts.Placements, known, PairRows.Placement);
        WarnOfSecondPins(placements);
        return new()
        {
            Programmes = _programmes,
            Definitions = _definitions,
            Home = Registered?.Municipality ?? "",
            Youths = [.. youths.OrderBy(youth => youth.Id, StringComparer.Ordinal)],
            Hosts = [.. hosts.OrderBy(host => host.Id, StringComparer.Ordinal)],
            Openings = SeatsOfThoseLeftOut.Keep(openings, placements.Where(placement => gone.Contains(placement.YouthId)), date),
            Postcodes = [.. Rows(Layouts.Postcodes, known, PlaceRows.Postcode).OrderBy(place => place.Code, StringComparer.Ordinal)],
            Networks = [.. Rows(Layouts.Networks, known, PlaceRows.Network).OrderBy(network => network.Code, StringComparer.Ordinal)],
            Placements = [.. placements.Where(placement => !gone.Contains(placement.YouthId)).Order(FolderOrder.Placements)],
            History = [.. Rows(Layouts.History, known, PairRows.History).Where(entry => !gone.Contains(entry.YouthId)).Order(FolderOrder.History)],
            Ranks = [.. Ranks(known).Where(rank => !gone.Contains(rank.YouthId)).Order(FolderOrder.Ranks)],
            Consultants = [.. Rows(Layouts.Consultants, known, PlaceRows.Consultant).OrderBy(person => person.SignIn, StringComparer.Ordinal)],
            SchoolCalendar = [.. SchoolDays(known).OrderBy(row => row.Municipality, StringComparer.Ordinal).ThenBy(row => row.Days.From).ThenBy(row => row.Days.To)],
            Municipalities = [.. Rows(Layouts.Municipalities, known, PlaceRows.Municipality).OrderBy(one => one.Code, StringComparer.Ordinal)],
        };
    }

    private List<Opening> Openings(KnownIds known, List<Host> hosts)
    {
        if (_tables[Layouts.Openings] is not { } table)
        {
            return [];
        }

        var byId = hosts.GroupBy(host => host.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var openings = new List<Opening>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            var opening = OpeningRows.Read(new(table, row, _faults[Layouts.Openings]), known);
            openings.Add(opening);
            if (byId.TryGetValue(opening.HostId, out var host) && _programmes.Find(opening.Programme, date) is { } version && SupplyRules.RefusalOf(version.Definition, opening, host) is { } refusal)
            {
                new Row(table, row, _warnings[Layouts.Openings]).Fault("programme", FaultKind.RefusedByScheme, refusal.ToString(), refusal.InDanish());
            }
        }

        return openings;
    }

    // Two places held for one wish are both kept, but a plan has one row for it.
    private void WarnOfSecondPins(List<KnownPlacement> placements)
    {
        var first = new Dictionary<(string, Kind), int>();
        for (var at = 0; at < placements.Count; at++)
        {
            var (placement, line) = (placements[at], _tables[Layouts.Placements]!.Rows[at].Line);
            if (SeatsOfThoseLeftOut.Holds(placement, date) && !first.TryAdd((placement.YouthId, placement.Kind), line))
            {
                _warnings[Layouts.Placements].Add(line, "opening_id", placement.OpeningId, FaultKind.SecondPin, Row.Written(first[(placement.YouthId, placement.Kind)]));
            }
        }
    }

    // A municipality's days stand once.
    private List<DaysWithoutSchool> SchoolDays(KnownIds known)
    {
        var said = new Dictionary<(string, string, string), int>();
        return Rows(Layouts.SchoolCalendar, known, (row, ids) =>
        {
            var written = (row.Text("municipality_code"), row.Text("from"), row.Text("to"));
            if (written.Item2.Length > 0 && !said.TryAdd(written, row.Line))
            {
                row.Fault("from", FaultKind.SameDaysTwice, Row.Written(said[written]));
            }

            return PlaceRows.SchoolDays(row, ids);
        });
    }

    // One side ranks a pair once.
    private List<KnownRank> Ranks(KnownIds known)
    {
        var said = new Dictionary<(RankingSide, string, string), int>();
        return Rows(Layouts.Ranks, known, (row, ids) =>
        {
            var rank = PairRows.Rank(row, ids);
            if (rank is { YouthId.Length: > 0, OpeningId.Length: > 0 } && !said.TryAdd((rank.Side, rank.YouthId, rank.OpeningId), row.Line))
            {
                row.Fault("opening_id", FaultKind.SamePairTwice, Row.Written(said[(rank.Side, rank.YouthId, rank.OpeningId)]));
            }

            return rank;
        });
    }

    private List<Youth> Youths(KnownIds known)
    {
        if (_tables[Layouts.Youths] is not { } table)
        {
            return [];
        }

        var youths = new List<Youth>(table.Rows.Count);
        foreach (var tableRow in table.Rows)
        {
            var youth = YouthRows.Read(new(table, tableRow, _faults[Layouts.Youths]), known);
            if (MatchedAges.IsMatched(youth.BirthDate, date))
            {
                YouthRows.Warn(new(table, tableRow, _warnings[Layouts.Youths]), youth);
                youths.Add(youth);
                continue;
            }

            // A faulty birth date stands as a fault; an age would only repeat it.
            if (youth.BirthDate < date)
            {
                _leftOut.Add(new(_faults[Layouts.Youths].File, tableRow.Line, youth.Id, Ages.On(youth.BirthDate, date)));
            }
        }

        return youths;
    }

    private List<T> Rows<T>(Layout layout, KnownIds known, Func<Row, KnownIds, T> read) =>
        _tables[layout] is { } table ? [.. table.Rows.Select(row => read(new(table, row, _faults[layout]), known))] : [];
}
