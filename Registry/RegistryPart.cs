using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry;

/// <summary>The registry's own tables.</summary>
public sealed class RegistryPart : IStatePart
{
    /// <inheritdoc/>
    public void Map(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        MapInstitutions(model);
        MapMeters(model);
        model.Entity<Account>(account =>
        {
            account.ToTable("account");
            account.HasKey(a => a.Name);
            account.Property(a => a.Name).HasMaxLength(64);
            account.Property(a => a.Email).HasMaxLength(254);
            account.Property(a => a.VerticalSystem).HasMaxLength(32);
            account.Property(a => a.ExternalName).HasMaxLength(254);
            account.HasIndex(a => a.ExternalName).IsUnique();
        });
        model.Entity<ApiToken>(token =>
        {
            token.ToTable("api_token");
            token.Property(t => t.AccountName).HasMaxLength(64);
            token.Property(t => t.Label).HasMaxLength(100);
            token.Property(t => t.Hash).HasMaxLength(64);
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasIndex(t => t.AccountName);
        });
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit");
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Hash).HasMaxLength(64);
            entry.Property(e => e.PreviousHash).HasMaxLength(64);
        });
        model.Entity<SettlementMarkRow>(mark =>
        {
            mark.ToTable("settlement_mark");
            mark.HasKey(m => new { m.Meter, m.Register });
            mark.HasIndex(m => m.WaitingSince);
        });
    }

    private static void MapInstitutions(ModelBuilder model)
    {
        model.Entity<Region>(region =>
        {
            region.ToTable("region");
            region.HasKey(r => r.Code);
            region.Property(r => r.Code).HasMaxLength(12);
        });
        model.Entity<Institution>(institution =>
        {
            institution.ToTable("institution");
            institution.HasKey(i => i.Code);
            institution.Property(i => i.Code).HasMaxLength(18);
            institution.Property(i => i.VerticalSystem).HasMaxLength(32);
            institution.HasIndex(i => i.RegionCode);
        });
        model.Entity<InstitutionFact>(fact =>
        {
            fact.ToTable("institution_fact");
            fact.Ignore(f => f.DayCoefficient);
            fact.Property(f => f.Subject).HasMaxLength(64);
            fact.Property(f => f.DecisionReason).HasMaxLength(400);
            fact.HasIndex(f => f.State);

            // For the rows of before there was approval; a new row always says its own.
            fact.Property(f => f.State).HasDefaultValue(ApprovalState.Approved).ValueGeneratedNever();
            fact.HasIndex(f => new { f.InstitutionCode, f.Kind, f.From });
        });
        model.Entity<BoundaryTerm>(term =>
        {
            term.ToTable("boundary_term");
            term.HasIndex(t => new { t.InstitutionCode, t.EnergyType, t.MeterCode, t.RegisterName, t.From }).IsUnique();
            term.HasIndex(t => t.MeterCode);
        });
    }

    private static void MapMeters(ModelBuilder model)
    {
        model.Entity<Meter>(meter =>
        {
            meter.ToTable("meter");
            meter.HasKey(m => m.Code);
            meter.Property(m => m.Code).HasMaxLength(64);
            meter.Property(m => m.Household).HasMaxLength(100);
            meter.HasIndex(m => m.InstitutionCode);
            meter.HasIndex(m => m.ParentCode);
            meter.HasMany(m => m.Registers).WithOne().HasForeignKey(r => r.MeterCode);
        });
        model.Entity<MeterRegister>(register =>
        {
            register.ToTable("meter_register");
            register.HasKey(r => new { r.MeterCode, r.Name });
            register.Ignore(r => r.Id);
        });
        model.Entity<MeterParentChange>(change =>
        {
            change.ToTable("meter_parent_change");
            change.HasIndex(c => new { c.MeterCode, c.From }).IsUnique();
            change.HasIndex(c => c.ParentCode);
        });
        model.Entity<RegisterEventRecord>(record =>
        {
            record.ToTable("register_event");
            record.Property(e => e.DoneBy).HasMaxLength(100);
            record.Property(e => e.Attachment).HasMaxLength(68);
            record.HasIndex(e => new { e.MeterCode, e.RegisterName, e.At, e.Kind }).IsUnique();
        });
        model.Entity<Bill>(bill =>
        {
            bill.ToTable("bill");
            bill.Property(b => b.Attachment).HasMaxLength(68);
            bill.HasIndex(b => new { b.MeterCode, b.RegisterName, b.From, b.Document }).IsUnique();
        });
        model.Entity<EntryProposal>(proposal =>
        {
            proposal.ToTable("entry_proposal");
            proposal.Ignore(p => p.Register);
            proposal.Property(p => p.Attachment).HasMaxLength(68);
            proposal.Property(p => p.DecisionReason).HasMaxLength(400);
            proposal.HasIndex(p => p.State);
            proposal.HasIndex(p => p.MeterCode);
        });
    }
}
