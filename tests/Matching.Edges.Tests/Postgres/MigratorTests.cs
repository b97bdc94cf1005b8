using Matching.Storage.Postgres.Migrations;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Postgres;

public sealed class MigratorTests : IAsyncLifetime
{
    private static readonly Migration First = new(1, "0001_first.sql", "create table one (n integer)");
    private static readonly Migration Second = new(2, "0002_second.sql", "create table two (n integer); insert into two values (1)");

    private readonly PostgresFixture _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.ExecuteAsync("drop schema public cascade; create schema public");
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Files_are_applied_once_and_in_order()
    {
        var first = await Migrate(First);
        var both = await Migrate(First, Second);
        var again = await Migrate(First, Second);

        first.ShouldBeOfType<MigrationOutcome.Ready>().Applied.ShouldBe(["0001_first.sql"]);
        both.ShouldBeOfType<MigrationOutcome.Ready>().Applied.ShouldBe(["0002_second.sql"]);
        again.ShouldBeOfType<MigrationOutcome.Ready>().Applied.ShouldBeEmpty();
        (await _database.ScalarAsync<long>("select count(*) from two")).ShouldBe(1);
    }

    [Fact]
    public async Task Ten_at_once_apply_every_file_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Migrate(First, Second))));

        outcomes.Sum(outcome => outcome.ShouldBeOfType<MigrationOutcome.Ready>().Applied.Count).ShouldBe(2);
        (await _database.ScalarAsync<long>("select count(*) from two")).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_and_the_files_before_it()
    {
        var broken = new Migration(2, "0002_broken.sql", "create table two (n integer); select no_such_function()");

        await Should.ThrowAsync<PostgresException>(() => Migrate(First, broken));

        (await _database.ScalarAsync<string>("select to_regclass('two')::text")).ShouldBeNull();
        (await Migrate(First, Second)).ShouldBeOfType<MigrationOutcome.Ready>().Applied.ShouldBe(["0002_second.sql"]);
    }

    [Fact]
    public async Task A_file_that_was_changed_after_it_was_applied_is_refused_with_a_sentence()
    {
        await Migrate(First);
        var changed = First with { Sql = "create table one (n bigint)" };

        var outcome = await Migrate(new Migration(1, First.Name, changed.Sql), Second);

        outcome.ShouldBeOfType<MigrationOutcome.Changed>().Sentence.ShouldStartWith("0001_first.sql was applied to this store with another text");
        (await _database.ScalarAsync<string>("select to_regclass('two')::text")).ShouldBeNull();
    }

    [Fact]
    public async Task Other_line_ends_are_the_same_text()
    {
        await Migrate(new Migration(1, First.Name, "create table one\n(n integer)"));

        var outcome = await Migrate(new Migration(1, First.Name, "create table one\r\n(n integer)"));

        outcome.ShouldBeOfType<MigrationOutcome.Ready>().Applied.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_that_a_newer_program_has_only_added_to_serves_the_older_one_too()
    {
        await Migrate(First, Second);

        var outcome = await Of(First).LookAsync(CancellationToken.None);

        outcome.MayRun.ShouldBeTrue();
        outcome.Sentence.ShouldBe("The store has been brought to 0002_second.sql by a newer program; this one ends at 0001 and may run on beside it.");
        (await Migrate(First)).ShouldBe(outcome);
    }

    [Fact]
    public async Task A_store_that_needs_a_newer_program_is_refused_with_a_sentence()
    {
        var takesAway = new Migration(3, "0003_third.sql", "-- Nobody reads it any more.\n-- needs 0002\ndrop table two");
        await Migrate(First, Second, takesAway);

        var oldest = await Of(First).LookAsync(CancellationToken.None);
        var older = await Of(First, Second).LookAsync(CancellationToken.None);

        oldest.MayRun.ShouldBeFalse();
        oldest.Sentence.ShouldBe("The store has been brought to 0003_third.sql by a newer program; this one ends at 0001. Start the newer program.");
        older.MayRun.ShouldBeTrue();
    }

    [Fact]
    public async Task A_ledger_from_before_files_had_needs_is_read_and_then_brought_up_to_date()
    {
        await Migrate(First);
        await _database.ExecuteAsync("alter table schema_migration drop column needs");

        (await Of(First).LookAsync(CancellationToken.None)).ShouldBeOfType<MigrationOutcome.Ready>();
        (await Migrate(First, Second)).ShouldBeOfType<MigrationOutcome.Ready>().Applied.ShouldBe(["0002_second.sql"]);
    }

    [Fact]
    public async Task Looking_says_what_waits_and_changes_nothing()
    {
        var empty = await Of(First, Second).LookAsync(CancellationToken.None);
        await Migrate(First);
        var half = await Of(First, Second).LookAsync(CancellationToken.None);

        empty.ShouldBeOfType<MigrationOutcome.Older>().Waiting.ShouldBe(["0001_first.sql", "0002_second.sql"]);
        half.Sentence.ShouldBe("The store lacks 0002_second.sql. Run: infra/matching migrate");
        (await _database.ScalarAsync<string>("select to_regclass('two')::text")).ShouldBeNull();
    }

    [Fact]
    public async Task The_programs_own_files_make_a_store_from_nothing()
    {
        var outcome = await new Migrator(_database.Store, Migration.Embedded, NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);

        outcome.ShouldBeOfType<MigrationOutcome.Ready>().Applied.Count.ShouldBe(Migration.Embedded.Count);
        (await _database.ScalarAsync<string>("select value from installation where key = 'id'")).ShouldNotBeNullOrEmpty();
    }

    private Task<MigrationOutcome> Migrate(params Migration[] files) => Of(files).MigrateAsync(CancellationToken.None);

    private Migrator Of(params Migration[] files) => new(_database.Store, files, NullLogger<Migrator>.Instance);
}
