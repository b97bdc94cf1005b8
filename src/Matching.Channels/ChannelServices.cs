using System.Net.Http.Headers;
using System.Text;
using Matching.Channels.Queues;
using Matching.Channels.Queues.PostgresQueues;
using Matching.Channels.Queues.RabbitMq;
using Matching.Channels.Queues.ServiceBus;
using Matching.Channels.Sms;
using Matching.Channels.Sms.LocalPhones;
using Matching.Channels.Sms.TwilioSms;
using Matching.Core.Clock;
using Matching.Core.Messages;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Channels;

/// <summary>Registers the queue and the supplier of texts that the settings name. Faulty settings stop the start, all of them listed.</summary>
public static class ChannelServices
{
    public static IServiceCollection AddMatchingChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<QueueOptions>()
            .Bind(configuration.GetSection(QueueOptions.Section))
            .Validate<IOptions<ClockOptions>>(
                (queues, clock) => queues.Known != QueueKind.ServiceBus || clock.Value.Offset == 0,
                "Queues:Kind is servicebus and Clock:Offset is set, but Service Bus keeps hours and tokens by the real clock.")
            .ValidateOnStart();
        services.AddOptions<SmsOptions>().Bind(configuration.GetSection(SmsOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<QueueOptions>, QueueOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmsOptions>, SmsOptionsValidator>());
        return services.AddQueues().AddSms();
    }

    private static IServiceCollection AddQueues(this IServiceCollection services)
    {
        services.TryAddSingleton<PostgresQueue>();
        services.TryAddSingleton<RabbitMqLink>();
        services.TryAddSingleton<RabbitMqQueue>();
        services.TryAddSingleton<ServiceBusCalls>();
        services.TryAddSingleton<ServiceBusQueue>();
        services.TryAddSingleton<BrokerDeadLetters>();
        services.TryAddSingleton<IQueueGauge, QueueGauge>();
        services.TryAddSingleton(provider => (IMessageQueue)Chosen(provider));
        services.TryAddSingleton(provider => (IMessagePublisher)Chosen(provider));
        services.TryAddSingleton(provider => (IDeadLetters)Chosen(provider));
        return services;
    }

    private static object Chosen(IServiceProvider provider) => provider.GetRequiredService<IOptions<QueueOptions>>().Value.Known switch
    {
        QueueKind.Postgres => provider.GetRequiredService<PostgresQueue>(),
        QueueKind.RabbitMq => provider.GetRequiredService<RabbitMqQueue>(),
        QueueKind.ServiceBus => provider.GetRequiredService<ServiceBusQueue>(),
        var other => throw new InvalidOperationException($"No queue for the kind {other}."),
    };

    private static IServiceCollection AddSms(this IServiceCollection services)
    {
        services.TryAddSingleton<LocalPhonesSmsSender>();
        services.TryAddTransient<LocalPhoneBook>();
        services.AddOptions<SendingOptions>().PostConfigure<IOptions<SmsOptions>>(OnePerSecond);

        // Each call is four lines otherwise, with the account in its address.
        services.AddLogging(logging => logging.AddFilter($"System.Net.Http.HttpClient.{nameof(TwilioSmsSender)}", LogLevel.Warning));
        services.AddHttpClient<TwilioSmsSender>((provider, http) => Call(http, provider.GetRequiredService<IOptions<SmsOptions>>().Value.Twilio));
        services.AddHostedService<DemoPeopleGuard>();
        services.TryAddTransient<ISmsSender>(provider => provider.GetRequiredService<IOptions<SmsOptions>>().Value.Provider == SmsProvider.Twilio
            ? provider.GetRequiredService<TwilioSmsSender>()
            : provider.GetRequiredService<LocalPhonesSmsSender>());
        return services;
    }

    /// <summary>A long number's pace, unless the settings say another: operators count it, and what is sent faster waits at the supplier in no order of ours.</summary>
    private static void OnePerSecond(SendingOptions sending, IOptions<SmsOptions> sms)
    {
        if (sms.Value.Provider == SmsProvider.Twilio)
        {
            sending.PerSecond ??= 1;
        }
    }

    private static void Call(HttpClient http, TwilioOptions twilio)
    {
        http.BaseAddress = twilio.BaseAddress;
        http.Timeout = twilio.CallTimeout;
        var credentials = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{twilio.AccountSid}:{twilio.AuthToken}"));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }
}
