using System.Text.Json;

namespace Matching.Web.Api;

internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddScoped<ApiQuery>();
        services.AddScoped<ApiIntake>();
        // As the columns of the files are written.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Describe);
        return services;
    }
}
