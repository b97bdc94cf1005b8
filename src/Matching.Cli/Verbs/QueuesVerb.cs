using System.Globalization;
using Matching.Core.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Matching.Cli.Verbs;

/// <summary>For whoever looks after the queue: what waits, what nobody could handle and why, and putting that back.</summary>
internal sealed class QueuesVerb(Terminal terminal, Func<ServiceProvider> product) : IVerb
{
    public Usage Usage { get; } = new(
        "queues",
        "Messages on their way: list counts them, dead shows those nobody could handle with the reason, replay puts such a one back.",
        ["list|dead|replay"],
        [new("--message", "ID", "with replay: this one, by its id"), new("--all", "", "with replay: every one")]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        await using var services = product();
        try
        {
            return arguments.Place(0) switch
            {
                "list" => await ListAsync(services.GetRequiredService<IQueueGauge>(), stopping),
                "dead" => await DeadAsync(services.GetRequiredService<IDeadLetters>(), stopping),
                "replay" => await ReplayAsync(services.GetRequiredService<IDeadLetters>(), arguments, stopping),
                var word => throw new WrongUsageException($"{word} is not known; allowed: list, dead, replay."),
            };
        }
        catch (OptionsValidationException faulty)
        {
            return terminal.Refuse([.. faulty.Failures]);
        }
    }

    private async Task<int> ListAsync(IQueueGauge gauge, CancellationToken stopping)
    {
        var level = await gauge.ReadAsync(stopping);
        terminal.Table([
            ("queue", level.Kind),
            ("not yet published", Text(level.Unpublished)),
            ("waiting", level.Waiting is { } waiting ? Text(waiting) : "not told over HTTP; see the portal"),
            ("dead", Text(level.Dead))]);
        return ExitCode.Done;
    }

    private async Task<int> DeadAsync(IDeadLetters deadLetters, CancellationToken stopping)
    {
        var letters = await deadLetters.ListAsync(stopping);
        foreach (var letter in letters)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{letter.Message.Id}  {letter.At:yyyy-MM-dd HH:mm:ss}Z  {letter.Message.Kind}  {letter.Message.Subject}  after {letter.Attempts} attempts: {letter.Reason.ReplaceLineEndings(" ")}"));
        }

        terminal.Line($"{letters.Count} dead.");
        return ExitCode.Done;
    }

    private async Task<int> ReplayAsync(IDeadLetters deadLetters, Arguments arguments, CancellationToken stopping)
    {
        var replayed = 0;
        foreach (var id in await ChosenAsync(deadLetters, arguments, stopping))
        {
            if (!await deadLetters.ReplayAsync(id, stopping))
            {
                return terminal.Refuse([$"No dead message has the id {id}. matching queues dead lists them."]);
            }

            replayed++;
        }

        terminal.Line($"{replayed} put back.");
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<Guid>> ChosenAsync(IDeadLetters deadLetters, Arguments arguments, CancellationToken stopping)
    {
        if (arguments.Has("--all") == arguments.Has("--message"))
        {
            throw new WrongUsageException("replay needs either --message ID or --all.");
        }

        if (arguments.Text("--message") is not { } text)
        {
            return [.. (await deadLetters.ListAsync(stopping)).Select(letter => letter.Message.Id)];
        }

        return Guid.TryParse(text, out var id) ? [id] : throw new WrongUsageException($"--message '{text}' is not an id, for example 019b0000-0000-7000-8000-000000000001.");
    }

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
