using Matching.Cli;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Matching.Edges.Tests.Backups;

public sealed class BackupTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("matching-backup").FullName, "store.dump");
    private readonly StringWriter _said = new();
    private OfferTown _town = null!;
    private PostgresFixture _empty = null!;

    public async Task InitializeAsync()
    {
        _town = await OfferTown.CreateAsync();
        _empty = await PostgresFixture.CreateAsync();
        await _empty.ExecuteAsync("drop schema public cascade; create schema public");
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
        await _town.DisposeAsync();
        await _empty.DisposeAsync();
    }

    [Fact]
    public async Task What_was_kept_is_put_back_into_an_empty_store_row_for_row_and_hash_for_hash()
    {
        await _town.SentAsync(Amina);

        (await RunAsync(_town.Store, "backup", _file)).ShouldBe(ExitCode.Done);
        (await RunAsync(_empty, "restore", _file)).ShouldBe(ExitCode.Done);

        _said.ToString().ShouldContain("every table's count and hash agree");
        (await _empty.QueryAsync<string>(Everything)).ShouldBe(await _town.Store.QueryAsync<string>(Everything));
    }

    [Fact]
    public async Task What_was_sent_after_the_backup_is_found_at_the_supplier_and_not_sent_again()
    {
        var offer = await _town.ApprovedAsync(Amina);
        (await RunAsync(_town.Store, "backup", _file)).ShouldBe(ExitCode.Done);
        await _town.SendDueAsync();
        (await _town.PhoneAsync(Amina)).Count.ShouldBe(2);

        (await RunAsync(_empty, "restore", _file)).ShouldBe(ExitCode.Done);
        await PhonesAreTheSameAsync();
        await SendAsync();

        _said.ToString().ShouldContain("texts that waited then are looked for at the supplier");
        (await _empty.ScalarAsync<int>("select count(*)::int from local_phone_message where direction = 1 and phone = @Amina", new { Amina })).ShouldBe(2);
        (await _empty.ScalarAsync<int>("select count(*)::int from sms_message where direction = 1 and state = @sent", new { sent = (short)TextState.Sent })).ShouldBe(2);
        (await _empty.ScalarAsync<short>("select state from offer where id = @Value", new { offer.Value })).ShouldBe((short)OfferState.Sent);
    }

    [Fact]
    public async Task What_was_not_sent_after_the_backup_is_sent_once()
    {
        await _town.ApprovedAsync(Amina);
        (await RunAsync(_town.Store, "backup", _file)).ShouldBe(ExitCode.Done);

        (await RunAsync(_empty, "restore", _file)).ShouldBe(ExitCode.Done);
        await SendAsync();
        await SendAsync();

        (await _empty.ScalarAsync<int>("select count(*)::int from local_phone_message where direction = 1 and phone = @Amina", new { Amina })).ShouldBe(2);
    }

    [Fact]
    public async Task A_store_that_its_own_server_put_back_holds_its_texts_too()
    {
        await _town.ApprovedAsync(Amina);

        (await RunAsync(_town.Store, "restore", "--recovered")).ShouldBe(ExitCode.Done);
        (await RunAsync(_town.Store, "restore")).ShouldBe(ExitCode.WrongUsage);

        (await _town.CountAsync("from sms_message where look_first_since = created_at")).ShouldBe(2);
    }

    [Fact]
    public async Task A_store_that_is_not_empty_a_missing_file_and_a_foreign_list_are_refused_and_nothing_is_done()
    {
        (await RunAsync(_town.Store, "backup", _file)).ShouldBe(ExitCode.Done);

        (await RunAsync(_town.Store, "restore", _file)).ShouldBe(ExitCode.Refused);
        (await RunAsync(_empty, "restore", _file + ".other")).ShouldBe(ExitCode.Refused);
        await File.WriteAllTextAsync(_file + ".json", "{}");
        (await RunAsync(_empty, "restore", _file)).ShouldBe(ExitCode.Refused);
        (await RunAsync(_empty, "backup", "/no/such/folder/store.dump")).ShouldBe(ExitCode.WrongUsage);

        _said.ToString().ShouldContain("The database is not empty");
        _said.ToString().ShouldContain("is not what backup wrote");
        (await _empty.ScalarAsync<int>("select count(*)::int from pg_tables where schemaname = 'public'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_table_that_is_not_as_it_was_kept_is_named()
    {
        await _town.SentAsync(Amina);
        (await RunAsync(_town.Store, "backup", _file)).ShouldBe(ExitCode.Done);
        var contents = Cli.Backups.StoreContents.Read(await File.ReadAllTextAsync(_file + ".json"))!;
        contents.Tables["youth"] = contents.Tables["youth"] with { Rows = 7 };
        await File.WriteAllTextAsync(_file + ".json", contents.Write());

        (await RunAsync(_empty, "restore", _file)).ShouldBe(ExitCode.Refused);

        _said.ToString().ShouldContain("youth: 7 rows");
        _said.ToString().ShouldContain("do not use it");
    }

    private const string Everything = "select y::text from youth y union all select o::text from offer o union all select p::text from proposal p union all select t.id || t.body || t.state from sms_message t order by 1";

    // The phones are the world outside: what reached them after the backup is still on them.
    private async Task PhonesAreTheSameAsync()
    {
        foreach (var row in await _town.Store.QueryAsync<string>("select row_to_json(m)::text from local_phone_message m"))
        {
            await _empty.ExecuteAsync("insert into local_phone_message select * from json_populate_record(null::local_phone_message, @row::json) on conflict do nothing", new { row });
        }
    }

    private async Task SendAsync()
    {
        await using var restored = Product.ServicesOf(Settings(_empty), services => services.AddSingleton<TimeProvider>(_town.Clock)).BuildServiceProvider();
        for (var turn = 0; turn < 3; turn++)
        {
            foreach (var id in await _empty.QueryAsync<Guid>("select id from sms_message where direction = 1 and state in (1, 2) order by id"))
            {
                await restored.GetRequiredService<SendText>().HandleAsync(new(id), CancellationToken.None);
            }
        }
    }

    private async Task<int> RunAsync(PostgresFixture store, params string[] words)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(_said) });
        console.Profile.Width = 400;
        var terminal = new Terminal(console, console);
        return await new VerbTable(terminal, [new Cli.Backups.BackupVerb(terminal, () => Product.Of(Settings(store))), new Cli.Backups.RestoreVerb(terminal, () => Product.Of(Settings(store)))])
            .RunAsync(words, CancellationToken.None);
    }

    private static IConfigurationRoot Settings(PostgresFixture store) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["ConnectionStrings:Postgres"] = new NpgsqlConnectionStringBuilder(store.ConnectionString) { Pooling = false }.ConnectionString,
        ["ConnectionStrings:Redis"] = "127.0.0.1:1",
    }).Build();
}
