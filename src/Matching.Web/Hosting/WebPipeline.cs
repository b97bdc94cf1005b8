using Matching.Web.Approvals;
using Matching.Web.Layout;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Matching.Storage.Postgres;

namespace Matching.Web.Hosting;

/// <summary>What every request passes, from the outside in, and where it may go.</summary>
internal static class WebPipeline
{
    public static void UseMatchingWeb(this WebApplication app)
    {
        app.UseHsts();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = fault => IsStoreGone(fault) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            ExceptionHandler = ShowErrorAsync,
        });
        app.UseStatusCodePages(context => ShowErrorAsync(context.HttpContext));
        app.UseStaticFiles();
        app.UseRouting();
        app.UseMiddleware<LocalDoorKeeper>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapMatchingPages(this WebApplication app)
    {
        app.MapRazorComponents<App>();
        app.MapLanguages();
        app.MapSignIn();
        app.MapApprovals();
    }

    private static bool IsStoreGone(Exception fault) => MissingServer.Sentence(fault) is not null;

    // The page asks the store for nothing, so it can say that the store is gone.
    private static Task ShowErrorAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        var page = new RazorComponentResult<ErrorDocument>(new { Code = context.Response.StatusCode }) { StatusCode = context.Response.StatusCode };
        return page.ExecuteAsync(context);
    }
}
