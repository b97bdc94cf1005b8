using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Enrolments;

/// <summary>
/// A person enters a scheme: judged by its gates, ages, places and dates as they are today, and kept with the version that she enters. Whoever
/// lacks a gate is in and waits for it; who does not fit, or comes when it is full, is refused with every reason.
/// </summary>
/// <remarks>Source: programmes §1.1, §1.2.</remarks>
public sealed partial class EnrolYouth(IEntryDesk desk, IEnrolmentStore store, IProgrammeShelf shelf, TimeProvider clock, ILogger<EnrolYouth> logger)
{
    private const int Looks = 5;

    public async Task<EnrolOutcome> HandleAsync(EntryRequest request, CancellationToken cancellationToken)
    {
        var book = await shelf.ReadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var today = SendingCalendar.LocalDate(now);
        if (book.Find(request.Programme, today) is not { } version)
        {
            return new EnrolOutcome.Refused([EntryRefusal.Of("programme", request.Programme)]);
        }

        for (var look = 0; look < Looks; look++)
        {
            if (await desk.ReadAsync(request.YouthId, request.Programme, cancellationToken) is not { } reading || reading.Youth.Municipality != request.Municipality)
            {
                return new EnrolOutcome.NotFound();
            }

            if (new EntryJudge(version.Definition, reading, request, today).Refusals() is { Count: > 0 } refusals)
            {
                return new EnrolOutcome.Refused(refusals);
            }

            if (await SaveAsync(Begun(request, reading, version, now), reading, book, today, cancellationToken) is { } file)
            {
                Log.Enrolled(logger, file.Id, version.Mark);
                return new EnrolOutcome.Enrolled(file, EnrolmentStand.Of(file, reading.Youth, version, today).GatesLeft) { OverNorm = OverNorm(version.Definition.Staff?.Cases, reading) };
            }
        }

        throw new InvalidOperationException($"{request.Programme} changed {Looks} times while somebody was enrolled.\nMaybe its places are given and taken without end.");
    }

    private static CasesOverNorm? OverNorm(Cases? norm, EntryReading reading) =>
        norm is not null && reading.Youth.Consultant.Length > 0 && (reading.OfConsultant + 1) * norm.Persons > norm.Max ? new(reading.OfConsultant + 1, norm.Max, norm.Persons) : null;

    private async Task<EnrolmentFile?> SaveAsync(EnrolmentFile file, EntryReading reading, ProgrammeBook book, DateOnly today, CancellationToken cancellationToken)
    {
        var steps = EnrolmentWalk.Changed(today, file, book);
        return await store.SaveAsync(new(file, today) { Steps = steps, EnrolledSoFar = file.VersionIn(book).Definition.Entry?.Places is null ? null : reading.Ever }, cancellationToken) ? file with { Steps = steps } : null;
    }

    private EnrolmentFile Begun(EntryRequest request, EntryReading reading, ProgrammeVersion version, DateTimeOffset now)
    {
        var entered = new Happening(EnrolmentEventKind.Entered, SendingCalendar.LocalDate(now), request.By)
        {
            Word = request.Route is { } route ? Words.Of(route) : "",
            Subject = string.Join(',', request.Says.Order().Select(Words.Of)),
        };
        return new()
        {
            Id = EnrolmentId.New(clock),
            Municipality = request.Municipality,
            YouthId = request.YouthId,
            Programme = request.Programme,
            Mark = version.Mark,
            Born = reading.Youth.BirthDate,
            TargetGroup = reading.Youth.TargetGroup,
            GuardianConsent = reading.Youth.GuardianConsent,
            EnrolledOn = entered.On,
            Source = request.By,
            Grade = reading.Youth.SchoolYear,
            Events = [entered.ToEvent(now), .. request.Gates.Distinct(StringComparer.Ordinal).Select(gate => (entered with { Kind = EnrolmentEventKind.GatePassed, Subject = gate, Word = "" }).ToEvent(now))],
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Enrolment {Enrolment} begins under {Mark}")]
        public static partial void Enrolled(ILogger logger, EnrolmentId enrolment, string mark);
    }
}
