using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Matching.Core.LegalRules;
using Microsoft.Extensions.Options;

namespace Matching.Core.Steering;

/// <summary>The newest version of a rule for the people it is about, as its file has it. <paramref name="Key"/> is the same for every version.</summary>
public sealed record LawText(string Key, string Id, DateOnly ValidFrom, LegalText Title, LegalText Text, string Json);

/// <summary>The rules with numbers as they stand in their files: what ships, the installation's own folder and what was saved on a page.</summary>
public sealed class LawTexts(ILawShelf shelf, IOptions<LawOptions> options)
{
    /// <summary>One of each rule and people, by id.</summary>
    public async Task<IReadOnlyList<LawText>> ReadAsync(CancellationToken stopping)
    {
        var saved = await shelf.ReadAsync(stopping);
        return
        [
            .. LegalRuleSet.ShippedTexts.Concat(Folder()).Concat(saved.Select(file => file.Json))
                .SelectMany(Rules)
                .Where(rule => rule["values"] is JsonObject { Count: > 0 })
                .Select(Of)
                .GroupBy(text => text.Key)
                .Select(versions => versions.MaxBy(text => text.ValidFrom)!)
                .OrderBy(text => text.Id, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<string> Folder() => options.Value.Folder.Length == 0 ? [] : Directory.EnumerateFiles(options.Value.Folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static IEnumerable<JsonObject> Rules(string json) => JsonNode.Parse(json) is JsonArray rules ? rules.OfType<JsonObject>().Where(rule => rule.ContainsKey("appliesTo")) : [];

    private static LawText Of(JsonObject rule)
    {
        var id = (string?)rule["id"] ?? "";
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id + rule["appliesTo"]!.ToJsonString())))[..12];
        return new(key, id, DateOnly.ParseExact((string?)rule["validFrom"] ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture), TextOf(rule["title"]), TextOf(rule["text"]), rule.ToJsonString());
    }

    private static LegalText TextOf(JsonNode? text) => new((string?)text?["da"] ?? "", (string?)text?["en"] ?? "");
}
