using Matching.Core.Availability;
using Matching.Web.SignIn;

namespace Matching.Web.Api;

/// <summary>What a municipality's other systems may ask and tell.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(ApiKeyReader.Root).AllowAnonymous().DisableAntiforgery().WithTags("Matching");
        api.MapGet("/openings", OpeningsAsync).WithName("listOpenings").WithSummary("Openings, in the order of their ids.").Produces<ApiPage<OpeningOut>>();
        api.MapGet("/openings/{id}", OpeningAsync).WithName("getOpening").WithSummary("One opening.").Produces<OpeningOut>().ProducesProblem(404);
        api.MapGet("/openings/{id}/availability", AvailabilityAsync).WithName("getAvailability").WithSummary("What an opening has to give now.").Produces<AvailabilityOut>().ProducesProblem(404);
        api.MapGet("/proposals", ProposalsAsync).WithName("listProposals").WithSummary("What nights and rounds have proposed, oldest first. Ids only.").Produces<ApiPage<ProposalOut>>();
        api.MapGet("/placements", PlacementsAsync).WithName("listPlacements").WithSummary("Pairs that have said yes. Ids only.").Produces<ApiPage<PlacementOut>>();
        MapIn(api, "/people", "youths", "youth_id", "postPeople", "Young people: added, or changed by their id.");
        MapIn(api, "/hosts", "hosts", "host_id", "postHosts", "Companies and mentors: added, or changed by their id.");
        MapIn(api, "/openings", "openings", "opening_id", "postOpenings", "Openings: added, or changed by their id.");
    }

    private static void MapIn(IEndpointRouteBuilder api, string path, string file, string idColumn, string name, string summary) =>
        api.MapPost(path, (ApiRows rows, ApiIntake intake, HttpContext context) => intake.StoreAsync(file, idColumn, rows, SignedIn.Of(context), context.RequestAborted))
            .WithName(name).WithSummary(summary).WithMetadata(new ApiFile(file)).Produces<ApiStored>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> OpeningsAsync(string? after, int? limit, ApiQuery query, HttpContext context) =>
        Limit(limit) is { } most
            ? Page(await query.OpeningsAsync(Town(context), after, most + 1, context.RequestAborted), most, one => one.OpeningId, context)
            : NoLimit();

    private static async Task<IResult> OpeningAsync(string id, ApiQuery query, HttpContext context) =>
        await query.OpeningAsync(Town(context), id, context.RequestAborted) is { } opening ? new ApiAnswer<OpeningOut>(opening) : NotThere();

    private static async Task<IResult> AvailabilityAsync(string id, ApiQuery query, FindAvailability find, HttpContext context)
    {
        if (await query.OpeningAsync(Town(context), id, context.RequestAborted) is null)
        {
            return NotThere();
        }

        var found = (await find.HandleAsync([id], context.RequestAborted)).Openings;
        return found.TryGetValue(id, out var now)
            ? new ApiAnswer<AvailabilityOut>(new(id, now.Availability.FreeSeats, now.Availability.Holds, now.Availability.Week.ToString() ?? "", now.Availability.Version))
            : NotThere();
    }

    private static async Task<IResult> ProposalsAsync(Guid? after, int? limit, ApiQuery query, HttpContext context) =>
        Limit(limit) is { } most
            ? Page(await query.ProposalsAsync(Town(context), after, most + 1, context.RequestAborted), most, one => one.ProposalId.ToString(), context)
            : NoLimit();

    private static async Task<IResult> PlacementsAsync(Guid? after, int? limit, ApiQuery query, HttpContext context) =>
        Limit(limit) is { } most
            ? Page(await query.PlacementsAsync(Town(context), after, most + 1, context.RequestAborted), most, one => one.PlacementId.ToString(), context)
            : NoLimit();

    private static string Town(HttpContext context) => SignedIn.Of(context).Municipality;

    private static int? Limit(int? asked) => asked switch
    {
        null => ApiQuery.Usual,
        >= 1 and <= ApiQuery.Most => asked,
        _ => null,
    };

    private static IResult NoLimit() => ApiProblem.Of(StatusCodes.Status400BadRequest, $"limit must be 1 to {ApiQuery.Most}.");

    private static IResult NotThere() => ApiProblem.Of(StatusCodes.Status404NotFound, "There is no such thing in your municipality.");

    // One more than asked for was read: that it is there says that there is more.
    private static ApiAnswer<ApiPage<T>> Page<T>(IReadOnlyList<T> read, int most, Func<T, string> id, HttpContext context)
    {
        List<T> items = [.. read.Take(most)];
        var next = read.Count > most ? $"{context.Request.Path}?after={Uri.EscapeDataString(id(items[^1]))}&limit={most}" : null;
        return new ApiAnswer<ApiPage<T>>(new(items, next));
    }
}

/// <summary>Which file's columns the rows of an endpoint have.</summary>
internal sealed record ApiFile(string Name);
