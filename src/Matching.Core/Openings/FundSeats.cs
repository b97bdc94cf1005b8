using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Engine.Facts;

namespace Matching.Core.Openings;

/// <summary>Seats that a company pays for at other companies of a scheme.</summary>
public interface IFundDesk
{
    Task AddAsync(string sponsor, string programme, int seats, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes so many funded seats for an opening, none of them paid by its own host; false when there are too few, and then none is taken.</summary>
    Task<bool> ClaimAsync(string programme, string host, string openingId, int seats, CancellationToken cancellationToken);
}

/// <summary>What came of a sponsorship.</summary>
public abstract record FundOutcome
{
    private FundOutcome()
    {
    }

    public sealed record Funded(int Seats) : FundOutcome;

    /// <summary>The scheme has no track that others pay for.</summary>
    public sealed record NotSponsored : FundOutcome;

    /// <summary>No such host in that municipality, or no such scheme.</summary>
    public sealed record NotFound : FundOutcome;
}

/// <summary>A company pays for seats elsewhere in a scheme: they wait until another company posts a place that is paid so.</summary>
/// <remarks>Source: programmes §1.5 pay, sponsored.</remarks>
public sealed class FundSeats(IFundDesk desk, IOpeningDesk openings, IProgrammeShelf shelf, TimeProvider clock)
{
    public async Task<FundOutcome> HandleAsync(string hostId, string municipality, string programme, int seats, string by, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seats, 1);
        var now = clock.GetUtcNow();
        if ((await shelf.ReadAsync(cancellationToken)).Find(programme, SendingCalendar.LocalDate(now)) is not { } version
            || await openings.FindHostAsync(hostId, cancellationToken) is not { } host || host.Municipality != municipality)
        {
            return new FundOutcome.NotFound();
        }

        if (!IsSponsored(version.Definition, Kind.Job))
        {
            return new FundOutcome.NotSponsored();
        }

        await desk.AddAsync(hostId, programme, seats, by, now, cancellationToken);
        return new FundOutcome.Funded(seats);
    }

    /// <summary>Some track of the kind may be paid by somebody else.</summary>
    internal static bool IsSponsored(ProgrammeDefinition definition, Kind kind) =>
        definition.Tracks.Any(track => track.Kind == kind && track.Pay.Contains(Pay.Sponsored));
}
