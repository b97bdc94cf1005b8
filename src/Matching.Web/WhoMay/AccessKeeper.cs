using Matching.Web.Api;
using Matching.Web.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace Matching.Web.WhoMay;

/// <summary>Lets through whom the table lets through: nobody is asked to sign in, the wrong role is refused, and what has no row is refused to all.</summary>
internal sealed partial class AccessKeeper(RequestDelegate next, ILogger<AccessKeeper> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            return next(context);
        }

        if (AccessTable.Find(endpoint, context.Request.Method) is not { } row)
        {
            Log.NoRow(logger, endpoint.DisplayName ?? "");
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (row.For(Roles.Of(context.User)) != Reach.No)
        {
            return next(context);
        }

        if (ApiKeyReader.IsAsked(context))
        {
            context.Response.StatusCode = SignedIn.From(context.User) is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Task.CompletedTask;
        }

        return SignedIn.From(context.User) is null ? context.ChallengeAsync() : context.ForbidAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Endpoint} has no line in the table of who may what, so nobody may")]
        public static partial void NoRow(ILogger logger, string endpoint);
    }
}
