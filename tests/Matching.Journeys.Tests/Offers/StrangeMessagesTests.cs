using System.Globalization;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.Offers;

/// <summary>Messages that this version of the worker cannot know: of another version beside it, or of nobody.</summary>
public sealed class StrangeMessagesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_message_of_an_unknown_kind_or_version_lies_with_the_dead_with_its_reason_and_holds_nobody_up()
    {
        await SayAsync("weather-changed", """{"subject": "rain"}""");
        await SayAsync("text-requested", """{"subject": "v2:0193b0c8"}""");
        await SayAsync("night-part-offered", """{"subject": "tonight/of/three"}""");
        await SayAsync("delivery-reported", "{}");

        await using var worker = Start();
        await _town.SentByWorkerAsync("+4523000001", Patience);

        await Eventually.TrueAsync(async () => await _town.CountAsync("from queue_message where dead_at is not null") >= 3, Patience, "what cannot be handled is given up");
        (await ReasonAsync("weather-changed")).ShouldBe("No handler for 'weather-changed'.");
        (await ReasonAsync("text-requested")).ShouldNotBeNull().ShouldContain("FormatException");
        (await ReasonAsync("night-part-offered")).ShouldNotBeNull().ShouldContain("names no part of a night");
        await Eventually.TrueAsync(async () => await _town.CountAsync("from queue_message where dead_at is null") == 0, Patience, "nothing goes round for ever");
        worker.ExitCode.ShouldBeNull();
    }

    [Fact]
    public async Task A_text_whose_every_handler_died_is_on_the_desk_once()
    {
        await SayAsync("text-requested", """{"subject": "v2:0193b0c8"}""");
        await _town.ApprovedAsync("+4523000002");
        await _town.Store.ExecuteAsync(
            """
            insert into queue_message (message_id, kind, body, visible_at, attempts, dead_at, dead_reason)
            select message_id, kind, body, not_before, 11, created_at, '10 deliveries ended without a word' from outbox where published_at is null;
            update outbox set published_at = created_at
            """);

        await using (Start())
        {
            await Eventually.TrueAsync(async () => await StuckAsync() == 2, Patience, "both the greeting and the offer are on the desk");
        }

        await using var next = Start();
        await _town.SentByWorkerAsync("+4523000001", Patience);
        (await StuckAsync()).ShouldBe(2);
    }

    private Task<int> StuckAsync() => _town.CountAsync("from work_item where kind = 'text_stuck'");

    private WorkerProcess Start() => WorkerProcess.Start(
        _town.Store.ConnectionString,
        ("Queues:MostAttempts", "1"),
        ("Clock:Offset", ((long)(_town.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds + 2).ToString(CultureInfo.InvariantCulture)));

    private Task<int> SayAsync(string kind, string body) => _town.Store.ExecuteAsync(
        "insert into outbox (message_id, kind, body, not_before, created_at) values (gen_random_uuid(), @kind, @body::jsonb, @now, @now)",
        new { kind, body, now = _town.Clock.GetUtcNow() });

    private Task<string?> ReasonAsync(string kind) => _town.Store.ScalarAsync<string>("select dead_reason from queue_message where kind = @kind", new { kind });
}
