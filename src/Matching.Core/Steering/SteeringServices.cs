using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Matching.Core.Steering;

internal static class SteeringServices
{
    public static void AddSteering(this IServiceCollection services)
    {
        services.TryAddTransient<AskRun>();
        services.TryAddTransient<RunAsked>();
        services.TryAddTransient<ThinkOtherwise>();
        services.TryAddTransient<SaveWanted>();
        services.TryAddTransient<SwitchPart>();
        services.TryAddTransient<TakeInLaw>();
        services.TryAddTransient<LawTexts>();
    }
}
