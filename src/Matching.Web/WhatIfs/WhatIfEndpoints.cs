using Matching.Core.Steering;
using Matching.Engine.Facts;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.WhatIfs;

internal static class WhatIfEndpoints
{
    private const int MostMore = 100;
    private const int MostSeats = 1000;

    public static void MapWhatIfs(this IEndpointRouteBuilder app) => app.MapPost("/what-if", AskAsync);

    private static async Task<IResult> AskAsync([FromForm] WhatIfForm form, AskRun ask, Notices notices, HttpContext context)
    {
        if (form.ToWanted() is not { } wanted)
        {
            notices.Leave(new Notice("error", "WhatIf.Nothing", []));
            return Results.LocalRedirect("/what-if");
        }

        var me = SignedIn.Of(context);
        var run = await ask.HandleAsync(me.Municipality, AskedKind.Otherwise, wanted, me.SignIn, context.RequestAborted);
        return Results.LocalRedirect($"/runs/{run}");
    }

    /// <summary>The form as it was sent; what is left empty is not asked.</summary>
    internal sealed class WhatIfForm
    {
        public string? MoreCount { get; set; }

        public Kind? MoreKind { get; set; }

        public string? MoreSector { get; set; }

        public string? TravelFrom { get; set; }

        public string? TravelTo { get; set; }

        public string? SeatsOpening { get; set; }

        public string? SeatsCount { get; set; }

        /// <summary>Null when nothing is asked, or a number is out of range.</summary>
        public Wanted? ToWanted()
        {
            var wanted = new Wanted
            {
                MorePlaces = Number(MoreCount, 1, MostMore) is { } more && MoreKind is { } kind && Enum.IsDefined(kind) ? [new(more, kind, MoreSector ?? "")] : [],
                Travel = Number(TravelFrom, 5, 120) is { } from && Number(TravelTo, 5, 120) is { } to ? new(from, to) : null,
                Seats = !string.IsNullOrWhiteSpace(SeatsOpening) && Number(SeatsCount, 0, MostSeats) is { } seats ? [new(SeatsOpening.Trim(), seats)] : [],
            };
            return wanted.MorePlaces.Count == 0 && wanted.Travel is null && wanted.Seats.Count == 0 ? null : wanted;
        }

        private static int? Number(string? text, int least, int most) =>
            int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
    }
}
