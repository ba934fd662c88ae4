using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Gateways;
using EnergyQuota.Ingest.Profiles.Sparkplug;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Ingest.State;

/// <summary>Ingest's tables in the state database.</summary>
public sealed class IngestPart : IStatePart
{
    /// <inheritdoc/>
    public void Map(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<RejectedMessage>(reject =>
        {
            reject.ToTable("rejected_message");
            reject.HasIndex(r => r.FoldKey).IsUnique();
            reject.HasIndex(r => r.LastReceivedAt);
            reject.HasIndex(r => new { r.Reason, r.ReplayedAt });
            reject.Property(r => r.FoldKey).HasMaxLength(64);
            reject.Property(r => r.InstitutionCode).HasMaxLength(64);
            reject.Property(r => r.Gateway).HasMaxLength(64);
            reject.Property(r => r.Meter).HasMaxLength(64);
            reject.Property(r => r.Detail).HasMaxLength(200);
        });
        model.Entity<GatewayAccount>(account =>
        {
            account.ToTable("gateway_account");
            account.HasKey(a => a.Name);
            account.HasIndex(a => a.InstitutionCode);
            account.Property(a => a.Name).HasMaxLength(GatewayAccounts.LongestName);
            account.Property(a => a.InstitutionCode).HasMaxLength(64);
            account.Property(a => a.SecretHash).HasMaxLength(64);
        });
        model.Entity<JournalPosition>(position =>
        {
            position.ToTable("journal_position");
            position.Property(p => p.Id).ValueGeneratedNever();
        });
        model.Entity<SparkplugNodeRow>(node =>
        {
            node.ToTable("sparkplug_node");
            node.HasKey(n => n.Key);
            node.Property(n => n.Key).HasMaxLength(SparkplugNodeRow.LongestKey);
        });
        MapAccounts(model);
    }

    private static void MapAccounts(ModelBuilder model)
    {
        model.Entity<ReportingGateway>(gateway =>
        {
            gateway.ToTable("gateway");
            gateway.HasIndex(g => new { g.InstitutionCode, g.Name }).IsUnique();
            gateway.Property(g => g.InstitutionCode).HasMaxLength(64);
            gateway.Property(g => g.Name).HasMaxLength(64);
        });
        model.Entity<GatewayHour>(hour =>
        {
            hour.ToTable("gateway_hour");
            hour.HasKey(h => new { h.GatewayId, h.Hour });
            hour.HasOne<ReportingGateway>().WithMany().HasForeignKey(h => h.GatewayId);
        });
        model.Entity<MeterGateway>(meter =>
        {
            meter.ToTable("meter_gateway");
            meter.HasKey(m => m.MeterCode);
            meter.Property(m => m.MeterCode).HasMaxLength(64);
            meter.HasOne<ReportingGateway>().WithMany().HasForeignKey(m => m.GatewayId);
        });
    }
}
