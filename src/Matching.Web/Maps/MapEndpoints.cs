using System.Text.Json;
using Dapper;
using Matching.Web.Intake;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Npgsql;

namespace Matching.Web.Maps;

internal static class MapEndpoints
{
    public static void MapAreas(this IEndpointRouteBuilder app) => app.MapPost("/map/areas", TakeAsync).WithMetadata(new TakesFilesAttribute());

    /// <summary>The file takes the place of what was there; without a file the areas go away.</summary>
    private static async Task<IResult> TakeAsync(IFormFile? file, NpgsqlDataSource store, Notices notices, TimeProvider clock, HttpContext context)
    {
        IReadOnlyList<MapArea>? areas = [];
        if (file is { Length: > 0 })
        {
            using var reader = new StreamReader(file.OpenReadStream());
            areas = GeoAreas.Read(await reader.ReadToEndAsync(context.RequestAborted));
        }

        if (areas is null)
        {
            notices.Leave(new Notice("error", "Map.NotRead", []));
            return Results.LocalRedirect("/map");
        }

        var me = SignedIn.Of(context);
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        await using var transaction = await connection.BeginTransactionAsync(context.RequestAborted);
        await connection.ExecuteAsync("delete from map_area where municipality_code = @Municipality", new { me.Municipality });
        await connection.ExecuteAsync(
            "insert into map_area (municipality_code, code, name, rings, saved_by, saved_at) values (@Municipality, @Code, @Name, @rings::jsonb, @SignIn, @now)",
            areas.Select(area => new { me.Municipality, area.Code, area.Name, rings = JsonSerializer.Serialize(area.Rings), me.SignIn, now = clock.GetUtcNow() }));
        await transaction.CommitAsync(context.RequestAborted);
        notices.Leave(areas.Count == 0 ? new Notice("success", "Map.Removed", []) : new Notice("success", "Map.Taken", [Written.Number(areas.Count)]));
        return Results.LocalRedirect("/map");
    }
}
