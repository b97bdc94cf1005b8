using System.Collections.Frozen;
using Microsoft.AspNetCore.Components.Endpoints;
using static Matching.Web.WhoMay.Reach;

namespace Matching.Web.WhoMay;

/// <summary>
/// Who may what, all of it: an endpoint that has no row here is reached by nobody. One line for each endpoint; a test walks what the running
/// application reports and holds it against these lines, as every role and as nobody.
/// </summary>
internal static class AccessTable
{
    //                                            Nobody Consultant Coordinator Youth Guardian Mentor Company Key
    private static readonly Reach[] Everybody =  [Yes,   Yes,       Yes,        Yes,  Yes,     Yes,   Yes,    Yes];
    private static readonly Reach[] Staff =      [No,    Town,      Town,       No,   No,      No,    No,     No];
    private static readonly Reach[] Leaders =    [No,    No,        Town,       No,   No,      No,    No,     No];
    private static readonly Reach[] Youth =      [No,    No,        No,         Own,  No,      No,    No,     No];
    private static readonly Reach[] Guardian =   [No,    No,        No,         No,   Own,     No,    No,     No];
    private static readonly Reach[] Mentor =     [No,    No,        No,         No,   No,      Own,   No,     No];
    private static readonly Reach[] Company =    [No,    No,        No,         No,   No,      No,    Own,    No];
    private static readonly Reach[] Systems =    [No,    No,        No,         No,   No,      No,    No,     Town];
    private static readonly Reach[] Asked =      [No,    No,        No,         Own,  No,      Own,   Own,    No];

    private static readonly FrozenDictionary<(string, string), AccessRow> ByEndpoint =
        Lines().ToFrozenDictionary(row => (row.Method, row.Pattern));

    public static IReadOnlyCollection<AccessRow> Rows => ByEndpoint.Values;

    /// <summary>Null: it is not in the table.</summary>
    public static AccessRow? Find(Endpoint endpoint, string method) =>
        endpoint is not RouteEndpoint { RoutePattern.RawText: { } pattern }
            ? null
            : ByEndpoint.GetValueOrDefault((endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null ? method : AccessRow.Page, "/" + pattern.TrimStart('/')));

