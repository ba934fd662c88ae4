namespace EnergyQuota.Registry.Access;

/// <summary>What an actor may do. The numbers are stored and never reused.</summary>
public enum Role
{
    /// <summary>Sees what is in its scope, changes nothing.</summary>
    Reader = 1,

    /// <summary>Sees and changes everything in its scope.</summary>
    Administrator = 2,

    /// <summary>A supervising officer (监管员): sees what is in its scope and decides about data there. See <see cref="Permissions"/>.</summary>
    Officer = 3,

    /// <summary>
    /// A public institution's own account: sees its institution and submits statements and evidence there; see
    /// <see cref="Permission.SubmitStatements"/>. Its scope names one institution and no region.
    /// </summary>
    Institution = 4,
}
