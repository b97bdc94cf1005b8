using System.Text.Json.Nodes;
using Matching.Core.Definitions;
using Matching.Core.People;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Reading;
using Matching.Core.Programmes.Steps;
using Matching.Engine.Facts;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes;

/// <summary>Definitions changed at random: the validator never throws, and what it accepts can be run.</summary>
public sealed class MutatedDefinitionsTests
{
    private const int Definitions = 10_000;

    private static readonly IReadOnlyList<string> Texts = [.. ProgrammeBook.ShippedFiles().Select(file => file.Json)];

    private static readonly string[] Values =
    [
        "null", "true", "0", "1", "-1", "2147483648", "0.5", "1e300", "\"\"", "\"x\"", "\"P1W\"", "\"-P2W\"", "\"P0D\"", "\"P49Y\"", "\"2026-02-30\"", "\"2027-02-28\"",
        "\"after:job\"", "\"end:training\"", "\"clock:x\"", "\"unlimited\"", "\"turns_18\"", "\"stage_end\"", "\"group_start\"", "[]", "{}", "[[]]", "[null]", "{\"from\": 0}",
        "{\"from\": 13, \"to\": 30}", "{\"min\": \"P1D\", \"max\": \"P49Y\"}", "\"\\u0000\"", "13", "37", "1000", "\"youth\"", "\"match\"", "\"keep\"", "\"end\"", "\"prepared\"",
    ];

    [Fact]
    public void Ten_thousand_mutated_definitions_never_throw_and_what_is_accepted_runs()
    {
        var accepted = 0;
        for (var seed = 0; seed < Definitions; seed++)
        {
            var json = Mutated(new Random(seed));
            if (ProgrammeFile.Read("mutated.json", json) is DefinitionOutcome<ProgrammeVersion>.Read read)
            {
                accepted++;
                Should.NotThrow(() => Run(read.Value), $"{seed}: {json}");
            }
        }

        accepted.ShouldBeInRange(Definitions / 100, Definitions - 1);
    }

    private static string Mutated(Random chance)
    {
        var root = JsonNode.Parse(Texts[chance.Next(Texts.Count)])!;
        for (var changes = chance.Next(1, 4); changes > 0; changes--)
        {
            var places = Places(root).ToList();
            if (places.Count > 0)
            {
                Change(places[chance.Next(places.Count)], chance.Next(4), chance.Next(Values.Length));
            }
        }

        return root.ToJsonString();
    }

    private static void Change((JsonNode Parent, string Name, int At) place, int how, int what)
    {
        var value = JsonNode.Parse(Values[what]);
        switch (place.Parent, how)
        {
            case (JsonObject parent, 0):
                parent.Remove(place.Name);
                break;
            case (JsonObject parent, 1):
                parent[place.Name + "x"] = parent[place.Name]?.DeepClone();
                break;
            case (JsonObject parent, _):
                parent[place.Name] = value;
                break;
            case (JsonArray parent, 0):
                parent.RemoveAt(place.At);
                break;
            case (JsonArray parent, 1):
                parent.Add(parent[place.At]?.DeepClone());
                break;
            case (JsonArray parent, _):
                parent[place.At] = value;
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, string Name, int At)> Places(JsonNode node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Places(member.Value, (parent, member.Key, 0))),
        JsonArray parent => parent.SelectMany((item, at) => Places(item, (parent, "", at))),
        _ => [],
    };

    private static IEnumerable<(JsonNode Parent, string Name, int At)> Places(JsonNode? value, (JsonNode Parent, string Name, int At) own) =>
        value is null ? [own] : Places(value).Prepend(own);

    private static void Run(ProgrammeVersion version)
    {
        var youth = GivenTown.Youth("Y1");
        EntryRules.ShutOutBy(version.Definition, youth, version.Definition.Municipalities.Resolve(["0791"]));
        _ = ProgrammeGates.PassedBy(version.Definition, youth, new(2027, 1, 4)).Count();
        foreach (var kind in Enum.GetValues<Kind>())
        {
            SupplyRules.BrokenBy(version.Definition, GivenTown.Opening("O1", "H1") with { Kind = kind }, GivenTown.Host("H1"));
        }

        var story = new EnrolmentStory
        {
            Version = version,
            Born = new(2009, 5, 10),
            Enrolled = new(2027, 1, 4),
            GroupStart = new(2027, 1, 11),
            TargetGroup = TargetGroups.ActivityReady,
            Placements = [.. version.Definition.Tracks.Select((track, at) => new PlacementStory { Id = $"{at}", Track = track.Id, AgreedOn = new(2027, 1, 5), Start = new(2027, 1, 11), Extensions = 3 })],
        };
        NextSteps.Of(story, new(2029, 1, 1));
        NextSteps.ProposalsStopOn(story);
    }
}
