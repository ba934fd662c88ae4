namespace EnergyQuota.Quotas.Closing;

/// <summary>Whether a verdict can still move. The numbers are part of the API and never reused.</summary>
public enum VerdictFinality
{
    /// <summary>Provisional (暂定): the year is over and not closed by an officer; late data, facts and rules may move it.</summary>
    Provisional = 1,

    /// <summary>Final (定稿): an officer has closed the year on it.</summary>
    Final = 2,

    /// <summary>Found after the year was closed (结账后修订): facts or rules were changed since; the final one stands until the year is reopened.</summary>
    AfterClosing = 3,
}
