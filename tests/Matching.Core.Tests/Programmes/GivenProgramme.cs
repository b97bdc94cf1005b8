using System.Text.Json.Nodes;
using Matching.Core.Definitions;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Reading;

namespace Matching.Core.Tests.Programmes;

/// <summary>A definition that is right, and changes to it by path.</summary>
internal static class GivenProgramme
{
    public const string File = "scheme.json";

    /// <summary>A mentor and a job, a preparation, a clock, a target: one of everything that tests change.</summary>
    public const string Right = """
        {
          "id": "summer-start", "version": 1, "validFrom": "2026-01-01",
          "name": { "da": "Sommerstart", "en": "Summer start" }, "purpose": { "da": "Kom i gang.", "en": "Get started." },
          "municipalities": ["0791"], "period": { "from": "2026-01-01", "to": "2028-12-31" }, "sources": ["default:"],
          "who": { "age": { "from": 15, "to": 20 }, "groups": ["education_ready", "under18"] },
          "entry": { "routes": ["self", "school"], "agreedBy": ["youth"], "places": { "running": 20, "total": 60 }, "intake": "rolling", "length": "P12M" },
          "gates": [
            { "code": "talk", "before": "match", "count": 2, "by": "coordinator" },
            { "code": "guardian_backing", "before": "match", "when": { "ageUnder": 18 }, "by": "guardian" }
          ],
          "preparation": { "modules": [{ "id": "course", "title": { "da": "Kursus", "en": "Course" }, "length": "P4W", "sessions": 8, "sessionsPerWeek": 2, "sessionHours": 3 }], "completeWhen": { "modules": 1 } },
          "group": { "min": 4, "max": 10, "start": "together", "starts": ["2026-08-03", "2027-08-02"], "closesBefore": "P2W", "ifDissolved": "next_start" },
          "tracks": [
            { "id": "mentor", "kind": "mentor", "form": "business_mentor", "opens": "enrolled", "supply": { "minHoursPerMonth": 3 } },
            { "id": "training", "kind": "internship", "form": "company_internship", "opens": "prepared", "stages": [{ "length": "P4W" }],
              "hours": { "min": 6, "max": 20, "start": 8, "step": 2 }, "reassess": [{ "event": "turns_18", "before": "P30D" }],
              "followUps": [{ "at": "P1W", "from": "start", "to": ["youth", "host"], "ask": "goes_well", "silence": { "remind": "P2D", "desk": "P4D" } }] },
            { "id": "job", "kind": "job", "form": "spare_time_job", "opens": "after:training", "sameHostFirst": true, "weights": { "own-wish": 600, "short-travel": 400 } }
          ],
          "clocks": [{ "id": "no-job", "after": "P4W", "from": "end:training", "unless": { "track": "job" }, "do": "offer_help", "help": "cv" }],
          "endings": { "outcomes": ["spare_time_job", "education", "none"], "reasons": ["planned_end"], "nextSteps": ["next_match"] },
          "targets": [{ "id": "in-job", "measure": "share", "numerator": { "outcome": ["spare_time_job"] }, "denominator": "enrolled", "value": 50, "unit": "percent" }],
          "texts": { "languages": ["da", "en"], "uses": ["T45"] },
          "orders": { "fields": ["competences"], "levels": [{ "id": "answer", "from": "order_received", "to": "candidates_sent", "within": "P2D" }] }
        }
        """;

    /// <summary>Its faults; none when it is right.</summary>
    public static IReadOnlyList<string> FaultsOf(string json) => ProgrammeFile.Read(File, json) switch
    {
        DefinitionOutcome<ProgrammeVersion>.Refused refused => refused.Faults,
        _ => [],
    };

    /// <summary>The right one with a value set at a path such as <c>tracks[1].hours.min</c>; an empty value takes it away.</summary>
    public static string With(string path, string value)
    {
        var root = JsonNode.Parse(Right)!;
        Set(root, path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.'), value);
        return root.ToJsonString();
    }

    /// <summary>A version that ships.</summary>
    public static ProgrammeVersion Shipped(string id) => ProgrammeBook.Shipped.Find(id, new(2027, 1, 1))!;

    private static void Set(JsonNode at, string[] steps, string value)
    {
        foreach (var step in steps[..^1])
        {
            at = at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step] ??= new JsonObject();
        }

        if (at is JsonArray items)
        {
            items[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
            return;
        }

        at.AsObject().Remove(steps[^1]);
        if (value.Length > 0)
        {
            at[steps[^1]] = JsonNode.Parse(value);
        }
    }
}
