using Matching.Core.Clock;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Templates;
using Microsoft.Extensions.Logging;

namespace Matching.Core.SignIn;

/// <summary>What came of a request for a code.</summary>
public enum IssueOutcome
{
    /// <summary>Its text is on its way, now or since an earlier time.</summary>
    Issued = 1,

    /// <summary>The number is nobody's: nothing is sent.</summary>
    Nobody = 2,

    /// <summary>It lay too long.</summary>
    Over = 3,

    NotFound = 4,
}

/// <summary>
/// Makes the code of a request and its text, which says the code and the sender and nothing else, and goes at any hour, because she asked for it
/// herself. Safe to call again: a request gets one code.
/// </summary>
public sealed partial class IssueCode(ICodeStore codes, TextTemplates templates, TimeProvider clock, ILogger<IssueCode> logger)
{
    /// <summary>The template of the only text whose words are not kept.</summary>
    public const string Template = "code";

    public async Task<IssueOutcome> HandleAsync(CodeRequestId id, CancellationToken cancellationToken)
    {
        if (await codes.FindAsync(id, cancellationToken) is not { } request)
        {
            return IssueOutcome.NotFound;
        }

        var now = clock.GetUtcNow();
        if (now >= request.Until)
        {
            return IssueOutcome.Over;
        }

        if (await codes.AtAsync(request.Phone, clock.Today(), cancellationToken) is not [var person, ..])
        {
            Log.Nobody(logger, id);
            return IssueOutcome.Nobody;
        }

        var code = SignInCode.Draw();
        await codes.IssueAsync(id, SignInCode.Hash(code), Text(request, person, code, now), cancellationToken);
        Log.Issued(logger, id);
        return IssueOutcome.Issued;
    }

    private OutgoingText Text(CodeRequest request, PersonAtNumber person, string code, DateTimeOffset now)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal) { ["kode"] = code, ["afs"] = Gsm7.Fold(person.SmsName) };
        var draft = templates.Render(Template, person.Language, words, 1);
        return new()
        {
            Id = TextId.New(clock),
            Municipality = person.Municipality,
            Phone = request.Phone,
            Template = Template,
            Body = draft.Body,
            Segments = draft.Segments,
            Marker = $"code:{request.Id}",
            CreatedAt = now,
            ExemptUntil = request.Until,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Code request {Request} has its code")]
        public static partial void Issued(ILogger logger, CodeRequestId request);

        [LoggerMessage(Level = LogLevel.Information, Message = "Code request {Request} is to nobody's number")]
        public static partial void Nobody(ILogger logger, CodeRequestId request);
    }
}
