using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Notifications;

/// <summary>The tables of what is sent.</summary>
internal sealed class NotificationsPart : IStatePart
{
    /// <inheritdoc/>
    public void Map(ModelBuilder model)
    {
        model.Entity<AlertSubscription>(entity =>
        {
            entity.ToTable("AlertSubscriptions").HasKey(e => e.AccountName);
            entity.Property(e => e.AccountName).HasMaxLength(64);
        });
        model.Entity<NoticeDelivery>(entity =>
        {
            entity.ToTable("NoticeDeliveries").HasKey(e => e.Id);
            entity.HasIndex(e => e.Key).IsUnique();
            entity.HasIndex(e => new { e.State, e.NextAt });
            entity.HasIndex(e => new { e.Recipient, e.State });
        });
        model.Entity<DeliveryItem>(entity =>
        {
            entity.ToTable("NoticeDeliveryItems").HasKey(e => new { e.NoticeId, e.Recipient });
            entity.HasOne<AlertNotice>().WithMany().HasForeignKey(e => e.NoticeId);
            entity.HasOne(e => e.Delivery).WithMany().HasForeignKey(e => e.DeliveryId);
        });
    }
}
