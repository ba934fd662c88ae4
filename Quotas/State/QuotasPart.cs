using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.State;

/// <summary>The tables of this room in the state database.</summary>
public sealed class QuotasPart : IStatePart
{
    private const int CodeLength = 64;

    /// <inheritdoc/>
    public void Map(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        MapStandards(model);
        MapFactors(model);
        MapFindings(model);
        MapClosings(model);
    }

    private static void MapStandards(ModelBuilder model)
    {
        model.Entity<QuotaStandard>(entity =>
        {
            entity.ToTable("QuotaStandards").HasKey(e => e.Code);
            entity.Property(e => e.Code).HasMaxLength(CodeLength);
            entity.HasMany(e => e.Rows).WithOne().HasForeignKey(e => e.StandardCode);
        });
        model.Entity<QuotaRow>(entity =>
        {
            entity.ToTable("QuotaRows").HasKey(e => e.Id);
            entity.HasIndex(e => new { e.StandardCode, e.Key }).IsUnique();
            entity.HasIndex(e => new { e.Class, e.Indicator });
        });
        model.Entity<BoundaryExclusion>(entity =>
        {
            entity.ToTable("BoundaryExclusions").HasKey(e => e.Id);
            entity.Ignore(e => e.Applies);
            entity.HasIndex(e => e.InstitutionCode);
        });
        model.Entity<MonthlySplit>(entity =>
        {
            entity.ToTable("MonthlySplits").HasKey(e => e.Id);
            entity.HasIndex(e => new { e.Class, e.Indicator, e.FromYear, e.Month }).IsUnique();
        });
    }

    private static void MapFactors(ModelBuilder model)
    {
        model.Entity<CoefficientSet>(entity =>
        {
            entity.ToTable("CoefficientSets").HasKey(e => e.Id);
            entity.HasMany(e => e.Entries).WithOne().HasForeignKey(e => e.SetId);
        });
        model.Entity<CoefficientEntry>().ToTable("Coefficients").HasKey(e => new { e.SetId, e.EnergyType, e.Unit });
        model.Entity<Co2FactorSet>(entity =>
        {
            entity.ToTable("Co2FactorSets").HasKey(e => e.Id);
            entity.HasMany(e => e.Entries).WithOne().HasForeignKey(e => e.SetId);
        });
        model.Entity<Co2Factor>().ToTable("Co2Factors").HasKey(e => new { e.SetId, e.EnergyType, e.Unit });
    }

    private static void MapFindings(ModelBuilder model)
    {
        model.Entity<Verdict>(entity =>
        {
            entity.ToTable("Verdicts").HasKey(e => e.Id);
            entity.Ignore(e => e.WouldMove);
            entity.Property(e => e.Fingerprint).HasMaxLength(64);
            entity.HasIndex(e => new { e.InstitutionCode, e.Year, e.Indicator, e.Revision }).IsUnique();
            entity.HasIndex(e => new { e.Year, e.Current });
        });
        model.Entity<Standing>(entity =>
        {
            entity.ToTable("Standings").HasKey(e => e.Id);
            entity.HasIndex(e => new { e.InstitutionCode, e.Year, e.Indicator }).IsUnique();
            entity.HasIndex(e => e.Year);
        });
        model.Entity<Alert>(entity =>
        {
            entity.ToTable("Alerts").HasKey(e => e.Id);
            entity.HasIndex(e => new { e.InstitutionCode, e.StandardCode, e.RowKey, e.Year, e.Kind }).IsUnique();
            entity.HasIndex(e => e.State);
        });
    }

    private static void MapClosings(ModelBuilder model)
    {
        model.Entity<PeriodClosing>(entity =>
        {
            entity.ToTable("PeriodClosings").HasKey(e => e.Id);
            entity.Property(e => e.Digest).HasMaxLength(64);
            entity.HasIndex(e => new { e.InstitutionCode, e.Month }).IsUnique();
            entity.HasIndex(e => e.Name).IsUnique();
            entity.HasIndex(e => e.Month);
        });
        model.Entity<PeriodAdjustment>(entity =>
        {
            entity.ToTable("PeriodAdjustments").HasKey(e => e.Id);
            entity.Ignore(e => e.Register);
            entity.Property(e => e.Reason).HasMaxLength(400);
            entity.HasIndex(e => new { e.MeterCode, e.RegisterName, e.Month, e.Sequence }).IsUnique();
            entity.HasIndex(e => e.BookedIn);
        });
    }
}
