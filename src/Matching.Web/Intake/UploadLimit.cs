using Matching.Web.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Matching.Web.Intake;

/// <summary>Marks the endpoint that takes files.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesFilesAttribute : Attribute;

/// <summary>Refuses an upload, and any other form that is too big, by the length it announces, before a byte of it is read; one that lies about it is cut off on the way.</summary>
internal sealed class UploadLimit(RequestDelegate next, IOptions<WebOptions> options)
{
    // Beside the files a form holds its token and its boundaries.
    private const int FormItself = 1_000_000;

    public Task InvokeAsync(HttpContext context)
    {
        var takesFiles = context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not null;
        var limit = (takesFiles ? options.Value.LargestUploadBytes : 0) + FormItself;
        if (context.Request.ContentLength > limit)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body && (takesFiles || !(body.MaxRequestBodySize < limit)))
        {
            body.MaxRequestBodySize = limit;
        }

        return next(context);
    }
}
