using System.Security.Cryptography;
using System.Text.Json;
using Matching.Core.Clock;
using Matching.Core.Intake;
using Matching.Storage.Postgres.Tables;
using Npgsql;

namespace Matching.Storage.Postgres.Intake;

/// <summary>Merges a folder by COPY into temporary tables and a handful of statements, in one transaction.</summary>
internal sealed class PostgresRegister(NpgsqlDataSource store) : IRegister
{
    public async Task<RegisterChange?> MergeAsync(
        ImportedFolder folder, IReadOnlyList<LeftOut> leftOut, ImportRequest request, DateTimeOffset at, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        var merge = new Merge(connection, stopping);
        await merge.ExecuteAsync("select pg_advisory_xact_lock(@key)", new { key = AdvisoryLock.Register });
        if (request.OnlyIntoEmpty && await merge.ScalarAsync<bool>("select exists (select from youth) or exists (select from host)"))
        {
            return null;
        }

        var (without, stayErased) = await ErasedPeople.LeaveOutAsync(merge, folder, request, at);
        var rows = FolderRows.Of(without, at);
        var change = await MergeRowsAsync(merge, rows, leftOut, request, at) with { StayErased = stayErased };
        if (!request.IsPreview)
        {
            await RememberAsync(merge, rows, leftOut, request, change, at);
            await transaction.CommitAsync(stopping);
        }

        return change;
    }

    public async Task<IAsyncDisposable> HoldStillAsync(CancellationToken stopping) => await AdvisoryLock.ShareAsync(store, AdvisoryLock.Register, stopping);

    private static async Task<RegisterChange> MergeRowsAsync(
        Merge merge, FolderRows rows, IReadOnlyList<LeftOut> leftOut, ImportRequest request, DateTimeOffset at)
    {
        await BringAsync(merge, rows);
        var kept = await OwnWords.KeepAsync(merge);
        await merge.ExecuteAsync(NewStops, new { at });
        var files = new Dictionary<string, FileCounts>(StringComparer.Ordinal)
        {
            ["municipalities.csv"] = await merge.ApplyAsync(PlaceTables.Municipalities),
            ["postcodes.csv"] = await merge.ApplyAsync(PlaceTables.Postcodes),
            ["networks.csv"] = await merge.ApplyAsync(PlaceTables.Networks),
            ["consultants.csv"] = await merge.ApplyAsync(PlaceTables.Consultants),
            ["hosts.csv"] = await merge.ApplyAsync(HostTable.Hosts),
            ["openings.csv"] = await merge.ApplyAsync(OpeningTable.Openings),
            ["youths.csv"] = await merge.ApplyAsync(YouthTable.Youths),
            ["placements.csv"] = await merge.ApplyAsync(PairTables.Placements),
            ["history.csv"] = await merge.ApplyAsync(PairTables.History, "t.source = 'import'"),
            ["ranks.csv"] = await merge.ApplyAsync(PairTables.Ranks),
            ["school-calendar.csv"] = await merge.ApplyAsync(PlaceTables.SchoolCalendar),
        };
        var closedByAge = await Vanishing.CloseByAgeAsync(merge, leftOut, Copenhagen.DateAt(at));
        var vanished = await Vanishing.FindAsync(merge, files, request, Copenhagen.DateAt(at));
        files["youths.csv"] = files["youths.csv"] with { LeftOut = leftOut.Count };
        await FollowWithSeatsAsync(merge, at);
        return new(!request.IsPreview, files, vanished, closedByAge) { KeptOwn = kept };
    }

    private static async Task BringAsync(Merge merge, FolderRows rows)
    {
        await merge.BringAsync(PlaceTables.Municipalities, rows.Folder.Municipalities);
        await merge.BringAsync(PlaceTables.Postcodes, rows.Folder.Postcodes);
        await merge.BringAsync(PlaceTables.Networks, rows.Folder.Networks);
        await merge.BringAsync(PlaceTables.Consultants, rows.Folder.Consultants);
        await merge.BringAsync(HostTable.Hosts, rows.Folder.Hosts);
        await merge.BringAsync(OpeningTable.Openings, rows.Openings);
        await merge.BringAsync(YouthTable.Youths, rows.Folder.Youths);
        await merge.BringAsync(PairTables.Placements, rows.Placements);
        await merge.BringAsync(PairTables.History, rows.History);
        await merge.BringAsync(PairTables.Ranks, rows.Ranks);
        await merge.BringAsync(PlaceTables.SchoolCalendar, rows.Folder.SchoolCalendar);
        await merge.ExecuteAsync(KnownStops);
        await merge.ExecuteAsync(KnownConsents);
        await merge.ExecuteAsync(SamePairExactly);
        await merge.ExecuteAsync(SamePairLater);
    }

