using System.Text.RegularExpressions;
using Matching.Cli;
using Matching.Cli.Verbs;
using Matching.Core.SystemKeys;
using Matching.Testing.Offers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Matching.Edges.Tests.Api;

public sealed partial class KeysVerbTests : IAsyncLifetime
{
    private readonly StringWriter _said = new();
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_key_is_told_once_listed_without_its_secret_and_ends_when_it_is_revoked()
    {
        (await RunAsync("keys", "make", "--municipality", "0791", "--name", "ESDH")).ShouldBe(ExitCode.Done);
        var key = Key().Match(_said.ToString()).Value;
        var kept = (await FindAsync(key)).ShouldNotBeNull();
        _said.GetStringBuilder().Clear();

        (await RunAsync("keys", "list")).ShouldBe(ExitCode.Done);
        (await RunAsync("keys", "revoke", "--key", kept.Id.ToString())).ShouldBe(ExitCode.Done);
        (await RunAsync("keys", "revoke", "--key", kept.Id.ToString())).ShouldBe(ExitCode.Refused);

        _said.ToString().ShouldContain("ESDH");
        _said.ToString().ShouldNotContain(key);
        (await FindAsync(key)).ShouldBeNull();
    }

    [Fact]
    public async Task A_municipality_that_is_not_here_gets_no_key()
    {
        (await RunAsync("keys", "make", "--municipality", "0101", "--name", "ESDH")).ShouldBe(ExitCode.Refused);

        _said.ToString().ShouldContain("The municipality 0101 is not here");
    }

    [Theory]
    [InlineData("make", "--municipality=0791")]
    [InlineData("make", "--name=ESDH")]
    [InlineData("revoke", "--key=7")]
    [InlineData("lend", "--key=7")]
    public async Task What_cannot_be_meant_is_wrong_usage(string word, string option) => (await RunAsync("keys", word, option)).ShouldBe(ExitCode.WrongUsage);

    private Task<SystemKey?> FindAsync(string key) => _town.Get<ISystemKeys>().FindAsync(SystemKey.Hash(key), CancellationToken.None);

    private Task<int> RunAsync(params string[] words)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(_said) });
        console.Profile.Width = 400;
        var terminal = new Terminal(console, console);
        return new VerbTable(terminal, [new KeysVerb(terminal, TimeProvider.System, () => Product.Of(Configuration()))]).RunAsync(words, CancellationToken.None);
    }

    private IConfiguration Configuration() => new ConfigurationBuilder()
        .AddInMemoryCollection([new("ConnectionStrings:Postgres", _town.Store.ConnectionString)])
        .Build();

    [GeneratedRegex("mk_[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