    private static IEnumerable<AccessRow> Lines() =>
    [
        .. Of(Everybody, "PAGE /", "GET /language/{language}", "POST /sign-out"),
        .. Of(Everybody, "PAGE /code", "PAGE /code/enter", "PAGE /code/choose", "POST /code", "POST /code/enter", "POST /code/choose"),
        .. Of(Everybody, "GET /staff/sign-in", "GET /api/v1/openapi.json"),
        .. Of(Everybody, "GET /health/live", "GET /health/start", "GET /health/ready"),
        // The supplier's web-hooks: the signature is looked at.
        .. Of(Everybody, "POST /api/sms/twilio/inbound", "POST /api/sms/twilio/status"),
        // Only at this machine and with simulated phones; for everybody else they do not exist.
        .. Of(Everybody, "PAGE /sign-in", "POST /sign-in", "POST /sign-in/as", "PAGE /phones", "PAGE /phones/{Number}", "POST /phones/reply", "POST /phones/switch", "POST /phones/deliver", "POST /phones/turn"),
        .. Of(Staff, "PAGE /desk", "PAGE /desk/approve-all", "PAGE /desk/questions/{Id:guid}", "POST /desk/approve", "POST /desk/reject", "POST /desk/reopen", "POST /desk/approve-all", "POST /desk/release-name"),
        .. Of(Staff, "POST /desk/override", "POST /desk/override/confirm", "PAGE /desk/pair", "POST /desk/pair", "PAGE /handovers", "POST /handovers", "PAGE /features", "POST /offers/answer", "POST /offers/again", "POST /offers/reserve"),
        .. Of(Staff, "PAGE /youths", "PAGE /youths/{Id}", "PAGE /youths/{Id}/erase", "POST /youths/erase", "PAGE /hosts", "PAGE /hosts/{Id}/erase", "POST /hosts/erase", "POST /enrolments/tell", "POST /enrolments/enrol", "POST /enrolments/invite", "POST /enrolments/happened", "POST /enrolments/placement", "POST /enrolments/own-place", "POST /rankings/record", "PAGE /openings/new", "POST /openings/post", "POST /openings/fund", "POST /enrolments/goal"),
        .. Of(Staff, "POST /messages/correct", "POST /messages/release", "POST /messages/name", "POST /messages/again", "POST /messages/allow", "POST /messages/check"),
        .. Of(Staff, "PAGE /work", "POST /work/done", "POST /work/undone", "POST /work/find-another", "PAGE /calls", "POST /calls/record"),
        .. Of(Staff, "PAGE /phrases", "POST /phrases/add", "POST /phrases/remove", "PAGE /absences", "POST /absences/add", "POST /absences/remove", "POST /absences/duty"),
        .. Of(Staff, "PAGE /backings", "POST /backings/ask", "POST /backings/record"),
        .. Of(Youth, "PAGE /me", "POST /me/answer", "POST /me/ask", "POST /me/week", "POST /me/wishes", "POST /me/permissions", "POST /me/language", "POST /me/texts", "POST /me/rank", "POST /me/invitation"),
        .. Of(Guardian, "PAGE /guardian", "POST /guardian/answer", "POST /guardian/backing"),
        .. Of(Mentor, "PAGE /mentor", "POST /mentor/room", "POST /mentor/still", "POST /mentor/pause", "POST /mentor/report", "POST /mentor/invitations", "POST /mentor/coming", "POST /mentor/calendar", "POST /mentor/tried"),
        .. Of(Company, "PAGE /company", "PAGE /company/new", "POST /company/post", "POST /company/pause", "POST /company/rank"),
        .. Of(Asked, "POST /own/steps"),
        // The address is the secret.
        .. Of(Everybody, "GET /calendar/{secret}.ics"),
        .. Of(Staff, "PAGE /orders", "POST /orders/receive", "POST /orders/shortlist", "POST /orders/sent", "POST /orders/pick"),
        .. Of(Leaders, "PAGE /nights", "PAGE /nights/{Id:guid}", "PAGE /runs/{Id:guid}", "POST /runs/ask", "GET /runs/{id:guid}/progress", "GET /nights/{id:guid}/progress"),
        .. Of(Leaders, "PAGE /steering", "PAGE /weights", "POST /weights/see", "PAGE /law", "POST /law/see", "POST /programmes/see", "POST /runs/save"),
        .. Of(Leaders, "PAGE /reasons", "POST /reasons/add", "POST /reasons/close", "POST /reasons/reopen", "PAGE /switch-offs", "POST /switch-offs/add", "POST /switch-offs/end"),
        .. Of(Leaders, "PAGE /reports", "GET /reports/{name}.csv", "GET /reports/{name}.xlsx", "PAGE /map", "POST /map/areas"),
        .. Of(Leaders, "PAGE /what-if", "POST /what-if"),
        .. Of(Staff, "PAGE /events", "POST /events/hold", "POST /events/pledge", "POST /events/order", "POST /events/invite"),
        .. Of(Leaders, "PAGE /templates", "POST /templates/check", "PAGE /spending", "POST /spending/limit"),
        .. Of(Leaders, "PAGE /import", "PAGE /import/{Id:guid}", "POST /import", "POST /import/accept", "PAGE /programmes"),
        .. Of(Systems, "GET /api/v1/openings", "GET /api/v1/openings/{id}", "GET /api/v1/openings/{id}/availability", "GET /api/v1/proposals", "GET /api/v1/placements"),
        .. Of(Systems, "POST /api/v1/people", "POST /api/v1/hosts", "POST /api/v1/openings"),
    ];

    private static IEnumerable<AccessRow> Of(Reach[] reaches, params string[] endpoints) =>
        endpoints.Select(endpoint => endpoint.Split(' ')).Select(parts => new AccessRow(parts[0], parts[1], reaches));
}
