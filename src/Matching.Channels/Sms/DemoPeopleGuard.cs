using Matching.Core.Installations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Matching.Channels.Sms;

/// <summary>Made-up people have made-up numbers, which belong to somebody: with them loaded, real texts refuse to start.</summary>
internal sealed class DemoPeopleGuard(IInstallation installation, IOptions<SmsOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Provider == SmsProvider.Twilio && (await installation.ReadAsync(cancellationToken)).HasDemo)
        {
            throw new OptionsValidationException(
                SmsOptions.Section, typeof(SmsOptions), ["Sms:Provider is Twilio, but the demo's made-up people are loaded: their numbers belong to strangers. Use LocalPhones, or an installation without the demo."]);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
