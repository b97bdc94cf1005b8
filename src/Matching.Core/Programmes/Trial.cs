using System.Globalization;
using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Core.Programmes;

/// <summary>
/// A dry night with one scheme: whom it takes, who would be matched in it, who not and why. Where no opening names the scheme, the active
/// openings of its kinds that its municipalities and supply rules let in are lent to it; where one must be referred, everybody who fits
/// counts as referred. Nothing is stored.
/// </summary>
public sealed class Trial(PlanNight planning)
{
    /// <summary><paramref name="board"/> knows the scheme in its book.</summary>
    public TrialOutcome Run(Board board, string id, NightSettings settings, Action<string>? onStep = null)
    {
        var version = board.Programmes.Find(id, settings.Date) ?? throw new ArgumentException($"No scheme is called '{id}'.", nameof(id));
        var isReferred = !EntryRules.NeedsNoReferral(version.Definition);
        board = board with { Programmes = board.Programmes.AsIfReferred(id) };
        var isOffered = board.Openings.Any(opening => opening.Programme == id);
        var tried = isOffered ? board : board with { Openings = Lent(board, version) };
        var night = planning.Plan(tried, settings, onStep);
        var lent = isOffered ? 0 : tried.Openings.Count(opening => opening.Programme == id);
        var rows = RowsOf(tried, version, night, settings.Date);
        return new(version, night, lent, isReferred, rows);
    }

    private static IReadOnlyList<Opening> Lent(Board board, ProgrammeVersion version)
    {
        var hosts = board.Hosts.ToDictionary(host => host.Id, StringComparer.Ordinal);
        var networks = board.Networks.Select(network => network.Code).ToHashSet(StringComparer.Ordinal);
        var municipalities = version.Definition.Municipalities.Resolve(board.Hosts.Select(host => host.Municipality));
        return
        [
            .. board.Openings.Select(opening =>
                (municipalities is null || municipalities.Contains(hosts[opening.HostId].Municipality, StringComparer.Ordinal))
                && SupplyRules.IsInPool(version.Definition, opening.Kind, hosts[opening.HostId], networks)
                && SupplyRules.BrokenBy(version.Definition, opening, hosts[opening.HostId]) is null
                    ? opening with { Programme = version.Id }
                    : opening),
        ];
    }

    private static List<TrialRow> RowsOf(Board board, ProgrammeVersion version, PlannedNight night, DateOnly date)
    {
        var municipalities = night.Problem.Programmes.FirstOrDefault(programme => programme.Id == version.Id)?.Municipalities
            ?? version.Definition.Municipalities.Resolve([]);
        var pairs = night.Plan.Pairs.Concat(night.Plan.Meetings).Where(pair => pair.Programme == version.Id).ToLookup(pair => pair.Youth, StringComparer.Ordinal);
        var unplaced = night.Plan.Unplaced.ToDictionary(wish => (wish.Youth, wish.Kind));
        var kinds = version.Definition.Tracks.Select(track => track.Kind).Distinct().Order().ToList();
        return [.. board.Youths.OrderBy(youth => youth.Id, StringComparer.Ordinal).SelectMany(youth => RowsOf(youth))];

        IEnumerable<TrialRow> RowsOf(Youth youth)
        {
            if (Shut(youth) is { } why)
            {
                return [new(youth.Id, null, TrialResult.NotTaken, why, "")];
            }

            var wanted = kinds.Where(kind => youth.Wants.Contains(kind)).ToList();
            return wanted.Count == 0 ? [new(youth.Id, null, TrialResult.NotTaken, "no_wish", "")] : wanted.Select(kind => RowOf(youth, kind));
        }

        string? Shut(Youth youth)
        {
            if (youth.Programmes.Count > 0 && !youth.Programmes.Contains(version.Id, StringComparer.Ordinal))
            {
                return "enrolled_elsewhere";
            }

            return EntryRules.ShutOutBy(version.Definition, youth, municipalities)
                ?? (EntryRules.IsOfAge(version.Definition, Ages.On(youth.BirthDate, date)) ? null : "age");
        }

        TrialRow RowOf(Youth youth, Kind kind)
        {
            if (pairs[youth.Id].Where(pair => pair.Kind == kind).ToList() is [var pair, ..] hers)
            {
                return new(youth.Id, kind, TrialResult.Matched, PlanTables.Code(pair.State), string.Join('|', hers.Select(one => one.Opening)));
            }

            return unplaced.TryGetValue((youth.Id, kind), out var wish)
                ? new(youth.Id, kind, TrialResult.Unplaced, wish.Reason, string.Join('|', wish.FirstBroken.Where(broken => broken.Openings > 0).Select(broken => string.Create(CultureInfo.InvariantCulture, $"{broken.Rule}={broken.Openings}"))))
                : new(youth.Id, kind, TrialResult.Elsewhere, "matched_in_another_scheme", "");
        }
    }
}

/// <summary>
/// What a dry night with a scheme came to. <paramref name="Lent"/>: openings lent to it because none named it.
/// <paramref name="CountedAsReferred"/>: one must be referred, and all who fit counted so. Rows by youth, then kind.
/// </summary>
public sealed record TrialOutcome(ProgrammeVersion Version, PlannedNight Night, int Lent, bool CountedAsReferred, IReadOnlyList<TrialRow> Rows)
{
    /// <summary>The night's own files and who.csv.</summary>
    public IReadOnlyList<NightFile> Files() => [.. Night.Files(), Who()];

    private NightFile Who()
    {
        var table = new TableWriter("youth_id", "kind", "result", "why", "opening_or_rules");
        foreach (var row in Rows)
        {
            table.Text(row.Youth).Text(row.Kind is { } kind ? PlanTables.Code(kind) : "").Text(WordOf(row.Result)).Text(row.Why).Text(row.Detail).EndRow();
        }

        return NightFile.Of("who.csv", table.ToString());
    }

    /// <summary>As it is written in files.</summary>
    public static string WordOf(TrialResult result) => result switch
    {
        TrialResult.Matched => "matched",
        TrialResult.Unplaced => "unplaced",
        TrialResult.Elsewhere => "elsewhere",
        _ => "not_taken",
    };
}

/// <summary>One person, and for a wish its kind: what came of it and why.</summary>
public sealed record TrialRow(string Youth, Kind? Kind, TrialResult Result, string Why, string Detail);

/// <summary>What a scheme came to for one person.</summary>
public enum TrialResult
{
    /// <summary>She has a place in it tonight.</summary>
    Matched = 1,

    /// <summary>It takes her, and no place was found.</summary>
    Unplaced = 2,

    /// <summary>It takes her, and she is matched in another scheme.</summary>
    Elsewhere = 3,

    /// <summary>It does not take her.</summary>
    NotTaken = 4,
}
