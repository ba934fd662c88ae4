using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Jobs;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Alerting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace EnergyQuota.Server.Notifications;

/// <summary>Registers mails and webhooks.</summary>
internal static class NotificationsSetup
{
    /// <summary>Adds them with their settings. Notices are written only where something can be sent.</summary>
    public static void AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NotificationOptions>().Bind(configuration.GetSection(NotificationOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var mail = configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new MailOptions();
        var isOn = mail.IsOn || configuration.GetSection(NotificationOptions.Section).GetSection(nameof(NotificationOptions.Webhooks)).GetChildren().Any();
        services.Replace(ServiceDescriptor.Singleton(new NoticeSwitch(isOn)));
        services.AddHttpClient(WebhookCaller.ClientName).ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        services.AddSingleton<IStatePart, NotificationsPart>()
            .AddSingleton<IAlertSource, GatewaySource>()
            .AddSingleton<WebhookCaller>()
            .AddSingleton<NoticeSpread>()
            .AddSingleton<DeliveryRun>()
            .AddSingleton<SubscriptionEditor>()
            .AddSingleton<DeliveryDesk>();
    }

    /// <summary>Adds the job with its schedule; call it inside <c>AddQuartz</c>.</summary>
    public static void AddNotificationJobs(this IQuartzBuilder quartz)
    {
        quartz.AddJob<NotifyJob>(job => job.WithIdentity(NotifyJob.Key));
        quartz.AddTrigger(trigger => trigger.ForJob(NotifyJob.Key).WithIdentity(NotifyJob.Key.Name, NotifyJob.Key.Group)
            .WithSimpleSchedule(schedule => schedule.Repeat(NotifyJob.Every)));
    }
}
