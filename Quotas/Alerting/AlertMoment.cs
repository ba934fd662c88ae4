namespace EnergyQuota.Quotas.Alerting;

/// <summary>As of when alerts are looked for, and by what settings.</summary>
/// <param name="At">The instant, UTC.</param>
/// <param name="Today">The day at the site.</param>
/// <param name="Policy">The settings.</param>
public sealed record AlertMoment(DateTimeOffset At, DateOnly Today, AlertPolicy Policy);
