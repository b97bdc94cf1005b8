using Matching.Core.Intake;
using Matching.Storage.Postgres.Intake;
using Matching.Testing.Stores;
using Npgsql;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Postgres;

/// <summary>The last guards: two connections try the same forbidden thing at the same time, and at most one of them gets it.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private const string UniqueViolation = "23505";

    private readonly PostgresFixture _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await new PostgresRegister(_database.Store).MergeAsync(
            SmallTown.Folder, [], new ImportRequest { By = "anna" }, new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero), CancellationToken.None);
        await _database.ExecuteAsync(SampleRows.Night);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_seat_has_one_sitter()
    {
        await _database.ExecuteAsync(SampleRows.Proposal("Y1", "O2", 2));
        await _database.ExecuteAsync(SampleRows.Offer("Y1", "O2", 1));
        await _database.ExecuteAsync(SampleRows.Proposal("Y2", "O2", 2));
        await _database.ExecuteAsync(SampleRows.Offer("Y2", "O2", 1, "K8"));

        await OnlyOneOf(HoldOf("Y1"), HoldOf("Y2"));

        (await _database.ScalarAsync<long>("select count(*) from seat_hold where opening_id = 'O2'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_seat_that_does_not_exist_has_none()
    {
        var fault = await Should.ThrowAsync<PostgresException>(() => _database.ExecuteAsync(
            "update seat_hold set seat_number = 3 where opening_id = 'O1'"));

        fault.SqlState.ShouldBe("23503");
    }

    [Fact]
    public async Task A_person_has_one_open_offer_of_a_kind()
    {
        await _database.ExecuteAsync(SampleRows.Proposal("Y1", "O1", 2));
        await _database.ExecuteAsync(SampleRows.Proposal("Y1", "O1", 2));
        const string First = "(select id from proposal order by id limit 1)";
        const string Second = "(select id from proposal order by id desc limit 1)";

        await OnlyOneOf(OfferOf(First, "K7"), OfferOf(Second, "K8"));
    }

    [Fact]
    public Task An_area_and_date_have_one_night() => OnlyOneOf(NightOf("2026-11-21"), NightOf("2026-11-21"));

    [Fact]
    public Task An_incoming_text_is_there_once() => OnlyOneOf(Incoming, Incoming);

    [Fact]
    public Task A_wish_has_one_undecided_proposal() =>
        OnlyOneOf(SampleRows.Proposal("Y2", "O2", 1), SampleRows.Proposal("Y2", "O2", 1));

    private const string Incoming = """
        insert into sms_message (id, municipality_code, direction, phone, body, state, supplier_id, created_at)
        values (gen_random_uuid(), '0791', 2, '+4522220001', '', 10, 'SM1', now())
        """;

    private static string HoldOf(string youth) => $"""
        insert into seat_hold (id, municipality_code, opening_id, seat_number, offer_id, held_at)
        select gen_random_uuid(), '0615', 'O2', 1, id, now() from offer where youth_id = '{youth}'
        """;

    private static string OfferOf(string proposal, string code) => $"""
        insert into offer (id, municipality_code, proposal_id, youth_id, kind, opening_id, host_id, programme, code, state, contact_by, phone, language, text, approved_by, created_at)
        select gen_random_uuid(), '0791', p.id, p.youth_id, p.kind, p.opening_id, p.host_id, p.programme, '{code}', 1, 1, '+4522220001', 'da', '', 'anna', now()
        from proposal p where p.id = {proposal}
        """;

    private static string NightOf(string date) => $"""
        insert into night (id, area, local_date, state, started_at, lease_until, lease_id, seed)
        values (gen_random_uuid(), '0615+0791', '{date}', 1, now(), now(), gen_random_uuid(), '')
        """;

    // The first has written and not committed when the second tries: the second waits, and is refused when the first commits.
    private async Task OnlyOneOf(string first, string second)
    {
        await using var one = await _database.Store.OpenConnectionAsync();
        await using var two = await _database.Store.OpenConnectionAsync();
        await using var open = await one.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand(first, one, open))
        {
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        var waiting = Task.Run(async () =>
        {
            await using var command = new NpgsqlCommand(second, two);
            return await command.ExecuteNonQueryAsync();
        });
        await Eventually.TrueAsync(
            async () => await _database.ScalarAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"),
            TimeSpan.FromSeconds(10),
            "the second waits for the first");
        await open.CommitAsync();

        (await Should.ThrowAsync<PostgresException>(() => waiting)).SqlState.ShouldBe(UniqueViolation);
    }
}
