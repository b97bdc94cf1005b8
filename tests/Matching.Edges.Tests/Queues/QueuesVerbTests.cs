using Matching.Cli;
using Matching.Cli.Verbs;
using Matching.Core.Messages;
using Matching.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Matching.Edges.Tests.Queues;

public sealed class QueuesVerbTests(PostgresFixture store) : IClassFixture<PostgresFixture>
{
    private readonly StringWriter _said = new();

    [Fact]
    public async Task A_dead_message_is_counted_shown_with_its_reason_and_put_back()
    {
        var id = await BuriedAsync("text-requested", "The row was gone.");

        (await RunAsync("queues", "list")).ShouldBe(ExitCode.Done);
        (await RunAsync("queues", "dead")).ShouldBe(ExitCode.Done);
        (await RunAsync("queues", "replay", "--message", id.ToString())).ShouldBe(ExitCode.Done);
        (await RunAsync("queues", "replay", "--message", id.ToString())).ShouldBe(ExitCode.Refused);
        (await RunAsync("queues", "dead")).ShouldBe(ExitCode.Done);

        _said.ToString().ShouldContain("text-requested  s  after 1 attempts: The row was gone.");
        _said.ToString().ShouldContain("1 put back.");
        _said.ToString().ShouldContain($"No dead message has the id {id}.");
        _said.ToString().ShouldContain("0 dead.");
    }

    [Theory]
    [InlineData("replay", "")]
    [InlineData("replay", "--message=7")]
    [InlineData("bury", "")]
    public async Task What_cannot_be_meant_is_wrong_usage(string word, string option) =>
        (await RunAsync([.. new[] { "queues", word, option }.Where(each => each.Length > 0)])).ShouldBe(ExitCode.WrongUsage);

    [Fact]
    public async Task Faulty_settings_are_refused_with_every_fault()
    {
        (await RunAsync([("Queues:Kind", "kafka")], "queues", "dead")).ShouldBe(ExitCode.Refused);

        _said.ToString().ShouldContain("Queues:Kind is 'kafka'");
    }

    private async Task<Guid> BuriedAsync(string kind, string reason)
    {
        await using var services = Product.Of(Configuration([]));
        var (queue, dead, clock) = (services.GetRequiredService<IMessageQueue>(), services.GetRequiredService<IDeadLetters>(), services.GetRequiredService<TimeProvider>());
        var message = Message.Of(kind, "s", clock.GetUtcNow(), clock);
        await services.GetRequiredService<IMessagePublisher>().PublishAsync(message, CancellationToken.None);
        await dead.BuryAsync((await queue.ReceiveAsync(TimeSpan.FromSeconds(5), CancellationToken.None))!, reason, CancellationToken.None);
        return message.Id;
    }

    private Task<int> RunAsync(params string[] words) => RunAsync([], words);

    private Task<int> RunAsync((string, string)[] settings, params string[] words)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(_said) });
        console.Profile.Width = 400;
        var terminal = new Terminal(console, console);
        return new VerbTable(terminal, [new QueuesVerb(terminal, () => Product.Of(Configuration(settings)))]).RunAsync(words, CancellationToken.None);
    }

    private IConfiguration Configuration((string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("ConnectionStrings:Postgres", store.ConnectionString), .. settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))])
        .Build();
}
