using Matching.Core.Clock;
using Matching.Core.Intake;
using Matching.Core.Watching;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.Nightly;

/// <summary>
/// Runs one area's night of one civil date, once: whoever asks second is told that it is done, or by whom it is being done. What fails may
/// be asked for again, and nothing of it has been published.
/// </summary>
public sealed partial class RunNight(
    ReadBoard board,
    PlanNight plan,
    INightStore nights,
    INightCalendar calendar,
    IRegister register,
    INightParts parts,
    NightsHere here,
    IOptions<NightOptions> options,
    TimeProvider clock,
    ILogger<RunNight> logger)
{
    public async Task<NightOutcome> HandleAsync(NightRequest request, IProgress<NightStep>? progress, CancellationToken stopping)
    {
        await using var still = await register.HoldStillAsync(stopping);
        var date = request.Date ?? clock.Today();
        var known = await calendar.ReadAsync(date, stopping);
        if (known.Area.Count == 0)
        {
            return new NightOutcome.NobodyKnown();
        }

        if (request.OnlyIfMissing && !IsMissing(known, request.Date))
        {
            return new NightOutcome.NotMissing();
        }

        var key = NightKey.Of(known.Area, date);
        var now = clock.GetUtcNow();
        var seed = request.Seed ?? ProblemBuilder.DefaultSalt(known.Area, date);
        return await nights.ClaimAsync(key, seed, now, now + options.Value.Lease, stopping) switch
        {
            NightClaim.Done done => new NightOutcome.AlreadyDone(key, done.At),
            NightClaim.Taken taken => new NightOutcome.RunsElsewhere(key, taken.Until),
            NightClaim.Mine mine => await RunAsync(mine.Lease, request with { Date = date, Seed = seed }, progress, stopping),
            var other => throw new InvalidOperationException($"Unknown claim {other.GetType().Name}."),
        };
    }

    // Today's is missing from the hour it is due; the very first one at any hour.
    private bool IsMissing(NightsKnown known, DateOnly? date) =>
        !known.HasAny || (!known.HasDate && (date is not null || Copenhagen.TimeAt(clock.GetUtcNow()) >= options.Value.DueAt));

    private async Task<NightOutcome> RunAsync(NightLease lease, NightRequest request, IProgress<NightStep>? progress, CancellationToken stopping)
    {
        Log.Began(logger, lease.Night, request.Date!.Value);
        using var activity = Traces.Begin("night");
        activity?.SetTag("matching.night", lease.Night);
        var steps = new NightSteps(clock, progress);
        await using var keeper = new LeaseKeeper(nights, lease, options.Value.Lease, steps, clock, stopping);
        try
        {
            here.Begin(lease);
            var inParts = new NightInParts(parts, lease, options.Value, clock, keeper.Stopping);
            var night = await PlanAsync(request, steps, inParts, keeper.Stopping);
            var counts = await nights.PublishAsync(lease, night, clock.GetUtcNow(), keeper.Stopping);
            steps.End("publish");
            Figures.Published(night.Night, counts, steps.Milliseconds);
            Figures.PartsSaid(inParts.Said);
            Log.InParts(logger, lease.Night, inParts.Said);
            Log.Published(logger, lease.Night, counts.New, counts.Kept, counts.Superseded, counts.Unplaced);
            return new NightOutcome.Published(night.Night, counts);
        }
        catch (Exception fault)
        {
            // Said to the row so that another may begin at once; the fault itself goes on to whoever asked.
            Log.Failed(logger, fault, lease.Night);
            Figures.NightFailed();
            await NoteFailureAsync(lease, fault);
            throw;
        }
        finally
        {
            here.End(lease);
        }
    }

    private async Task<NightToPublish> PlanAsync(NightRequest request, NightSteps steps, NightInParts inParts, CancellationToken stopping)
    {
        var reading = await board.HandleAsync(stopping);
        steps.End("read");
        // The engine knows no cancellation; it runs beside us, so that the lease is renewed meanwhile.
        var planned = await Task.Run(() => plan.Plan(reading.Board, request.ToSettings(request.Date!.Value, reading), steps.End, inParts), stopping);
        var municipalities = reading.Board.Youths.ToDictionary(youth => youth.Id, youth => youth.Municipality, StringComparer.Ordinal);
        return new(planned, municipalities, reading.Undecided, steps.Milliseconds) { ZippedFacts = inParts.ZippedFacts is { } zipped ? await zipped : null };
    }

    private async Task NoteFailureAsync(NightLease lease, Exception fault)
    {
        try
        {
            await nights.FailAsync(lease, fault.GetType().Name, clock.GetUtcNow(), CancellationToken.None);
        }
        catch (Exception second)
        {
            // The store is gone too: the lease will pass by itself.
            Log.FailureNotNoted(logger, second, lease.Night);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Night {Night} of {Date} began")]
        public static partial void Began(ILogger logger, Guid night, DateOnly date);

        [LoggerMessage(Level = LogLevel.Information, Message = "Night {Night} was published: {New} new, {Kept} kept, {Superseded} superseded, {Unplaced} without")]
        public static partial void Published(ILogger logger, Guid night, int @new, int kept, int superseded, int unplaced);

        [LoggerMessage(Level = LogLevel.Information, Message = "Of night {Night} {Parts} parts were said by others")]
        public static partial void InParts(ILogger logger, Guid night, int parts);

        [LoggerMessage(Level = LogLevel.Error, Message = "Night {Night} failed; nothing of it was published")]
        public static partial void Failed(ILogger logger, Exception fault, Guid night);

        [LoggerMessage(Level = LogLevel.Warning, Message = "That night {Night} failed could not be noted; its lease will pass")]
        public static partial void FailureNotNoted(ILogger logger, Exception fault, Guid night);
    }
}
