using Matching.Core.Clock;
using Matching.Core.Messages;
using Matching.Core.Nightly;
using Microsoft.Extensions.Options;

namespace Matching.Core.Watching;

/// <summary>When somebody has to be woken. Section <c>Alarms</c>.</summary>
public sealed class AlarmOptions
{
    public const string Section = "Alarms";

    /// <summary>Civil time in Denmark from which, included, tonight's plan is late; the default is 05:00. A night that is due later is late an hour after it is due.</summary>
    public TimeOnly NightBy { get; set; } = new(5, 0);

    /// <summary>Longer than this nothing that is due may lie unsent or unhandled; the default is 10 minutes, at least one.</summary>
    public TimeSpan WaitsAtMost { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>What stands still at one moment.</summary>
/// <param name="NightLate">The civil date whose night should have been published; null = it is, or is not due.</param>
/// <param name="NightsDueBy">Until when tonight's has time.</param>
/// <param name="Overdue">Texts and messages that should have gone on longer ago than is allowed.</param>
/// <param name="Dead">Messages that were given up and wait for a person.</param>
public sealed record AlarmReading(DateOnly? NightLate, TimeOnly NightsDueBy, long Overdue, long Dead)
{
    public bool IsQuiet => NightLate is null && Overdue == 0 && Dead == 0;
}

/// <summary>Counts what should have gone on and has not.</summary>
public interface IStandstill
{
    /// <summary>Unpublished messages, due messages of the embedded queue, and calls to the supplier whose end is not known, from before <paramref name="since"/>.</summary>
    Task<long> CountAsync(DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>Looks whether a night is late or texts wait.</summary>
/// <remarks>Source: the product's row S3.</remarks>
public sealed class LookForAlarms(
    INightCalendar calendar, IStandstill standstill, IQueueGauge queue, IOptions<AlarmOptions> alarms, IOptions<NightOptions> nights, TimeProvider clock)
{
    public async Task<AlarmReading> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = Copenhagen.DateAt(now);
        var known = await calendar.ReadAsync(today, cancellationToken);
        var dueBy = DueBy(alarms.Value.NightBy, nights.Value.DueAt);
        var late = known is { Area.Count: > 0, HasDate: false } && Copenhagen.TimeAt(now) >= dueBy;
        var level = await queue.ReadAsync(cancellationToken);
        return new(late ? today : null, dueBy, await standstill.CountAsync(now - alarms.Value.WaitsAtMost, cancellationToken), level.Dead);
    }

    private static TimeOnly DueBy(TimeOnly by, TimeOnly dueAt) => by > dueAt ? by : dueAt < new TimeOnly(22, 59) ? dueAt.AddHours(1) : new(23, 59);
}