    // A stop of ours outlives a file that says no.
    private const string KnownStops = "update in_youth i set sms_stopped = true from sms_stop s where s.phone = i.phone and not i.sms_stopped";

    // What a guardian has answered here outlives what a file says or leaves open.
    private const string KnownConsents = """
        update in_youth i set guardian_consent = b.given
        from (select distinct on (youth_id) youth_id, state = 3 as given from backing where offer_id is null and state in (3, 4) order by youth_id, answered_at desc) b
        where b.youth_id = i.id and i.guardian_consent is distinct from b.given
        """;

    // Only when the file says it anew: who has asked for texts again is not stopped by an old file.
    private const string NewStops = """
        insert into sms_stop (phone, municipality_code, stopped_at, words, source)
        select distinct on (i.phone) i.phone, i.municipality_code, @at, '', 'import' from in_youth i
        where i.sms_stopped and i.phone is not null
          and not exists (select from youth t where t.id = i.id and t.phone = i.phone and t.sms_stopped)
        order by i.phone, i.id
        on conflict (phone) do nothing
        """;

    // Pairs have no id in the files: a row is the known one with the same beginning, else the same pair's with another.
    private const string SamePairExactly = """
        with known as (
            select id, youth_id, opening_id, kind, outside_title, since, row_number() over (partition by youth_id, opening_id, kind, outside_title, since order by id) as place
            from placement where source = 'import'),
        brought as (
            select id, youth_id, opening_id, kind, outside_title, since, row_number() over (partition by youth_id, opening_id, kind, outside_title, since order by id) as place
            from in_placement)
        update in_placement i set id = k.id from known k join brought b
            on (b.youth_id, b.kind, b.outside_title, b.since, b.place) = (k.youth_id, k.kind, k.outside_title, k.since, k.place)
           and b.opening_id is not distinct from k.opening_id
        where i.id = b.id
        """;

    private const string SamePairLater = """
        with known as (
            select id, youth_id, opening_id, kind, outside_title, row_number() over (partition by youth_id, opening_id, kind, outside_title order by since, id) as place
            from placement p where source = 'import' and not exists (select from in_placement i where i.id = p.id)),
        brought as (
            select id, youth_id, opening_id, kind, outside_title, row_number() over (partition by youth_id, opening_id, kind, outside_title order by since, id) as place
            from in_placement i where not exists (select from placement p where p.id = i.id))
        update in_placement i set id = k.id from known k join brought b
            on (b.youth_id, b.kind, b.outside_title, b.place) = (k.youth_id, k.kind, k.outside_title, k.place)
           and b.opening_id is not distinct from k.opening_id
        where i.id = b.id
        """;

    private static async Task FollowWithSeatsAsync(Merge merge, DateTimeOffset at)
    {
        await merge.ExecuteAsync(Seats.ReleaseHolds, new { at });
        await merge.ExecuteAsync(Seats.AddMissing);
        await merge.ExecuteAsync(Seats.RemoveSurplus);
        await merge.ExecuteAsync(Seats.TakeHolds, new { at });
    }

    private static async Task RememberAsync(
        Merge merge, FolderRows rows, IReadOnlyList<LeftOut> leftOut, ImportRequest request, RegisterChange change, DateTimeOffset at)
    {
        await merge.ExecuteAsync(
            """
            insert into import_run (id, at, by_sign_in, folder_hash, left_out_unknown, counts)
            select @id, @at, @by, @hash, (select count(*) from unnest(@leftOut) person where not exists (select from youth where id = person)), @counts::jsonb
            """,
            new
            {
                id = Guid.CreateVersion7(at),
                at,
                by = request.By,
                hash = Hash(rows),
                leftOut = leftOut.Select(person => person.YouthId).ToArray(),
                counts = JsonSerializer.Serialize(change.Files),
            });
        if (request.IsDemo)
        {
            await merge.ExecuteAsync("insert into installation (key, value) values ('demo', 'true') on conflict (key) do nothing");
        }
    }

    private static string Hash(FolderRows rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        PlaceTables.Municipalities.AddTo(hash, rows.Folder.Municipalities);
        PlaceTables.Postcodes.AddTo(hash, rows.Folder.Postcodes);
        PlaceTables.Networks.AddTo(hash, rows.Folder.Networks);
        PlaceTables.Consultants.AddTo(hash, rows.Folder.Consultants);
        HostTable.Hosts.AddTo(hash, rows.Folder.Hosts);
        OpeningTable.Openings.AddTo(hash, rows.Openings);
        YouthTable.Youths.AddTo(hash, rows.Folder.Youths);
        PairTables.Placements.AddTo(hash, rows.Placements.Select(row => row with { Id = Guid.Empty }));
        PairTables.History.AddTo(hash, rows.History);
        PairTables.Ranks.AddTo(hash, rows.Ranks);
        PlaceTables.SchoolCalendar.AddTo(hash, rows.Folder.SchoolCalendar);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
