using System.Text.Json.Nodes;
using Matching.Core.Intake;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Matching.Web.Api;

/// <summary>The document of the API, made from the endpoints themselves; the columns of rows come from the file formats. Its examples are run as tests.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    public const string Path = ApiKeyReader.Root + "/openapi.json";
    private const string KeyScheme = "key";

    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => $"/{endpoint.RelativePath}".StartsWith(ApiKeyReader.Root + "/", StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) => DescribeWhole(document));
        options.AddOperationTransformer((operation, context, _) => DescribeOne(operation, context));
    }

    private static Task DescribeWhole(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Matching",
            Version = Name,
            Description = "Openings, availability and people in; proposals and placements out. Everything is one municipality's: the one whose key is sent. "
                + "Lists come in parts: follow next until it is null. Answers carry an ETag; send it as If-None-Match and 304 says that nothing has changed. "
                + "Errors are application/problem+json (RFC 9457).",
        };
        // Where it is served is where it was fetched from.
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key of one municipality: infra/matching keys make --municipality CODE --name NAME",
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task DescribeOne(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiFile>().FirstOrDefault() is not { } file)
        {
            return Task.CompletedTask;
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = OnceOnly.Header,
            In = ParameterLocation.Header,
            Required = true,
            Description = "New for each new request; the same again within a day is answered as the first was, and not done again.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 200 },
            Example = JsonValue.Create("3f6c1a52-people-2026-11-23"),
        });
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new OpenApiMediaType { Schema = RowsOf(file.Name), Example = ApiExamples.Of(file.Name) },
            },
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema RowsOf(string file)
    {
        var columns = FileColumns.Of(file);
        return new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "rows" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["rows"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    MinItems = 1,
                    MaxItems = ApiRows.Most,
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Description = $"A row of {file}.csv. Text as the file has it; a list may be an array, yes and no may be true and false.",
                        Required = columns.Where(column => column.IsNeeded).Select(column => column.Name).ToHashSet(StringComparer.Ordinal),
                        Properties = columns.ToDictionary(column => column.Name, column => (IOpenApiSchema)new OpenApiSchema { Description = column.Danish }, StringComparer.Ordinal),
                    },
                },
            },
        };
    }
}
