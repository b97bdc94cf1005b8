using Matching.Core.Enrolments;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Microsoft.Extensions.Logging;

namespace Matching.Core.FollowUps;

/// <summary>Answers to questions go into the file of their enrolment, with all that follows from them. The same answer again changes nothing.</summary>
public sealed partial class TakeAnswers(IFollowUps store, RecordHappening record, ILedger ledger, TimeProvider clock, ILogger<TakeAnswers> logger)
{
    private const int AtOnce = 200;

    /// <summary>Who says so in the file.</summary>
    public const string BySms = "sms";

    /// <summary>Says how many were taken.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var answers = await store.FindUntakenAsync(AtOnce, cancellationToken);
        foreach (var (question, at) in answers)
        {
            await TakeAsync(question, at, cancellationToken);
        }

        return answers.Count;
    }

    private async Task TakeAsync(Question question, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var said = new Happening(EnrolmentEventKind.Answered, SendingCalendar.LocalDate(at), BySms) { Id = question.Id.Value, Subject = question.Step, Word = question.Answer, Role = question.Role };
        if (await record.HandleAsync(question.Enrolment, question.Municipality, said, cancellationToken) is not RecordOutcome.Recorded)
        {
            // The step was settled meanwhile: somebody should still know what was said.
            Log.TooLate(logger, question.Id);
            await ledger.SaveAsync(new() { Work = [TooLate(question)] }, cancellationToken);
        }

        await store.TakenAsync(question.Id, clock.GetUtcNow(), cancellationToken);
    }

    private WorkItem TooLate(Question question)
    {
        var (now, asked) = (clock.GetUtcNow(), QuestionAnswers.NoteOf(question.Role, question.Ask));
        return new(Guid.CreateVersion7(now), question.Municipality, WorkKind.AnswerTooLate, $"late:{question.Id}", now, question.YouthId) { Note = new($"{asked.Da} → {question.Answer}", $"{asked.En} → {question.Answer}") };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The answer to question {Question} came when its step was settled")]
        public static partial void TooLate(ILogger logger, QuestionId question);
    }
}
