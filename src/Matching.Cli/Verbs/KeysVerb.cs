using System.Globalization;
using Matching.Core.SystemKeys;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>Keys of municipalities' other systems to the HTTP API.</summary>
internal sealed class KeysVerb(Terminal terminal, TimeProvider clock, Func<ServiceProvider> product) : IVerb
{
    public Usage Usage { get; } = new(
        "keys",
        "Keys to the HTTP API: make tells a new one once, list shows them without their secret, revoke ends one at once.",
        ["make|list|revoke"],
        [
            new("--municipality", "CODE", "with make: whose data it opens, four digits"),
            new("--name", "NAME", "with make: which system it is for"),
            new("--key", "ID", "with revoke: its id, as list shows it"),
        ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        await using var services = product();
        return arguments.Place(0) switch
        {
            "make" => await MakeAsync(services, arguments, stopping),
            "list" => await ListAsync(services.GetRequiredService<ISystemKeys>(), stopping),
            "revoke" => await RevokeAsync(services.GetRequiredService<ISystemKeys>(), arguments, stopping),
            var word => throw new WrongUsageException($"{word} is not known; allowed: make, list, revoke."),
        };
    }

    private async Task<int> MakeAsync(ServiceProvider services, Arguments arguments, CancellationToken stopping)
    {
        if (arguments.Text("--municipality") is not { } municipality || arguments.Text("--name") is not { Length: > 0 } name)
        {
            throw new WrongUsageException("make needs --municipality CODE and --name NAME.");
        }

        if (await services.GetRequiredService<MakeSystemKey>().HandleAsync(municipality, name, stopping) is not { } made)
        {
            return terminal.Refuse([$"The municipality {municipality} is not here; it comes with municipalities.csv."]);
        }

        terminal.Line(made.Key);
        terminal.Line($"Its id is {made.Kept.Id}. The key is not shown again.");
        return ExitCode.Done;
    }

    private async Task<int> ListAsync(ISystemKeys keys, CancellationToken stopping)
    {
        foreach (var key in await keys.ListAsync(stopping))
        {
            var revoked = key.RevokedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"revoked {at:yyyy-MM-dd HH:mm}Z") : "opens";
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{key.Id}  {key.Municipality}  made {key.MadeAt:yyyy-MM-dd HH:mm}Z  {revoked}  {key.Name}"));
        }

        return ExitCode.Done;
    }

    private async Task<int> RevokeAsync(ISystemKeys keys, Arguments arguments, CancellationToken stopping)
    {
        if (!Guid.TryParse(arguments.Text("--key"), out var id))
        {
            throw new WrongUsageException("revoke needs --key ID, as keys list shows it.");
        }

        if (!await keys.RevokeAsync(id, clock.GetUtcNow(), stopping))
        {
            return terminal.Refuse([$"No key that opens has the id {id}."]);
        }

        terminal.Line("Revoked.");
        return ExitCode.Done;
    }
}
