using Matching.Core.Enrolments;
using Shouldly;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>A town with one made-up scheme of one track, loaded as a coordinator would load it, to which a test adds the field that it is about.</summary>
internal static class FieldTown
{
    public const string Scheme = "maagens-vinger";
    public const short Internship = 1;
    public const short Job = 2;
    public const short Mentor = 3;

    /// <param name="track">More members of the track, each with a comma after it.</param>
    /// <param name="more">More members of the definition, each with a comma after it.</param>
    /// <param name="kind">Of the track, and its form behind a slash.</param>
    public static async Task<SchemeTown> WithAsync(string track = "", string more = "", string kind = "job/spare_time_job")
    {
        var town = await SchemeTown.OpenAsync(Scheme);
        town.Town.Clock.MoveTo("2027-01-04", "08:00");
        (await LoadAsync(town, track, more, kind)).ShouldBeOfType<LoadOutcome.Loaded>();
        return town;
    }

    public static Task<LoadOutcome> LoadAsync(SchemeTown town, string track, string more, string kind = "job/spare_time_job") =>
        town.Town.Get<LoadDefinition>().HandleAsync($"{Scheme}.json", Definition(track, more, kind.Split('/')), "karin", CancellationToken.None);

    /// <summary>The opening's company is in a network.</summary>
    public static Task<int> InNetworkAsync(this SchemeTown town, string opening, string network) => town.Town.Store.ExecuteAsync(
        "insert into network (code) values (@network) on conflict do nothing; update host set network = @network where id = 'H' || @opening", new { opening, network });

    private static string Definition(string track, string more, string[] kind) => $$"""
        {
          "id": "{{Scheme}}", "version": 1, "validFrom": "2026-01-01",
          "name": { "da": "Mågens vinger", "en": "Wings of the gull" }, "purpose": { "da": "Ud over vandet.", "en": "Out over the water." },
          "municipalities": ["0791"], "sources": ["Made up for a test"],
          "who": { "age": { "from": 15, "to": 29 } },
          {{more}}
          "tracks": [{ "id": "gull", "kind": "{{kind[0]}}", "form": "{{kind[1]}}", "opens": "enrolled", {{track}} "followUps": [] }]
        }
        """;
}
