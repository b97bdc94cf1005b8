using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matching.Core.Definitions;
using Matching.Core.LegalRules;
using Matching.Core.Programmes.Checking;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Reading;

/// <summary>
/// Reads one definition strictly: an unknown name, a wrong form and every contradiction refuse it, each with file, path, value and what is
/// allowed. It never throws for what a file holds.
/// </summary>
public static class ProgrammeFile
{
    /// <summary>A definition is a page or two; a file above this length is something else.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>The version of a scheme, or every fault in the text; judged by the law that ships.</summary>
    public static DefinitionOutcome<ProgrammeVersion> Read(string file, string json) => Read(file, json, LegalRuleSet.Default);

    public static DefinitionOutcome<ProgrammeVersion> Read(string file, string json, LegalRuleSet law)
    {
        if (Encoding.UTF8.GetByteCount(json) is > MostBytes and var length)
        {
            return new DefinitionOutcome<ProgrammeVersion>.Refused([$"{file} has {length} bytes, but a definition may have at most {MostBytes}."]);
        }

        switch (DefinitionText.Read(file, json, root => (ProgrammeDefinition)Shapes.Definition.Read(root)))
        {
            case DefinitionOutcome<ProgrammeDefinition>.Read read:
                var faults = Contradictions.In(file, read.Value, law);
                return faults.Count == 0
                    ? new DefinitionOutcome<ProgrammeVersion>.Read(new(read.Value, HashOf(json)))
                    : new DefinitionOutcome<ProgrammeVersion>.Refused(faults);
            case DefinitionOutcome<ProgrammeDefinition>.Refused refused:
                return new DefinitionOutcome<ProgrammeVersion>.Refused(refused.Faults);
            default:
                throw new InvalidOperationException($"{file} was neither read nor refused.");
        }
    }

    /// <summary>Of what it says, not of how it is laid out: spaces and line ends change nothing.</summary>
    private static string HashOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(document.RootElement)));
    }
}
