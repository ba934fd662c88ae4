namespace EnergyQuota.Quotas.Alerting;

/// <summary>One alert with what happened to it.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Events">What happened after it was raised first, in the order of time.</param>
/// <param name="Handlers">The accounts to which it can be given, by name; none where whoever asks may not give it.</param>
/// <param name="HasNextRung">There is a further rung on which somebody stands.</param>
public sealed record AlertHistory(Alert Alert, IReadOnlyList<AlertEvent> Events, IReadOnlyList<string> Handlers, bool HasNextRung);
