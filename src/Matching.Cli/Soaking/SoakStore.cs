using Dapper;
using Matching.Core.Programmes;
using Matching.Engine.Facts;
using Npgsql;

namespace Matching.Cli.Soaking;

/// <summary>A database of the soak's own beside the installation's, dropped at the end; the installation's is not touched.</summary>
internal sealed class SoakStore : IAsyncDisposable
{
    private readonly string _admin;
    private readonly string _database;

    private SoakStore(string admin, string database)
    {
        (_admin, _database) = (admin, database);
        ConnectionString = new NpgsqlConnectionStringBuilder(admin) { Database = database }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static async Task<SoakStore> CreateAsync(string connectionString, Guid id)
    {
        var store = new SoakStore(connectionString, $"matching_soak_{id.ToString("N")[^12..]}");
        await using var connection = new NpgsqlConnection(store._admin);
        await connection.ExecuteAsync($"create database {store._database}");
        return store;
    }

    /// <summary>One municipality, and for every offer a young person with a phone; two in nine want the opening of the one before them.</summary>
    public static async Task FillAsync(NpgsqlDataSource store, int offers, DateTimeOffset now)
    {
        await using var connection = await store.OpenConnectionAsync();
        await connection.ExecuteAsync(Rows, new { offers, now, night = Guid.CreateVersion7(now), programme = JobProgramme(DateOnly.FromDateTime(now.UtcDateTime)) });
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(_admin);
        await connection.ExecuteAsync($"drop database if exists {_database} with (force)");
    }

    // Any scheme of jobs will do that runs then, everywhere, for whoever comes, without conditions.
    private static string JobProgramme(DateOnly night) => ProgrammeBook.Shipped.On(night)
        .First(version => version.IsOpenOn(night) && version.Definition is { Entry: null, Gates.Count: 0 } scheme && scheme.Municipalities.Resolve([]) is null && scheme.Tracks.Any(track => track.Kind == Kind.Job))
        .Id;

    private const string Rows = """
        insert into municipality (code, name, sms_name, phone) values ('0791', 'Viborg', 'Viborg', '+4587870791');
        insert into postcode (code, name, latitude, longitude, municipality_codes) values ('8800', 'Viborg', 56.45, 9.4, '{"0791"}');
        insert into consultant (sign_in, name, municipality_code, phone, roles) values ('karin', 'Karin Berg', '0791', '+4587870001', '{"job_consultant"}');
        insert into night (id, area, local_date, state, started_at, lease_until, lease_id, seed) values (@night, 'all', '2026-11-23', 2, @now, @now, @night, '1');
        insert into youth (id, municipality_code, first_name, last_name, birth_date, phone, language, languages, postcode, travel_modes, max_travel_minutes, school, target_group,
            wants, interests, hobbies, available, max_hours_per_week, needs, communication, waiting_since, contact_by, sms_stopped, protected_address, consultant, licence,
            not_sectors, not_hosts, wished_hosts, programmes, groups, last_employer, weeks_used, guardian_relation, guardian_language, status, status_reason, status_by)
        select 'Y' || n, '0791', 'Amina', 'Holm', '2005-05-04', '+4522' || lpad(n::text, 6, '0'), 'da', '{"da"}', '8800', 4, 45, 2, '', '{2}', '{}', '{}',
            'Mo08:00-20:00|Tu08:00-20:00|We08:00-20:00|Th08:00-20:00|Fr08:00-20:00|Sa08:00-20:00', 12, 0, 0, '2026-11-01',
            case when n % 25 = 0 then 2 else 1 end, false, false, 'karin', 0, '{}', '{}', '{}', array[@programme], '{}', '', '{}', '', '', 1, '', ''
        from generate_series(0, @offers - 1) n;
        insert into host (id, municipality_code, kind, name, postcode, sector, interns_now, wage_subsidised_now, phone, vetted, contact_name, contact_hours, pledges, authority_of, municipal,
            p_number, email, language, agreement, status, status_reason, status_by)
        select 'HO' || n, '0791', 1, 'Bageren Laurits', '8800', 'grocery', 0, 0, '+4533' || lpad(n::text, 6, '0'), true, 'Per Bager', '', 0, '', '', '', '', '', '{}', 1, '', ''
        from generate_series(0, @offers - 1) n where n % 9 in (0, 1, 3, 4, 6, 7, 8);
        insert into opening (id, municipality_code, kind, programme, host_id, title, tasks, sector, seats, min_age, max_age, hours_per_week_min, hours_per_week_max, schedule, languages,
            environment, requires, meeting_forms, communication, hobbies, paid, schedule_is_fixed, breaks, workplace_id, seats_taken_elsewhere, purpose, leads_to, task_value, task_kinds, sms_task,
            trade, status, status_reason, status_by)
        select 'O' || substr(h.id, 3), '0791', 2, @programme, h.id, 'Hjælper', '', '', 1, 13, 29, 4, 8, '', '{"da"}', 0, 0, '{}', 0, '{}', true, false, '', '', 0, '', 0, '', '{}', '', 0, 1, '', ''
        from host h;
        insert into seat (opening_id, number) select id, 1 from opening;
        insert into proposal (id, municipality_code, night_id, youth_id, kind, opening_id, host_id, programme, score, rank, weight, pair_state, state, warnings, details, created_at)
        select gen_random_uuid(), '0791', @night, 'Y' || n, 2, o.id, o.host_id, @programme, 700, 1, 1000, 1, 1, '{}', '{}', @now
        from generate_series(0, @offers - 1) n join opening o on o.id = 'O' || case when n % 9 in (2, 5) then n - 1 else n end;
        """;
}
