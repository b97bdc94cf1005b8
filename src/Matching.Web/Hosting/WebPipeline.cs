using Matching.Web.Absences;
using Matching.Web.Api;
using Matching.Web.Backings;
using Matching.Web.Approvals;
using Matching.Web.Calls;
using Matching.Web.Companies;
using Matching.Web.Enrolments;
using Matching.Web.Guardians;
using Matching.Web.Intake;
using Matching.Web.Layout;
using Matching.Web.LocalPhones;
using Matching.Web.Maps;
using Matching.Web.Mentors;
using Matching.Web.Messages;
using Matching.Web.Nights;
using Matching.Web.Offers;
using Matching.Web.Phrases;
using Matching.Web.Erasures;
using Matching.Web.Handovers;
using Matching.Web.HostEvents;
using Matching.Web.HostOrders;
using Matching.Web.Openings;
using Matching.Web.Pairs;
using Matching.Web.Reports;
using Matching.Web.SignIn;
using Matching.Web.SignIn.Oidc;
using Matching.Web.Spendings;
using Matching.Web.Steering;
using Matching.Web.WhatIfs;
using Matching.Web.WhoMay;
using Matching.Web.Wording;
using Matching.Web.Work;
using Matching.Web.Youths;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Matching.Storage.Postgres;

namespace Matching.Web.Hosting;

/// <summary>What every request passes, from the outside in, and where it may go.</summary>
internal static class WebPipeline
{
    public static void UseMatchingWeb(this WebApplication app)
    {
        app.UseNamedProxies();
        app.UseHsts();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = CodeOf,
            ExceptionHandler = ShowErrorAsync,
        });
        app.UseStatusCodePages(context => ShowErrorAsync(context.HttpContext));
        app.UseStaticFiles();
        app.UseRouting();
        app.UseMiddleware<LocalDoorKeeper>();
        app.UseAuthentication();
        app.UseMiddleware<ApiKeyReader>();
        app.UseMiddleware<AccessKeeper>();
        app.UseAuthorization();
        app.UseMiddleware<UploadLimit>();
        app.UseMiddleware<OnceOnly>();
        app.UseAntiforgery();
    }

    public static void MapMatchingPages(this WebApplication app)
    {
        app.MapRazorComponents<App>();
        app.MapApi();
        app.MapOpenApi(ApiDocument.Path).AllowAnonymous();
        // Every form is ours or refused, also one that sends nothing but its token.
        var ours = app.MapGroup("").WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter(RefuseForeignFormsAsync);
        ours.MapLanguages();
        ours.MapSignIn();
        ours.MapCodes();
        ours.MapStaffDoor();
        ours.MapApprovals();
        ours.MapOwnPairs();
        ours.MapHandovers();
        ours.MapErasures();
        ours.MapOffers();
        ours.MapWork();
        ours.MapMessages();
        ours.MapChecks();
        ours.MapCalls();
        ours.MapPhrases();
        ours.MapAbsences();
        ours.MapBackings();
        ours.MapSpending();
        ours.MapNights();
        ours.MapWhatIfs();
        ours.MapSteering();
        ours.MapAreas();
        ours.MapReports();
        ours.MapEnrolments();
        ours.MapEntering();
        ours.MapChoices();
        ours.MapOpenings();
        ours.MapOrders();
        ours.MapEvents();
        ours.MapPhones();
        ours.MapImport();
        ours.MapOwnSteps();
        ours.MapMe();
        ours.MapMentor();
        ours.MapCalendars();
        ours.MapCompany();
        ours.MapGuardian();
    }

    // The framework only notes what it found; it refuses where a form's fields are read, and some forms have none.
    private static async ValueTask<object?> RefuseForeignFormsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? Results.BadRequest() : await next(context);

    private static int CodeOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when MissingServer.Sentence(fault) is not null => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // The page asks the store for nothing, so it can say that the store is gone.
    private static async Task ShowErrorAsync(HttpContext context)
    {
        if (ApiKeyReader.IsAsked(context))
        {
            await ApiProblem.WriteAsync(context);
            return;
        }

        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            return;
        }

        // The page that gave up has used its services and written this header: both would be refused a second time.
        context.Response.Headers.Remove("blazor-enhanced-nav");
        var page = new RazorComponentResult<ErrorDocument>(new { Code = context.Response.StatusCode }) { StatusCode = context.Response.StatusCode };
        await using var afresh = context.RequestServices.CreateAsyncScope();
        context.RequestServices = afresh.ServiceProvider;
        await page.ExecuteAsync(context);
    }
}
