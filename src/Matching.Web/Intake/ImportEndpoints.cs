using System.Globalization;
using Matching.Core.Clock;
using Matching.Core.Intake;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Intake;

internal static class ImportEndpoints
{
    public static void MapImport(this IEndpointRouteBuilder app)
    {
        var coordinators = new AuthorizeAttribute { Roles = "coordinator" };
        app.MapPost("/import", UploadAsync).RequireAuthorization(coordinators).WithMetadata(new TakesFilesAttribute());
        app.MapPost("/import/accept", AcceptAsync).RequireAuthorization(coordinators);
    }

    private static async Task<IResult> UploadAsync(IFormFileCollection files, UploadStore uploads, Notices notices, HttpContext context)
    {
        if (files.Count == 0)
        {
            notices.Leave(new Notice("warning", "Import.NoFiles", []));
            return Results.LocalRedirect("/import");
        }

        var id = await uploads.KeepAsync(SignedIn.Of(context).SignIn, files, context.RequestAborted);
        return Results.LocalRedirect($"/import/{id}");
    }

    private static async Task<IResult> AcceptAsync(
        [FromForm] Guid upload, [FromForm] string? closeVanished, [FromForm] string? bringBack, UploadStore uploads, ImportFolder import, TimeProvider clock, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (await uploads.ReadAsync(me.SignIn, upload, clock.Today(), context.RequestAborted) is not { } reading)
        {
            return Results.LocalRedirect($"/import/{upload}");
        }

        var request = new ImportRequest { By = me.SignIn, ClosesVanished = closeVanished == "yes", BringsBackErased = bringBack == "yes" };
        if (await import.HandleAsync(reading, request, context.RequestAborted) is not ImportOutcome.Merged merged)
        {
            return Results.LocalRedirect($"/import/{upload}");
        }

        uploads.Forget(me.SignIn, upload);
        notices.Leave(new Notice("success", "Import.Stored", [Number(merged.Change.Added), Number(merged.Change.Changed)]));
        return Results.LocalRedirect("/import");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
