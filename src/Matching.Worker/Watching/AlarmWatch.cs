using System.Diagnostics.Metrics;
using Matching.Core.Messages;
using Matching.Core.Watching;

namespace Matching.Worker.Watching;

/// <summary>Looks every half minute, keeps the gauges, and says an alarm once when it begins and once when it is over.</summary>
internal sealed partial class AlarmWatch : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly Meter _meter;
    private readonly LookForAlarms _look;
    private readonly IQueueGauge _queue;
    private readonly StoreGate _gate;
    private readonly ILogger<AlarmWatch> _logger;
    private AlarmReading? _reading;
    private QueueLevel? _level;

    public AlarmWatch(LookForAlarms look, IQueueGauge queue, StoreGate gate, IMeterFactory meters, ILogger<AlarmWatch> logger)
    {
        (_look, _queue, _gate, _logger) = (look, queue, gate, logger);
        _meter = meters.Create(Traces.Name);
        Observe("matching.night.late", "{night}", "1 while tonight's plan should be published and is not.", () => _reading is null ? null : _reading.NightLate is null ? 0 : 1);
        Observe("matching.standstill", "{message}", "Texts and messages that are overdue.", () => _reading?.Overdue);
        Observe("matching.queue.dead", "{message}", "Messages that were given up.", () => _level?.Dead);
        Observe("matching.queue.waiting", "{message}", "Messages in the queue, where it tells.", () => _level?.Waiting);
        Observe("matching.outbox.unpublished", "{message}", "Messages saved and not yet handed to the queue.", () => _level?.Unpublished);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Turns.RunAsync("The watch", TurnAsync, _logger, stoppingToken);

    private async Task TurnAsync(CancellationToken stopping)
    {
        await _gate.PassAsync(stopping);
        var reading = await _look.HandleAsync(stopping);
        _level = await _queue.ReadAsync(stopping);
        Say(reading, _reading);
        _reading = reading;
        await Task.Delay(Every, stopping);
    }

    private void Say(AlarmReading reading, AlarmReading? before)
    {
        if (reading.NightLate is { } date && before?.NightLate != date)
        {
            Log.NightLate(_logger, date, reading.NightsDueBy);
        }

        if (reading.Overdue > 0 && before is not { Overdue: > 0 })
        {
            Log.Standstill(_logger, reading.Overdue);
        }

        if (reading.IsQuiet && before is { IsQuiet: false })
        {
            Log.Quiet(_logger);
        }
    }

    private void Observe(string name, string unit, string description, Func<long?> value) =>
        _meter.CreateObservableGauge(name, () => value() is { } known ? [new Measurement<long>(known)] : Array.Empty<Measurement<long>>(), unit, description);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The night of {Date} is not published; it should have been by {By}")]
        public static partial void NightLate(ILogger logger, DateOnly date, TimeOnly by);

        [LoggerMessage(Level = LogLevel.Critical, Message = "{Overdue} texts or messages are overdue")]
        public static partial void Standstill(ILogger logger, long overdue);

        [LoggerMessage(Level = LogLevel.Information, Message = "The night is in time and nothing waits any more")]
        public static partial void Quiet(ILogger logger);
    }
}
