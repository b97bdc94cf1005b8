using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Matching.Core.Programmes.Reading;

/// <summary>
/// The published JSON Schema (2020-12) of a definition, written from the shapes that read it. It knows forms and codes; contradictions are
/// found by the validator.
/// </summary>
public static class ProgrammeSchema
{
    // Danish letters and <> are safe in a file of our own.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text, the same every time, with a line's end after it.</summary>
    public static string Write()
    {
        var parts = new SchemaParts();
        var described = Shapes.Definition.Describe(parts);
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "A programme of Matching" };
        foreach (var (name, value) in described.ToList())
        {
            described.Remove(name);
            schema[name] = value;
        }

        var definitions = new JsonObject();
        foreach (var (name, part) in parts.Parts)
        {
            definitions[name] = part;
        }

        schema["$defs"] = definitions;
        return schema.ToJsonString(Options) + "\n";
    }
}
