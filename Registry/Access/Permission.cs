namespace EnergyQuota.Registry.Access;

/// <summary>Something that not every account may do. Within its scope only.</summary>
public enum Permission
{
    /// <summary>Decide findings; enter and withdraw replacements, multipliers, hand readings, corrections and bills.</summary>
    DecideData,

    /// <summary>Bring bills and hand readings, of one's own institution among them; they count once somebody who decides about data has taken them.</summary>
    ProposeEntries,

    /// <summary>Change the registry: institutions, meters, dated figures.</summary>
    ChangeRegistry,

    /// <summary>Put rejected messages through again, or discard them.</summary>
    HandleRejects,

    /// <summary>Close months, accept weak boundaries by name, and book adjustments.</summary>
    ClosePeriods,

    /// <summary>Reopen the newest closed month, or a closed year.</summary>
    ReopenPeriods,

    /// <summary>Acknowledge, give away, resolve and hand up alerts.</summary>
    HandleAlerts,

    /// <summary>What an agency does in cases: ask for explanations and review them, inspect, order, give opinions, record tips.</summary>
    HandleCases,

    /// <summary>Record on the spot what an inspection finds: begin it, fill in its checklist, record findings and violations.</summary>
    Inspect,

    /// <summary>Read tips (举报) and who gave them.</summary>
    ReadTips,

    /// <summary>Read the audit log, and what accounts there are.</summary>
    ReadAudit,

    /// <summary>Submit statements, evidence and reports in cases about one's own institution, or enter them on its behalf.</summary>
    SubmitStatements,

    /// <summary>Keep photographs and papers, which an entry or a move then cites.</summary>
    BringPapers,

    /// <summary>Import working-day calendars and local rules.</summary>
    ChangeLaw,

    /// <summary>Issue official papers (文书), draw up drafts of them, and declare one void.</summary>
    IssuePapers,

    /// <summary>Have evidence packs made.</summary>
    MakeEvidence,

    /// <summary>File a new edition of a report.</summary>
    FileReports,

    /// <summary>Issue, renew and revoke the accounts of gateways.</summary>
    ManageGateways,

    /// <summary>Make, disable and reset accounts of people.</summary>
    ManageAccounts,

    /// <summary>Import standards and coefficients, and record decisions about them; only with a scope that sees every region.</summary>
    ManageStandards,

    /// <summary>Try a standard on a year that is past.</summary>
    TryStandards,

    /// <summary>Answer what is questioned about dated figures of institutions; approve and reject figures and exclusions.</summary>
    HandleFacts,

    /// <summary>Enter dated figures of institutions, one's own among them; they wait for approval.</summary>
    ProposeFacts,

    /// <summary>Decide which of the rows that fit judges an institution.</summary>
    AssignRows,

    /// <summary>See what could not be sent, try it again, and send a test mail.</summary>
    ManageNotifications,
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
        return IsGiven(actor.Role, permission) && (!actor.ReadsOnly || permission is Permission.ReadTips or Permission.ReadAudit);
    }

    /// <summary>Whether a role has a permission.</summary>
    /// <param name="role">The role.</param>
    /// <param name="permission">For what.</param>
    public static bool IsGiven(Role role, Permission permission) => permission switch
    {
        Permission.SubmitStatements or Permission.ProposeFacts or Permission.ProposeEntries => role is Role.Institution or Role.Officer or Role.Administrator,
        Permission.BringPapers => role is Role.Institution or Role.Inspector or Role.Officer or Role.Administrator,
        Permission.Inspect => role is Role.Inspector or Role.Officer or Role.Administrator,
        Permission.ReadTips => role is Role.Auditor or Role.Officer or Role.Administrator,
        Permission.ReadAudit => role is Role.Auditor or Role.Administrator,
        Permission.DecideData or Permission.ClosePeriods or Permission.HandleAlerts or Permission.HandleCases
            or Permission.IssuePapers or Permission.MakeEvidence or Permission.TryStandards or Permission.HandleFacts
            or Permission.AssignRows => role is Role.Officer or Role.Administrator,
        Permission.ChangeLaw or Permission.ChangeRegistry or Permission.HandleRejects or Permission.FileReports
            or Permission.ManageGateways or Permission.ManageAccounts or Permission.ManageStandards
            or Permission.ManageNotifications or Permission.ReopenPeriods => role is Role.Administrator,
        _ => false,
    };
}
