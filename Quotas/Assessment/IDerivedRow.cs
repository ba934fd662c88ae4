namespace EnergyQuota.Quotas.Assessment;

/// <summary>A row that is derived from what is audited already, and replaced as a year goes on.</summary>
public interface IDerivedRow
{
    /// <summary>The number of the row.</summary>
    long Id { get; }
}
