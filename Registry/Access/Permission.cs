namespace EnergyQuota.Registry.Access;

/// <summary>Something that not every account may do. Within its scope only.</summary>
public enum Permission
{
    /// <summary>Decide findings; enter and withdraw replacements, multipliers, hand readings, corrections and bills.</summary>
    DecideData,

    /// <summary>Change the registry: institutions, meters, dated figures.</summary>
    ChangeRegistry,

    /// <summary>Put rejected messages through again, or discard them.</summary>
    HandleRejects,

    /// <summary>Close months, accept weak boundaries by name, and book adjustments.</summary>
    ClosePeriods,

    /// <summary>Acknowledge alerts.</summary>
    HandleAlerts,

    /// <summary>Ask for explanations and review them.</summary>
    HandleExplanations,

    /// <summary>File a new edition of a report.</summary>
    FileReports,

    /// <summary>Issue, renew and revoke the accounts of gateways.</summary>
    ManageGateways,

    /// <summary>Make, disable and reset accounts of people.</summary>
    ManageAccounts,
}

/// <summary>Which role has which permission: the one place that says so.</summary>
public static class Permissions
{
    /// <summary>Whether an actor has a permission, in the actor's own scope.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="permission">For what.</param>
    public static bool May(this Scope actor, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return permission switch
        {
            Permission.DecideData or Permission.ClosePeriods or Permission.HandleAlerts or Permission.HandleExplanations => actor.Role is Role.Officer or Role.Administrator,
            Permission.ChangeRegistry or Permission.HandleRejects or Permission.FileReports
                or Permission.ManageGateways or Permission.ManageAccounts => actor.Role is Role.Administrator,
            _ => false,
        };
    }
}
