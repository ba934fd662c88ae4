using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Assignments;
using EnergyQuota.Quotas.Standards.Corrections;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Quotas.Standards.Sharing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
        MapAlertSteps(model);
        MapClosings(model);
        ForecastTables.Map(model);
    }

    private static void MapStandards(ModelBuilder model)
    {
        model.Entity<QuotaStandard>(entity =>
        {
            entity.ToTable("QuotaStandards").HasKey(e => e.Code);
            entity.Property(e => e.Code).HasMaxLength(CodeLength);
            entity.HasMany(e => e.Rows).WithOne().HasForeignKey(e => e.StandardCode);
            entity.HasMany(e => e.Corrections).WithOne().HasForeignKey(e => e.StandardCode);
            entity.HasMany(e => e.Decisions).WithOne().HasForeignKey(e => e.StandardCode);
        });
        model.Entity<QuotaCorrection>(entity =>
        {
            entity.ToTable("QuotaCorrections").HasKey(e => e.Id);
            entity.Ignore(e => e.Key);
            entity.HasIndex(e => new { e.StandardCode, e.Name, e.Class, e.Indicator }).IsUnique();
        });
        model.Entity<StandardDecision>(entity =>
        {
            entity.ToTable("StandardDecisions").HasKey(e => e.Id);
            entity.HasIndex(e => e.StandardCode);
        });
        model.Entity<SharedSplit>(entity =>
        {
            entity.ToTable("SharedSplits").HasKey(e => e.Id);
            entity.HasIndex(e => new { e.MeterCode, e.RegisterName, e.From }).IsUnique();
            entity.HasMany(e => e.Parts).WithOne().HasForeignKey(e => e.SplitId);
        });
        model.Entity<SharedSplitPart>().ToTable("SharedSplitParts").HasKey(e => e.Id);
        model.Entity<RowAssignment>(entity =>
        {
            entity.ToTable("RowAssignments").HasKey(e => e.Id);
            entity.HasIndex(e => new { e.InstitutionCode, e.Indicator });
            entity.HasIndex(e => e.Automatic);
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

            // For the rows of before there was approval; a new row always says its own.
            entity.Property(e => e.State).HasDefaultValue(ApprovalState.Approved).ValueGeneratedNever();
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
            entity.Ignore(e => e.Finality);
            entity.Property(e => e.Fingerprint).HasMaxLength(64);
            entity.HasIndex(e => new { e.InstitutionCode, e.Year, e.Indicator, e.Revision }).IsUnique();
            entity.HasIndex(e => new { e.Year, e.Current });

            // A class is one row of a province with tens of thousands of verdicts.
            entity.HasIndex(e => new { e.Year, e.StandardCode, e.RowKey, e.Indicator, e.Current });
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
            entity.Ignore(e => e.Waits);
            entity.HasIndex(e => new { e.InstitutionCode, e.StandardCode, e.RowKey, e.Year, e.Kind, e.Subject, e.Period }).IsUnique();
            entity.HasIndex(e => e.State);
            entity.HasIndex(e => e.NextAt);
            entity.HasIndex(e => new { e.Kind, e.Holds });
        });
    }

    private static void MapAlertSteps(ModelBuilder model)
    {
        model.Entity<AlertEvent>(entity =>
        {
            entity.ToTable("AlertEvents").HasKey(e => e.Id);
            entity.HasOne(e => e.Alert).WithMany().HasForeignKey(e => e.AlertId);
        });
        model.Entity<AlertNotice>(entity =>
        {
            entity.ToTable("AlertNotices").HasKey(e => e.Id);
            entity.HasOne(e => e.Alert).WithMany().HasForeignKey(e => e.AlertId);
            entity.HasIndex(e => e.SpreadAt);
        });
        model.Entity<LoadWeek>(entity =>
        {
            entity.ToTable("LoadWeeks").HasKey(e => new { e.InstitutionCode, e.EnergyType, e.Monday });
            entity.Ignore(e => e.OffHoursShare);
        });
    }

    private static void MapClosings(ModelBuilder model)
    {
        model.Entity<PeriodClosing>(entity =>
        {
            entity.ToTable("PeriodClosings").HasKey(e => e.Id);
            MapHead(entity);
            entity.HasIndex(e => new { e.InstitutionCode, e.Month, e.Edition }).IsUnique();
            entity.HasIndex(e => new { e.InstitutionCode, e.Month }, "IX_PeriodClosings_InForce").IsUnique().HasFilter("\"ReopenedAt\" IS NULL");
            entity.HasIndex(e => e.Name).IsUnique();
            entity.HasIndex(e => e.Month);
        });
        model.Entity<YearClosing>(entity =>
        {
            entity.ToTable("YearClosings").HasKey(e => e.Id);
            MapHead(entity);
            entity.HasMany(e => e.Verdicts).WithOne().HasForeignKey(e => e.YearClosingId);
            entity.HasIndex(e => new { e.InstitutionCode, e.Year, e.Edition }).IsUnique();
            entity.HasIndex(e => new { e.InstitutionCode, e.Year }, "IX_YearClosings_InForce").IsUnique().HasFilter("\"ReopenedAt\" IS NULL");
            entity.HasIndex(e => e.Year);
        });
        model.Entity<FinalVerdict>(entity =>
        {
            entity.ToTable("FinalVerdicts").HasKey(e => new { e.YearClosingId, e.VerdictId });
            entity.HasIndex(e => e.VerdictId);
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

    private static void MapHead<T>(EntityTypeBuilder<T> entity)
        where T : ClosingHead
    {
        entity.Ignore(e => e.InForce);
        entity.Property(e => e.Digest).HasMaxLength(64);
        entity.Property(e => e.Edition).HasDefaultValue(1);
        entity.Property(e => e.ReopenReason).HasMaxLength(400);
        entity.Property(e => e.ReopenDocument).HasMaxLength(200);
        entity.Property(e => e.ReopenInsistence).HasMaxLength(400);
    }
}
