using Matching.Core.Definitions;
using Matching.Engine.Facts;

namespace Matching.Core.LegalRules;

/// <summary>Reads one file of rules strictly: an unknown key, a missing text, a date that does not exist refuse it, each with its place.</summary>
internal static class LegalRuleFile
{
    private static readonly string[] RuleKeys =
        ["id", "title", "validFrom", "validTo", "supersedes", "appliesTo", "mode", "severity", "values", "source", "confirmedBy", "text"];

    public static DefinitionOutcome<IReadOnlyList<ReadRule>> Read(string file, string json) =>
        DefinitionText.Read<IReadOnlyList<ReadRule>>(file, json, root => [.. root.Items().Select(ReadOne)]);

    private static ReadRule ReadOne(DefinitionValue value)
    {
        value.Object(RuleKeys);
        var id = value.Required("id").Text();
        var rule = new LegalRule
        {
            Id = id,
            Title = ReadText(value.Required("title")),
            ValidFrom = value.Required("validFrom").Date(),
            ValidTo = value.Optional("validTo") is { IsNull: false } to ? to.Date() : null,
            Supersedes = value.Optional("supersedes") is { IsNull: false } before ? before.Text() : null,
            AppliesTo = ReadScope(value.Required("appliesTo")),
            Mode = value.Required("mode").Code(LegalCodes.Modes),
            Severity = value.Required("severity").Code(LegalCodes.Severities),
            Source = ReadSource(value.Required("source")),
            ConfirmedBy = value.Optional("confirmedBy") is { IsNull: false } by ? ReadConfirmation(by) : null,
            Text = ReadText(value.Required("text")),
        };

        if (rule.ValidTo < rule.ValidFrom)
        {
            value.RefuseThat($"{id} ends on {rule.ValidTo:yyyy-MM-dd}, before it starts on {rule.ValidFrom:yyyy-MM-dd}.");
        }

        if (rule.Severity == RuleSeverity.Override && LegalRuleSet.NeverOverridden(id, rule.Mode))
        {
            value.RefuseThat($"{id} gives no exception: its severity is block or warn.");
        }

        return new(rule, RuleValues.Read(id, rule.Mode, value.Required("values")), value);
    }

    private static LegalText ReadText(DefinitionValue value)
    {
        value.Object("da", "en");
        return new(value.Required("da").Text(), value.Required("en").Text());
    }

    private static LegalSource ReadSource(DefinitionValue value)
    {
        value.Object("text", "seen", "confidence");
        return new(value.Required("text").Text(), value.Required("seen").Date(), value.Required("confidence").Code(LegalCodes.Confidences));
    }

    private static LegalConfirmation ReadConfirmation(DefinitionValue value)
    {
        value.Object("name", "date");
        return new(value.Required("name").Text(), value.Required("date").Date());
    }

    private static LegalScope ReadScope(DefinitionValue value)
    {
        value.Object("kinds", "ageFrom", "ageBelow", "school", "targetGroups", "forms", "trades");
        return new(
            [.. value.Required("kinds").Items().Select(item => item.Code(LegalCodes.Kinds))],
            ReadAge(value.Optional("ageFrom")),
            ReadAge(value.Optional("ageBelow")),
            ReadList(value.Optional("school"), item => item.Code(LegalCodes.Schools)),
            ReadList(value.Optional("targetGroups"), item => item.Code(LegalCodes.TargetGroups)),
            ReadList(value.Optional("forms"), item => item.Text()),
            ReadList(value.Optional("trades"), item => item.Code(LegalCodes.Trades)));
    }

    private static int? ReadAge(DefinitionValue value) => value.IsNull ? null : value.Whole(0, 120);

    private static IReadOnlyList<T>? ReadList<T>(DefinitionValue value, Func<DefinitionValue, T> read) =>
        value.IsNull ? null : [.. value.Items().Select(read)];
}

/// <summary>A rule with its numbers and its place in the file, for faults that only show beside other rules.</summary>
internal sealed record ReadRule(LegalRule Rule, RuleValues Values, DefinitionValue Place);
