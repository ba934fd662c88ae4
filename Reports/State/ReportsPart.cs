using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Reports.State;

/// <summary>The tables of this room in the state database.</summary>
public sealed class ReportsPart : IStatePart
{
    /// <inheritdoc/>
    public void Map(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<FiledReport>(entity =>
        {
            entity.ToTable("FiledReports").HasKey(e => e.Id);
            entity.Ignore(e => e.Form);
            entity.Ignore(e => e.Period);
            entity.Ignore(e => e.FileName);
            entity.Property(e => e.InstitutionCode).HasMaxLength(18);
            entity.Property(e => e.RegionCode).HasMaxLength(12).HasDefaultValue("");
            entity.Property(e => e.PeriodKind).HasDefaultValue(PeriodKind.Month).HasSentinel(default(PeriodKind));
            entity.Property(e => e.Sha256).HasMaxLength(64);

            // In the order of the list, so that its pages are read from the index; and no edition can be filed twice.
            entity.HasIndex(e => new { e.Month, e.InstitutionCode, e.RegionCode, e.PeriodKind, e.Edition, e.Language, e.Extension })
                .IsUnique().IsDescending(true, false, false, false, true, true, false);
            entity.HasIndex(e => e.InstitutionCode);
        });
    }
}
