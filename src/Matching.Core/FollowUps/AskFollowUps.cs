using Matching.Core.Enrolments;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.FollowUps;

/// <summary>
/// Every side that a scheme's step asks today gets its question once, by text or, where no text may go, by a person; silence is reminded
/// once. Safe to run by several at once: a question is one for its step and side. Texts keep the sending hours by themselves.
/// </summary>
/// <remarks>Source: programmes §1.6; offers and answers, O3, O10, O13.</remarks>
public sealed partial class AskFollowUps(
    IFollowUps store, IEnrolmentStore enrolments, IProgrammeShelf shelf, ILedger ledger, QuestionTexts texts, IOptions<OfferOptions> options, TimeProvider clock, ILogger<AskFollowUps> logger)
{
    private const int AtOnce = 200;

    /// <summary>Says how many questions were asked or reminded.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await store.CloseSettledAsync(now, cancellationToken);
        var book = await shelf.ReadAsync(cancellationToken);
        var asked = 0;
        foreach (var side in await store.FindUnaskedAsync(AtOnce, cancellationToken))
        {
            asked += await AskAsync(side, book, now, cancellationToken) ? 1 : 0;
        }

        foreach (var silent in await store.FindUnremindedAsync(AtOnce, cancellationToken))
        {
            asked += await RemindAsync(silent, book, now, cancellationToken) ? 1 : 0;
        }

        return asked;
    }

    private async Task<bool> AskAsync(UnaskedSide side, ProgrammeBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await enrolments.FindAsync(side.Enrolment, cancellationToken) is not { } file || book.FindMark(file.Mark) is not { } version)
        {
            return false;
        }

        var to = Sides.Of(side);
        var question = new Question
        {
            Id = QuestionId.New(clock),
            Municipality = side.Municipality,
            Enrolment = side.Enrolment,
            Step = side.Step,
            Role = side.Role,
            Ask = side.Ask,
            YouthId = file.YouthId,
            Placement = side.Placement,
            Language = LanguageFor(to.Language, version.Definition),
            AskedAt = now,
        };
        var saved = await ledger.SaveAsync(await DecideAsync(new(question, side.Parties, to.Name), to, file, version, now, cancellationToken), cancellationToken);
        Log.Asked(logger, question.Id, saved);
        return saved == SaveOutcome.Saved;
    }

    private async Task<Decision> DecideAsync(QuestionCase asked, SideAsked to, EnrolmentFile file, ProgrammeVersion version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (AskedBy(version.Definition, asked.Question) is { } asker)
        {
            return new() { FollowUps = [asked.Question], Work = [QuestionAnswers.ToBeAsked(asked.Question, now, asker)] };
        }

        if (to.Phone is { } phone
            && QuestionAnswers.TemplateOf(asked.Question.Ask) is { } template
            && OfferCode.Choose(new(asked.Question.Id.Value), await store.CodesInUseAsync(phone, now - options.Value.CodeRests, cancellationToken)) is { } code)
        {
            var coded = asked with { Question = asked.Question with { Phone = phone, Code = code } };
            var said = texts.Ask(coded, OwnWording(version, template), Until(coded.Question, file, version), to.Greeted, "", now);
            if (said.Count > 0)
            {
                return new() { FollowUps = [coded.Question], Texts = said };
            }
        }

        return new() { FollowUps = [asked.Question], Work = [QuestionAnswers.ToBeAsked(asked.Question, now)] };
    }

    private async Task<bool> RemindAsync(QuestionCase silent, ProgrammeBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await enrolments.FindAsync(silent.Question.Enrolment, cancellationToken) is not { } file || book.FindMark(file.Mark) is not { } version)
        {
            return false;
        }

        var said = texts.Ask(silent, OwnWording(version, QuestionAnswers.TemplateOf(silent.Question.Ask)!), Until(silent.Question, file, version), greeted: true, ":again", now);
        return await ledger.SaveAsync(new() { RemindedFollowUps = [silent.Question], Texts = said }, cancellationToken) == SaveOutcome.Saved;
    }

    /// <summary>Somebody of the programme asks this herself, where every question of its kind in the scheme says so; null = the product asks.</summary>
    private static Role? AskedBy(ProgrammeDefinition definition, Question question)
    {
        var same = definition.Tracks.SelectMany(track => track.FollowUps ?? []).Concat(definition.FollowUps ?? []).Where(one => one.Ask == question.Ask && one.To.Contains(question.Role)).ToList();
        return same.Count > 0 && same.TrueForAll(one => one.By is not null) ? same[0].By : null;
    }

    private static ProgrammeText? OwnWording(ProgrammeVersion version, string template) => version.Definition.Texts?.Own.GetValueOrDefault(template);

    /// <summary>One more stage, and it would end then.</summary>
    private static DateOnly? Until(Question question, EnrolmentFile file, ProgrammeVersion version)
    {
        if (question is not { Ask: FollowUpQuestion.GoOn, Placement: { } placement })
        {
            return null;
        }

        var story = file.Story(version);
        var extended = story with { Placements = [.. story.Placements.Select(one => one.Id == placement.ToString() ? one with { Extensions = one.Extensions + 1 } : one)] };
        return NextSteps.DatesOf(extended, placement.ToString()).LastDay;
    }

    /// <summary>Hers, if the scheme's texts exist in it; else the scheme's first.</summary>
    private static string LanguageFor(string spoken, ProgrammeDefinition definition)
    {
        var wanted = spoken is "" or "da" ? "da" : "en";
        return definition.Texts is { Languages: { Count: > 0 } languages } && !languages.Contains(wanted, StringComparer.Ordinal) ? languages[0] : wanted;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Question {Question} was put: {Outcome}")]
        public static partial void Asked(ILogger logger, QuestionId question, SaveOutcome outcome);
    }
}

/// <summary>Who is asked and how she can be reached; <paramref name="Phone"/> null = no text may go there.</summary>
internal sealed record SideAsked(string Name, PhoneNumber? Phone, string Language, bool Greeted);

/// <summary>Reads a side's way of being reached.</summary>
internal static class Sides
{
    public static SideAsked Of(UnaskedSide side)
    {
        var (youth, host) = (side.Parties.Youth, side.Parties.Host);
        return side.Role switch
        {
            Role.Youth => new(youth.FirstName, youth is { Stopped: false, Active: true, ContactBy: ContactBy.Sms } ? youth.Phone : null, youth.Language, youth.Greeted),
            Role.Guardian => new("", side.GuardianStopped ? null : side.GuardianPhone, side.GuardianLanguage, side.GuardianGreeted),
            _ => new(host.Addressed, host.Stopped ? null : host.Phone, host.Language, host.Greeted),
        };
    }
}
