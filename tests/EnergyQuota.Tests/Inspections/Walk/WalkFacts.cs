namespace EnergyQuota.Tests.Inspections.Walk;

/// <summary>What the world was like when each act was made, as the walk itself saw it.</summary>
internal sealed class WalkFacts
{
    private readonly Dictionary<(long Case, int Act), (bool Stood, bool Passed)> _seen = [];

    /// <summary>The days on which the local rule is in force.</summary>
    public required DateOnly LocalFrom { get; init; }

    public required DateOnly LocalTo { get; init; }

    public void See(long id, int act, bool stood, bool passed) => _seen.TryAdd((id, act), (stood, passed));

    public bool VerdictStoodAt(long id, int act) => _seen[(id, act)].Stood;

    public bool PassedAt(long id, int act) => _seen[(id, act)].Passed;
}
