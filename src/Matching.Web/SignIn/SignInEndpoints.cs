using Dapper;
using Matching.Core.SignIn;
using Matching.Web.SignIn.Oidc;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.SignIn;

internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in", SignInAsync).AllowAnonymous().WithMetadata(new LocalDoorOnlyAttribute());
        app.MapPost("/sign-in/as", SignInAsAsync).AllowAnonymous().WithMetadata(new LocalDoorOnlyAttribute());
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string signIn, [FromForm] string? back, NpgsqlDataSource store, HttpContext context)
    {
        if (await FindAsync(store, signIn, context.RequestAborted) is not { } person)
        {
            return Results.NotFound();
        }

        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, person.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return Results.LocalRedirect(LocalPath.Or(back, "/desk"));
    }

    private static async Task<IResult> SignInAsAsync([FromForm] string role, [FromForm] string id, OutsidePeople people, HttpContext context)
    {
        if (OutsideRoles.From(role) is not { } known || await people.FindAsync(known, id, context.RequestAborted) is not { } person)
        {
            return Results.NotFound();
        }

        var signedIn = SignedIn.From(person);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, signedIn.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return Results.LocalRedirect(signedIn.Home);
    }

    // A form, because signing out by a link could be done from another site.
    private static async Task<IResult> SignOutAsync([FromForm] string? back, HttpContext context)
    {
        var elsewhere = await OidcServices.EndAsync(context);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return elsewhere is null ? Results.LocalRedirect(LocalPath.Or(back, "/")) : Results.Redirect(elsewhere);
    }

    private static async Task<SignedIn?> FindAsync(NpgsqlDataSource store, string signIn, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<ConsultantRow>(
            """
            select c.sign_in, c.name, c.municipality_code, coalesce(m.name, c.municipality_code) as municipality_name, c.roles
            from consultant c
            left join municipality m on m.code = c.municipality_code
            where c.sign_in = @signIn
            """, new { signIn });
        return row is null ? null : new(row.SignIn, row.Name, row.MunicipalityCode, row.MunicipalityName, row.Roles);
    }

    private sealed class ConsultantRow
    {
        public string SignIn { get; init; } = "";

        public string Name { get; init; } = "";

        public string MunicipalityCode { get; init; } = "";

        public string MunicipalityName { get; init; } = "";

        public string[] Roles { get; init; } = [];
    }
}
