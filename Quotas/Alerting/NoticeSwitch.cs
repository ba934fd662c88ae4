namespace EnergyQuota.Quotas.Alerting;

/// <summary>Whether anything is sent at all: the program says so where mail or a webhook is set up.</summary>
/// <param name="On">Notices are written.</param>
public sealed record NoticeSwitch(bool On);
