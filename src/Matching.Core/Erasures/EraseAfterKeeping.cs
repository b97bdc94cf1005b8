using Matching.Core.Clock;
using Matching.Core.Offers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.Erasures;

/// <summary>
/// Files that have been closed for as long as the law has them kept are erased; their consultants are told first, with a day until which they may say
/// otherwise by opening the file again. Where something is still under way the file waits, and the item stays.
/// </summary>
/// <remarks>Source: rules RT01 ("30 days' notice to the owner"), feature U7.</remarks>
public sealed partial class EraseAfterKeeping(
    IErasures erasures, EraseYouth erase, ILedger ledger, IOptions<ErasureOptions> options, TimeProvider clock, ILogger<EraseAfterKeeping> logger)
{
    /// <summary>Who erases by the calendar.</summary>
    public const string By = "keeping-period";

    private static readonly TimeOnly EndOfWork = new(15, 0);

    /// <summary>How many were erased now.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (today, kept, notice) = (Copenhagen.DateAt(now), options.Value.KeptForYears, options.Value.NoticeDays);
        var erased = 0;
        foreach (var file in await erasures.ClosedAsync(today.AddDays(notice).AddYears(-kept), cancellationToken))
        {
            if (file.NoticedAt is not { } noticed)
            {
                await ledger.SaveAsync(new() { Work = [Notice(file, now, LaterOf(file.Since.AddYears(kept), today.AddDays(notice)))] }, cancellationToken);
            }
            else if (file.Since.AddYears(kept) <= today && Copenhagen.DateAt(noticed).AddDays(notice) <= today)
            {
                erased += await erase.HandleAsync(file.Municipality, file.YouthId, ErasureCause.KeepingPeriod, By, cancellationToken) is ErasureOutcome.Erased ? 1 : 0;
            }
        }

        Log.Looked(logger, erased);
        return erased;
    }

    private static DateOnly LaterOf(DateOnly one, DateOnly other) => one > other ? one : other;

    private static WorkItem Notice(ClosedFile file, DateTimeOffset now, DateOnly due) => new(
        Guid.CreateVersion7(now), file.Municipality, WorkKind.ErasureDue, ErasureMarkers.Notice(file.YouthId), now, file.YouthId, DueAt: Copenhagen.InstantOf(due, EndOfWork));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Files past their keeping period were looked at; erased: {Erased}")]
        public static partial void Looked(ILogger logger, int erased);
    }
}

/// <summary>What makes the notice of one person's erasure one.</summary>
public static class ErasureMarkers
{
    /// <summary>The same before the id of a mentor or company.</summary>
    public const string HostBeginning = "host_erasure_due:";

    /// <summary>What every notice's marker begins with, before the id of the person.</summary>
    public const string Beginning = "erasure_due:";

    public static string Notice(string youthId) => Beginning + youthId;

    public static string HostNotice(string hostId) => HostBeginning + hostId;
}

/// <summary>How long closed files are kept.</summary>
public sealed class ErasureOptions
{
    public const string Section = "Erasures";

    /// <summary>Whole years from the day a file was closed; the default is 5, a municipality's lawyers confirm it.</summary>
    public int KeptForYears { get; set; } = 5;

    /// <summary>Days between telling the consultant and erasing; the default is 30.</summary>
    public int NoticeDays { get; set; } = 30;
}

/// <summary>Collects every fault of the options of erasing.</summary>
public sealed class ErasureOptionsValidator : IValidateOptions<ErasureOptions>
{
    public ValidateOptionsResult Validate(string? name, ErasureOptions options)
    {
        List<string> faults =
        [
            .. options.KeptForYears is >= 1 and <= 100 ? Array.Empty<string>() : [$"Erasures:KeptForYears is {options.KeptForYears}, but must be 1 to 100."],
            .. options.NoticeDays is >= 1 and <= 365 ? Array.Empty<string>() : [$"Erasures:NoticeDays is {options.NoticeDays}, but must be 1 to 365."],
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
