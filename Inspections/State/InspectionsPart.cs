using EnergyQuota.Inspections.Explanations;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.State;

/// <summary>The tables of this room in the state database.</summary>
public sealed class InspectionsPart : IStatePart
{
    /// <inheritdoc/>
    public void Map(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<ExplanationRequest>(entity =>
        {
            entity.ToTable("ExplanationRequests").HasKey(e => e.Id);
            entity.HasIndex(e => e.AlertId).IsUnique();
            entity.HasIndex(e => e.InstitutionCode);
        });
    }
}
