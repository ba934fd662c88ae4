using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Inspections.Sampling;
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
        model.Entity<CaseFile>(entity =>
        {
            entity.ToTable("CaseFiles").HasKey(e => e.Id);
            entity.Ignore(e => e.Clock);
            entity.HasIndex(e => new { e.InstitutionCode, e.Kind });
            entity.HasIndex(e => new { e.Kind, e.State });
            entity.HasIndex(e => e.ParentId);
            entity.HasIndex(e => e.VerdictId);
            entity.HasMany(e => e.Acts).WithOne().HasForeignKey(e => e.CaseId);
            entity.HasMany(e => e.Clocks).WithOne().HasForeignKey(e => e.CaseId);
            entity.HasMany(e => e.Items).WithOne().HasForeignKey(e => e.CaseId);
            entity.HasMany(e => e.Findings).WithOne().HasForeignKey(e => e.CaseId);
            entity.HasMany(e => e.Violations).WithOne().HasForeignKey(e => e.CaseId);
            entity.HasMany(e => e.Recommendations).WithOne().HasForeignKey(e => e.CaseId);
            entity.HasMany(e => e.Attachments).WithOne().HasForeignKey(e => e.CaseId);
        });
        model.Entity<CaseAct>().ToTable("CaseActs").HasKey(e => new { e.CaseId, e.Number });
        model.Entity<CaseClock>(entity =>
        {
            entity.ToTable("CaseClocks").HasKey(e => e.Id);
            entity.Ignore(e => e.Terms);
            entity.HasIndex(e => e.State);
            entity.HasMany(e => e.Changes).WithOne().HasForeignKey(e => e.ClockId);
        });
        model.Entity<ClockChange>().ToTable("CaseClockChanges").HasKey(e => e.Id);
        model.Entity<CheckedItem>().ToTable("CaseItems").HasKey(e => new { e.CaseId, e.Item });
        model.Entity<SiteFinding>().ToTable("CaseFindings").HasKey(e => new { e.CaseId, e.Number });
        model.Entity<RecordedViolation>(entity =>
        {
            entity.ToTable("CaseViolations").HasKey(e => new { e.CaseId, e.Number });
            entity.Ignore(e => e.RestsOnSomething);
        });
        model.Entity<AuditRecommendation>().ToTable("CaseRecommendations").HasKey(e => new { e.CaseId, e.Number });
        model.Entity<CaseAttachment>().ToTable("CaseAttachments").HasKey(e => new { e.CaseId, e.Number });
        model.Entity<InspectionPlan>(entity =>
        {
            entity.ToTable("InspectionPlans").HasKey(e => e.Id);
            entity.HasIndex(e => e.Year);
        });
        MapLaw(model);
    }

    private static void MapLaw(ModelBuilder model)
    {
        model.Entity<CalendarYear>(entity =>
        {
            entity.ToTable("CalendarYears").HasKey(e => e.Year);
            entity.Property(e => e.Year).ValueGeneratedNever();
            entity.HasMany(e => e.Days).WithOne().HasForeignKey(e => e.Year);
        });
        model.Entity<CalendarDay>().ToTable("CalendarDays").HasKey(e => e.Day);
        model.Entity<LocalRule>(entity =>
        {
            entity.ToTable("LocalRules").HasKey(e => e.Id);
            entity.Ignore(e => e.After);
        });
        model.Entity<IssuedPaper>(entity =>
        {
            entity.ToTable("IssuedPapers").HasKey(e => e.Id);
            entity.Property(e => e.InstitutionCode).HasMaxLength(18);
            entity.Property(e => e.TemplateSha256).HasMaxLength(64);
            entity.Property(e => e.WordSha256).HasMaxLength(64);
            entity.Property(e => e.PdfSha256).HasMaxLength(64);

            // No number twice, whatever happens; and in the order of the list.
            entity.HasIndex(e => new { e.IssuerRegion, e.Year, e.Sequence }).IsUnique();
            entity.HasIndex(e => new { e.Kind, e.CaseId });
            entity.HasIndex(e => e.InstitutionCode);
        });
    }
}
