namespace EnergyQuota.Registry.Institutions;

/// <summary>Whether an entered figure counts. The numbers are stored and never reused.</summary>
public enum ApprovalState
{
    /// <summary>Entered, and waiting for an officer (待审核): it judges nothing yet.</summary>
    Pending = 1,

    /// <summary>Approved (已审核), by an officer or by an administrator's import: it counts.</summary>
    Approved = 2,

    /// <summary>Rejected (已退回), with a reason: it never counts, and is kept.</summary>
    Rejected = 3,
}
