using Matching.Storage.Postgres.Migrations;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Postgres;

/// <summary>
/// The version before runs on while a store is brought up to date, so a file only adds: read from PostgreSQL's own catalogue, file by file
/// after the baseline. A file that takes away says which program it needs, and is allowed to.
/// </summary>
public sealed class AddingMigrationsTests : IAsyncLifetime
{
    /// <summary>The last file before anybody had the product.</summary>
    private const int Baseline = 33;

    private readonly PostgresFixture _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.ExecuteAsync("drop schema public cascade; create schema public");
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task What_the_version_before_writes_and_reads_is_still_there_after_every_file()
    {
        var broken = new List<string>();
        await MigrateAsync(Baseline);
        foreach (var next in Migration.Embedded.Skip(Baseline))
        {
            var before = await ShapeAsync();
            await MigrateAsync(next.Number);
            broken.AddRange((next.Needs > 0 ? [] : await TakenAwayAsync(before)).Select(what => $"{next.Name}: {what}"));
        }

        broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("alter table youth drop column first_name", "youth.first_name is gone or another")]
    [InlineData("alter table youth rename column first_name to forename", "youth.first_name is gone or another")]
    [InlineData("alter table youth alter column phone set not null", "youth.phone is gone or another")]
    [InlineData("alter table sms_message alter column segments type bigint", "sms_message.segments is gone or another")]
    [InlineData("alter table youth add column shoe_size integer not null", "youth.shoe_size must be written by whoever does not know it")]
    [InlineData("alter table youth add constraint has_phone check (phone is not null)", "youth has_phone is a new demand on old rows")]
    [InlineData("create unique index youth_once on youth (first_name)", "youth youth_once is a new demand on old rows")]
    [InlineData("drop table never_pair", "never_pair.")]
    public async Task What_an_older_program_would_stumble_over_is_seen(string sql, string told)
    {
        await MigrateAsync(Baseline);
        var before = await ShapeAsync();

        await _database.ExecuteAsync(sql);

        (await TakenAwayAsync(before)).ShouldContain(what => what.StartsWith(told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("alter table youth add column shoe_size integer")]
    [InlineData("alter table youth add column shoe_size integer not null default 40")]
    [InlineData("create index youth_by_name on youth (first_name)")]
    [InlineData("create table shoe (id integer primary key, youth_id text not null references youth (id))")]
    public async Task What_only_adds_is_let_through(string sql)
    {
        await MigrateAsync(Baseline);
        var before = await ShapeAsync();

        await _database.ExecuteAsync(sql);

        (await TakenAwayAsync(before)).ShouldBeEmpty();
    }

    private Task<MigrationOutcome> MigrateAsync(int last) =>
        new Migrator(_database.Store, [.. Migration.Embedded.Take(last)], NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);

    private async Task<Shape> ShapeAsync() => new(
        await SetAsync("select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns where table_schema = 'public'"),
        await SetAsync("select table_name from information_schema.tables where table_schema = 'public'"),
        await SetAsync("select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' and is_nullable = 'NO' and column_default is null and is_identity = 'NO'"),
        await SetAsync("""
            select conrelid::regclass::text || ' ' || conname from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'u', 'x')
            union select tablename || ' ' || indexname from pg_indexes where schemaname = 'public' and indexdef like 'CREATE UNIQUE%'
            """));

    private async Task<IReadOnlyList<string>> TakenAwayAsync(Shape before)
    {
        var after = await ShapeAsync();
        return
        [
            .. before.Columns.Except(after.Columns).Select(column => $"{column.Split(' ')[0]} is gone or another"),
            .. after.MustBeWritten.Except(before.MustBeWritten).Where(column => IsOld(column.Split('.')[0]) && !before.Columns.Any(known => known.StartsWith(column + " ", StringComparison.Ordinal)))
                .Select(column => $"{column} must be written by whoever does not know it"),
            .. after.Demands.Except(before.Demands).Where(demand => IsOld(demand.Split(' ')[0])).Select(demand => $"{demand} is a new demand on old rows"),
        ];

        bool IsOld(string table) => before.Tables.Contains(table);
    }

    private async Task<HashSet<string>> SetAsync(string sql) => (await _database.QueryAsync<string>(sql)).ToHashSet(StringComparer.Ordinal);

    private sealed record Shape(HashSet<string> Columns, HashSet<string> Tables, HashSet<string> MustBeWritten, HashSet<string> Demands);
}
