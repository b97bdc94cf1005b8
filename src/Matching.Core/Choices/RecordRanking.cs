using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Engine.Facts;

namespace Matching.Core.Choices;

/// <summary>One side's order after meetings: of a young person her openings, of an opening's host the young people; best first.</summary>
/// <param name="Municipality">Whose staff writes it down; another's are not found.</param>
/// <param name="Side">Who ranks.</param>
/// <param name="Subject">Her id, or the opening's.</param>
/// <param name="Order">The other side's ids; who is left out is not wanted.</param>
public sealed record RankingRequest(string Municipality, RankingSide Side, string Subject, IReadOnlyList<string> Order);

/// <summary>What came of writing a ranking down.</summary>
public abstract record RankingOutcome
{
    private RankingOutcome()
    {
    }

    /// <summary>The night after <paramref name="ClosesOn"/>, that day included, chooses by it; until then it may be written anew.</summary>
    public sealed record Recorded(DateOnly ClosesOn) : RankingOutcome;

    /// <summary>These were not met, and who has not met does not rank.</summary>
    public sealed record NotMet(IReadOnlyList<string> Ids) : RankingOutcome;

    /// <summary>It closed on that day.</summary>
    public sealed record Closed(DateOnly On) : RankingOutcome;

    public sealed record NotFound : RankingOutcome;
}

/// <summary>Whom one has met, in which scheme, and when the scheme's open round of rankings closes; null = none is open.</summary>
public sealed record RankingReading(string Programme, IReadOnlyList<string> Met, DateOnly? ClosesOn);

/// <summary>Where rankings are kept.</summary>
public interface IRankingDesk
{
    /// <summary>Null when nobody of that side in that municipality has met anybody.</summary>
    Task<RankingReading?> ReadAsync(string municipality, RankingSide side, string subject, CancellationToken cancellationToken);

    /// <summary>Takes the place of what that side said before.</summary>
    Task SaveAsync(RankingRequest request, DateOnly closesOn, CancellationToken cancellationToken);
}

/// <summary>
/// After meetings both sides rank. The first ranking of a scheme opens its round, which closes when its definition says; the night after the close
/// both sides' orders are read, and nobody is placed whom not both have ranked.
/// </summary>
/// <remarks>Source: programmes §1.4 ranking.</remarks>
public sealed class RecordRanking(IRankingDesk desk, IProgrammeShelf shelf, TimeProvider clock)
{
    private static readonly Period Standard = Period.Parse("P1W")!;

    public async Task<RankingOutcome> HandleAsync(RankingRequest request, CancellationToken cancellationToken)
    {
        if (await desk.ReadAsync(request.Municipality, request.Side, request.Subject, cancellationToken) is not { } reading)
        {
            return new RankingOutcome.NotFound();
        }

        if (request.Order.Except(reading.Met, StringComparer.Ordinal).ToList() is { Count: > 0 } strangers)
        {
            return new RankingOutcome.NotMet(strangers);
        }

        var today = SendingCalendar.LocalDate(clock.GetUtcNow());
        if (reading.ClosesOn is { } closed && closed < today)
        {
            return new RankingOutcome.Closed(closed);
        }

        var definition = (await shelf.ReadAsync(cancellationToken)).Find(reading.Programme, today)?.Definition;
        var after = definition?.Tracks.Select(track => track.Ranking?.ClosesAfter).OfType<Period>().FirstOrDefault() ?? Standard;
        var closesOn = reading.ClosesOn ?? after.From(today);
        await desk.SaveAsync(request with { Order = [.. request.Order.Distinct(StringComparer.Ordinal)] }, closesOn, cancellationToken);
        return new RankingOutcome.Recorded(closesOn);
    }
}
