namespace EnergyQuota.Quotas.Peers;

/// <summary>From how large a group figures may be told to whoever does not see its members one by one. The one place that says so.</summary>
public static class PeerRule
{
    /// <summary>So many others must stand beside whoever looks; of fewer nothing is told.</summary>
    /// <remarks>
    /// Others, not members: an institution knows its own figure and can take it out again, so that of five with its own only four are hidden.
    /// </remarks>
    public const int FewestOthers = 5;

    /// <summary>The smallest group of which something is told, whoever looks being one of it.</summary>
    public const int FewestMembers = FewestOthers + 1;

    /// <summary>Whether something of a group may be told.</summary>
    /// <param name="members">How many it has, with whoever looks.</param>
    public static bool MayTell(int members) => members >= FewestMembers;
}
