using System.Text.Json.Nodes;
using Matching.Core.Backings;
using Matching.Core.Enrolments;
using Matching.Core.Offers;
using Matching.Core.Programmes;
using Matching.Testing.Offers;

namespace Matching.Edges.Tests.Backings;

/// <summary>A town in which spare-time jobs of under-18s need a guardian's yes to each offer.</summary>
internal static class GuardianTown
{
    public const string Ali = "+4523000001";
    public const string Mother = "+4523000011";
    public const string Father = "+4523000012";

    public static async Task<OfferTown> CreateAsync()
    {
        var town = await OfferTown.CreateAsync();
        await town.LoadAsync(scheme => scheme["gates"] = JsonNode.Parse("""[{"code": "guardian_backing", "before": "accept", "when": {"ageUnder": 18}, "by": "guardian"}]"""));
        return town;
    }

    /// <summary>A later version of the scheme of spare-time jobs.</summary>
    public static async Task LoadAsync(this OfferTown town, Action<JsonObject> changed)
    {
        var file = ProgrammeBook.ShippedFiles().Single(shipped => shipped.File == "spare-time-job.json");
        var scheme = JsonNode.Parse(file.Json)!.AsObject();
        scheme["version"] = 2;
        scheme["validFrom"] = "2026-11-01";
        changed(scheme);
        await LoadAsync(town, "spare-time-job", scheme.ToJsonString());
    }

    /// <summary>Seventeen, with one guardian or two, and a job offer that has left.</summary>
    public static async Task<OfferId> ToldAsync(this OfferTown town, string? mother = Mother, string? father = null, string born = "2009-05-04", string phone = Ali, string name = "Ali")
    {
        var youth = await town.WardAsync(mother, father, born, phone, name);
        var proposal = await town.ProposalAsync(youth, await town.OpeningAsync());
        var approved = await town.ApproveAsync(proposal) as Core.Approvals.ApproveOutcome.Approved ?? throw new InvalidOperationException($"Not approved: {await town.ApproveAsync(proposal)}.");
        await town.SendDueAsync();
        return approved.Offer;
    }

    public static async Task<string> WardAsync(this OfferTown town, string? mother = Mother, string? father = null, string born = "2009-05-04", string phone = Ali, string name = "Ali", string? programme = null)
    {
        var youth = await town.YouthAsync(phone, name);
        await town.Store.ExecuteAsync(
            "update youth set birth_date = @born::date, guardian_phone = @mother, guardian2_phone = @father, guardian_relation = 'mor', programmes = case when @programme::text is null then '{}' else array[@programme::text] end where id = @youth",
            new { youth, born, mother, father, programme });
        return youth;
    }

    public static Task<string> CodeAsync(this OfferTown town, string phone) =>
        town.Store.ScalarAsync<string>("select code from backing where phone = @phone order by created_at desc limit 1", new { phone })!;

    public static async Task<BackingId> QuestionAsync(this OfferTown town) => new(await town.Store.ScalarAsync<Guid>("select id from backing order by created_at desc, number limit 1"));

    private static async Task LoadAsync(OfferTown town, string id, string json)
    {
        var book = ProgrammeBook.Shipped.With([(id, json)]) as Core.Definitions.DefinitionOutcome<ProgrammeBook>.Read ?? throw new InvalidOperationException("The scheme is refused.");
        await town.Get<IProgrammeShelf>().KeepAsync(book.Value.Find(id, new(2026, 11, 23))!, json, "test", town.Clock.GetUtcNow(), CancellationToken.None);
    }
}
