using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Matching.Web.Api;

/// <summary>Says what went wrong as RFC 9457 has it, in English: it is read by those who write the other system.</summary>
internal static class ApiProblem
{
    public static IResult Of(int status, string detail, IReadOnlyList<ApiFault>? faults = null) =>
        Results.Problem(Details(status, detail, faults));

    /// <summary>What the pipeline itself refused.</summary>
    public static Task WriteAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        return Of(status, Detail(status)).ExecuteAsync(context);
    }

    private static ProblemDetails Details(int status, string detail, IReadOnlyList<ApiFault>? faults)
    {
        var problem = new ProblemDetails { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };
        if (faults is not null)
        {
            problem.Extensions["faults"] = faults;
        }

        return problem;
    }

    private static string Detail(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request could not be read. Its body must be JSON as the document at /api/v1/openapi.json describes.",
        StatusCodes.Status401Unauthorized => "Send the key of your system as Authorization: Bearer …",
        StatusCodes.Status403Forbidden => "The key does not open this.",
        StatusCodes.Status404NotFound => "There is no such thing in your municipality.",
        StatusCodes.Status405MethodNotAllowed => "The method is not offered here.",
        StatusCodes.Status413PayloadTooLarge => "The body is too big: send at most 500 rows and 1 MB at a time.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        StatusCodes.Status503ServiceUnavailable => "The store cannot be reached. Try again later with the same Idempotency-Key.",
        _ => "Something went wrong with us. Nothing is half done; try again later with the same Idempotency-Key.",
    };
}

/// <summary>One thing to put right in what was sent.</summary>
/// <param name="Row">Counts from 0 as the rows were sent; null = all of them.</param>
/// <param name="Column">Empty = the whole row.</param>
/// <param name="Kind">The kind of fault, one word.</param>
/// <param name="Sentence">What is wrong and what is allowed.</param>
internal sealed record ApiFault(int? Row, string Column, string Kind, string Sentence);
