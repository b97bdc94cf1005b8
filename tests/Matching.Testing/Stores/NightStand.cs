using Matching.Core.Availability;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Storage.Postgres.Availability;
using Matching.Storage.Postgres.Intake;
using Matching.Storage.Postgres.Nightly;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Matching.Testing.Stores;

/// <summary>The night's steps on a test's own store, with a memory of availability in this process.</summary>
public sealed class NightStand(PostgresFixture database, TimeProvider clock)
{
    public InMemoryAvailability Memory { get; } = new();

    public NightOptions Options { get; } = new();

    public IMatchingBoard Board { get; } = new PostgresBoard(database.Store);

    public INightStore Nights { get; init; } = new PostgresNights(database.Store);

    public INightParts Parts { get; init; } = new PostgresNightParts(database.Store);

    public NightsHere Here { get; init; } = new();

    public IRegister Register { get; } = new PostgresRegister(database.Store);

    public ReadBoard ReadBoard => new(
        Board,
        new FindAvailability(new PostgresAvailability(database.Store), Memory, clock, NullLogger<FindAvailability>.Instance),
        NullLogger<ReadBoard>.Instance);

    public RunNight RunNight => new(
        ReadBoard,
        new PlanNight(clock),
        Nights,
        new PostgresNights(database.Store),
        Register,
        Parts,
        Here,
        Microsoft.Extensions.Options.Options.Create(Options),
        clock,
        NullLogger<RunNight>.Instance);

    public RehearseNight Rehearse => new(ReadBoard, new PlanNight(clock), clock);

    public Task ImportAsync(ImportedFolder folder) =>
        Register.MergeAsync(folder, [], new ImportRequest { By = "anna" }, clock.GetUtcNow(), CancellationToken.None);

    public Task<NightOutcome> RunAsync(NightRequest? request = null) => RunNight.HandleAsync(request ?? new(), null, CancellationToken.None);
}
