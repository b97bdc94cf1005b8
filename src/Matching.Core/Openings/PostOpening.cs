using Matching.Core.Enrolments;
using Matching.Core.Programmes;
using Matching.Core.Texts;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Openings;

/// <summary>What came of posting. Pages handle every case.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>From the next night on it may be proposed.</summary>
    public sealed record Posted(string OpeningId) : PostOutcome;

    /// <summary>Its scheme does not take it as it is described.</summary>
    public sealed record Refused(OpeningRefusal Why) : PostOutcome;

    /// <summary>No such host in that municipality, or no such scheme.</summary>
    public sealed record NotFound : PostOutcome;
}

/// <summary>Where openings are posted.</summary>
public interface IOpeningDesk
{
    Task<Host?> FindHostAsync(string hostId, CancellationToken cancellationToken);

    /// <summary>Adds it with its seats.</summary>
    Task AddAsync(Opening opening, string municipality, CancellationToken cancellationToken);
}

/// <summary>
/// A host's place is posted in a scheme: judged by what the scheme asks of places before anybody can be proposed to it. Where nothing is said of
/// the kinds of its tasks, the description's own words tell them.
/// </summary>
/// <remarks>Source: programmes §1.4 supply, §1.5 hours.</remarks>
public sealed partial class PostOpening(IOpeningDesk desk, IFundDesk funds, IProgrammeShelf shelf, TimeProvider clock, ILogger<PostOpening> logger)
{
    /// <param name="draft">Without an id of its own: an empty one is given a new one.</param>
    /// <param name="municipality">Whose staff posts it; another's hosts are not found.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    /// <param name="isSponsored">Another company pays: there must be as many seats that somebody else in the scheme has funded.</param>
    public async Task<PostOutcome> HandleAsync(Opening draft, string municipality, CancellationToken cancellationToken, bool isSponsored = false)
    {
        var now = clock.GetUtcNow();
        var book = await shelf.ReadAsync(cancellationToken);
        if (book.Find(draft.Programme, SendingCalendar.LocalDate(now)) is not { } version
            || await desk.FindHostAsync(draft.HostId, cancellationToken) is not { } host || host.Municipality != municipality)
        {
            return new PostOutcome.NotFound();
        }

        var opening = draft with
        {
            Id = draft.Id.Length > 0 ? draft.Id : $"O-{Guid.CreateVersion7(now):N}",
            TaskKinds = draft.TaskKinds.Count > 0 ? draft.TaskKinds : TaskWords.KindsOf(draft.Tasks),
        };
        if (SupplyRules.RefusalOf(version.Definition, opening, host) is { } refusal)
        {
            return new PostOutcome.Refused(refusal);
        }

        if (isSponsored && !(FundSeats.IsSponsored(version.Definition, opening.Kind) && await funds.ClaimAsync(opening.Programme, opening.HostId, opening.Id, opening.Seats, cancellationToken)))
        {
            return new PostOutcome.Refused(new("funded", []));
        }

        await desk.AddAsync(opening, municipality, cancellationToken);
        Log.Posted(logger, opening.Id, version.Mark);
        return new PostOutcome.Posted(opening.Id);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Opening {Opening} is posted under {Mark}")]
        public static partial void Posted(ILogger logger, string opening, string mark);
    }
}
