using Matching.Core.Clock;
using Matching.Core.Intake;
using Matching.Core.Placements;
using Matching.Core.Programmes;
using Matching.Engine;
using Matching.Engine.Facts;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Nightly;

/// <summary>
/// Between two nights: proposes what has become possible since, by the same rules and the same exact plan, and moves nothing that anybody
/// has been shown. After one change it looks at the part of the night that the change can reach. Whose offer ended since the night, and whose
/// proposal was rejected since, rests until the next one.
/// </summary>
/// <remarks>Source: the matching model §6 "Intraday", and the rule rests-now.</remarks>
public sealed partial class RunRound(
    ReadBoard board, PlanNight plan, IRoundStore rounds, IRegister register, TimeProvider clock, ILogger<RunRound> logger)
{
    /// <summary>Looks at everything that has room.</summary>
    public Task<RoundOutcome> HandleAsync(CancellationToken stopping) => HandleAsync(openings: null, stopping);

    /// <summary>
    /// Looks only at what these openings, where a seat came free, can reach: the wishes that can take them, what those can take besides, and so on.
    /// Null = everything that has room.
    /// </summary>
    public async Task<RoundOutcome> HandleAsync(IReadOnlyCollection<string>? openings, CancellationToken stopping)
    {
        await using var still = await register.HoldStillAsync(stopping);
        if (await rounds.FindLatestAsync(stopping) is not { } latest)
        {
            return new RoundOutcome.NoNightYet();
        }

        var reading = await board.HandleAsync(stopping);
        var settings = new NightSettings(clock.Today(), reading.Board.PolicyOn(clock.Today()), Threads: Environment.ProcessorCount, LeftOutBefore: reading.LeftOutByAge);
        var round = await Task.Run(() => plan.Round(AsARoundSeesIt(reading.Board, settings.Date, latest.Resting), settings, openings), stopping);
        var municipalities = reading.Board.Youths.ToDictionary(youth => youth.Id, youth => youth.Municipality, StringComparer.Ordinal);
        IReadOnlyList<string> added = round.Pairs.Count == 0 ? [] : await rounds.AddAsync(latest.Night, round.Pairs, municipalities, clock.GetUtcNow(), stopping);
        Log.Ended(logger, latest.Night, added.Count, round.LookedAt);
        return new RoundOutcome.Ended(added);
    }

    // What is shown counts as decided, so that it stays; whoever rests wishes for nothing until the night. A meeting is no place, and stays open beside it.
    private static Board AsARoundSeesIt(Board board, DateOnly date, IReadOnlySet<RestingWish> resting) => board with
    {
        Placements = [.. FrozenPlacements(board, date)],
        Youths = [.. board.Youths.Select(youth => youth with { Wants = [.. youth.Wants.Where(kind => !resting.Contains(new(youth.Id, kind)))] })],
    };

    private static IEnumerable<KnownPlacement> FrozenPlacements(Board board, DateOnly date)
    {
        var chosen = board.Openings
            .Where(opening => board.Programmes.Find(opening.Programme, date) is { } scheme && ChoiceRules.Of(scheme.Definition).Any(choice => choice.Kind == opening.Kind))
            .Select(opening => opening.Id)
            .ToHashSet(StringComparer.Ordinal);
        return board.Placements.Select(placement => chosen.Contains(placement.OpeningId) ? placement : Frozen(placement));
    }

    private static KnownPlacement Frozen(KnownPlacement placement) =>
        placement.State == PlacementState.Shown ? placement with { State = PlacementState.Approved } : placement;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A round after night {Night} looked at {Wishes} wishes and added {Added} proposals")]
        public static partial void Ended(ILogger logger, Guid night, int added, int wishes);
    }
}

/// <summary>What became of a round that was asked for.</summary>
public abstract record RoundOutcome
{
    private RoundOutcome()
    {
    }

    /// <summary>Wishes that had none have a proposal now.</summary>
    /// <param name="Openings">The opening of each new proposal: one that got two is named twice.</param>
    public sealed record Ended(IReadOnlyList<string> Openings) : RoundOutcome
    {
        /// <summary>How many wishes have a proposal now.</summary>
        public int Added => Openings.Count;
    }

    /// <summary>There has been no night, so there is nothing to go on from; nothing was done.</summary>
    public sealed record NoNightYet : RoundOutcome;
}

/// <summary>One wish that a round leaves alone.</summary>
public readonly record struct RestingWish(string Youth, Kind Kind);

/// <summary>The night a round goes on from, and the wishes that rest since.</summary>
public sealed record LatestNight(Guid Night, IReadOnlySet<RestingWish> Resting);

/// <summary>What a round goes on from and adds to.</summary>
public interface IRoundStore
{
    /// <summary>The newest published night; null when there is none.</summary>
    Task<LatestNight?> FindLatestAsync(CancellationToken stopping);

    /// <summary>
    /// Adds the pairs to the night in one transaction, two rounds one after the other: a wish that has got a proposal or an offer meanwhile
    /// gets none. Answers the openings of those that were added.
    /// </summary>
    Task<IReadOnlyList<string>> AddAsync(
        Guid night, IReadOnlyList<PlannedPair> pairs, IReadOnlyDictionary<string, string> municipalities, DateTimeOffset at, CancellationToken stopping);
}
