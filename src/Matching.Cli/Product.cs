using Matching.Channels;
using Matching.Core;
using Matching.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Cli;

/// <summary>The product's steps on the servers that the environment names, for verbs that need the store. Warnings go to standard error.</summary>
internal static class Product
{
    public static ServiceProvider FromEnvironment() => Of(new ConfigurationBuilder().AddEnvironmentVariables().Build());

    public static ServiceProvider Of(IConfiguration configuration) => ServicesOf(configuration, _ => { }).BuildServiceProvider();

    /// <param name="configuration">Names the servers.</param>
    /// <param name="before">Registers what stands in for the product's own.</param>
    public static IServiceCollection ServicesOf(IConfiguration configuration, Action<IServiceCollection> before)
    {
        var services = new ServiceCollection();
        before(services);
        return services
            .AddSingleton(configuration)
            .AddLogging(logging => logging
                .SetMinimumLevel(LogLevel.Warning)
                .AddFilter("Npgsql", LogLevel.Critical)
                .AddSimpleConsole(console => console.SingleLine = true)
                .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace))
            .AddMatchingCore(configuration)
            .AddMatchingStorage(configuration)
            .AddMatchingChannels(configuration);
    }
}
