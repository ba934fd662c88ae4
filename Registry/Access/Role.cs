namespace EnergyQuota.Registry.Access;

/// <summary>What an actor may do. The numbers are stored and never reused.</summary>
public enum Role
{
    /// <summary>A leader (领导): sees what is in its scope, changes nothing.</summary>
    Leader = 1,

    /// <summary>Sees and changes everything in its scope.</summary>
    Administrator = 2,

    /// <summary>A supervising officer (监管员): sees what is in its scope and decides about data there. See <see cref="Permissions"/>.</summary>
    Officer = 3,

    /// <summary>
    /// A public institution's own account: sees its institution and submits statements and evidence there; see
    /// <see cref="Permission.SubmitStatements"/>. Its scope names one institution and no region.
    /// </summary>
    Institution = 4,

    /// <summary>An inspector (检查人员): sees what is in its scope and records on the spot what an inspection finds.</summary>
    Inspector = 5,

    /// <summary>An auditor (审计员): sees what is in its scope, tips, accounts and the audit log too, and changes nothing.</summary>
    Auditor = 6,
}
