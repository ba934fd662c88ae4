using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Escalation;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Notifications;

/// <summary>
/// Makes notices into what is sent to whom, each notice once: a notice is marked in the transaction that makes its deliveries,
/// so a run that is stopped or repeated makes none twice.
/// </summary>
internal sealed class NoticeSpread(IDbContextFactory<StateContext> states, IOptions<NotificationOptions> options, IOptions<MailOptions> mail)
{
    private const int AtOnce = 500, MostInOneCall = 100;

    /// <summary>Spreads all notices that are not spread yet.</summary>
    /// <returns>How many deliveries it made.</returns>
    public async Task<int> RunAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var made = 0;
        while (await OneAsync(at, cancellationToken) is { Notices: > 0 } done)
        {
            made += done.Deliveries;
        }

        return made;
    }

    /// <summary>The accounts that are mailed: enabled, with an address and a wish.</summary>
    internal static async Task<IReadOnlyList<Subscriber>> SubscribersAsync(StateContext state, CancellationToken cancellationToken) =>
        [.. (await state.Set<Account>().AsNoTracking().Where(a => a.DisabledAt == null && a.Email != null)
            .Join(state.Set<AlertSubscription>().AsNoTracking(), a => a.Name, s => s.AccountName, (a, s) => new { a, s }).ToListAsync(cancellationToken))
            .Select(row => new Subscriber(row.a, row.s)).OrderBy(s => s.Account.Name, StringComparer.Ordinal)];

    private async Task<(int Notices, int Deliveries)> OneAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        await using var transaction = await state.Database.BeginTransactionAsync(cancellationToken);
        var notices = await state.Set<AlertNotice>().Include(n => n.Alert).Where(n => n.SpreadAt == null).OrderBy(n => n.Id).Take(AtOnce).ToListAsync(cancellationToken);
        if (notices.Count == 0)
        {
            return default;
        }

        var subscribers = mail.Value.IsOn ? await SubscribersAsync(state, cancellationToken) : [];
        var handlers = (await state.Set<Account>().AsNoTracking().Where(a => a.DisabledAt == null).ToListAsync(cancellationToken)).Where(a => Rung.Of(a) is not null).ToList();
        var codes = notices.Select(n => n.Alert!.InstitutionCode).Distinct().ToList();
        var institutions = await state.Set<Institution>().AsNoTracking().Where(i => codes.Contains(i.Code)).ToDictionaryAsync(i => i.Code, Place.Of, cancellationToken);
        var open = await OpenDigestsAsync(state, cancellationToken);
        var deliveries = 0;
        foreach (var notice in notices)
        {
            notice.SpreadAt = at;
            var alert = notice.Alert!;
            if (alert.InstitutionCode.Length > 0 && !institutions.ContainsKey(alert.InstitutionCode))
            {
                continue;
            }

            var place = alert.InstitutionCode.Length == 0 ? new Place(alert.RegionCode, null) : institutions[alert.InstitutionCode];
            var above = Rung.Above(place, handlers);
            var handlerHears = subscribers.Any(s => s.Account.Name == alert.AssignedTo);
            foreach (var subscriber in subscribers.Where(s => s.Hears(notice, alert, place, above, handlerHears)))
            {
                deliveries += Add(state, open, notice, alert, subscriber.Recipient, subscriber.Wish.Digest, int.MaxValue, at);
            }

            // Another program is no account that was named for classified institutions.
            var targets = place.Institution is { IsClassified: true } ? [] : options.Value.Webhooks;
            foreach (var target in targets.Where(w => alert.Grade >= w.LeastGrade && place.RegionCode.StartsWith(w.Region, StringComparison.Ordinal)))
            {
                deliveries += Add(state, open, notice, alert, $"hook:{target.Name}", true, MostInOneCall, at);
            }
        }

        await state.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (notices.Count, deliveries);
    }

    // What is still gathering, and when the newest gathered mail of each was or will be sent.
    private static async Task<Dictionary<string, OpenDigest>> OpenDigestsAsync(StateContext state, CancellationToken cancellationToken)
    {
        var waiting = await state.Set<NoticeDelivery>().Where(d => d.IsDigest && d.State == DeliveryState.Waiting && d.Attempts == 0).ToListAsync(cancellationToken);
        var ids = waiting.ConvertAll(d => d.Id);
        var sizes = await state.Set<DeliveryItem>().Where(i => ids.Contains(i.DeliveryId)).GroupBy(i => i.DeliveryId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var last = await state.Set<NoticeDelivery>().Where(d => d.IsDigest && d.Recipient.StartsWith("mail:")).GroupBy(d => d.Recipient)
            .Select(g => new { g.Key, At = g.Max(d => d.CreatedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancellationToken);
        var open = last.ToDictionary(l => l.Key, l => new OpenDigest { Last = l.Value }, StringComparer.Ordinal);
        foreach (var delivery in waiting.OrderBy(d => d.Id))
        {
            var digest = open.TryGetValue(delivery.Recipient, out var known) ? known : open[delivery.Recipient] = new OpenDigest();
            (digest.Delivery, digest.Size) = (delivery, sizes.GetValueOrDefault(delivery.Id));
        }

        return open;
    }

    private int Add(
        StateContext state, Dictionary<string, OpenDigest> open, AlertNotice notice, Alert alert, string recipient, bool gathers, int most, DateTimeOffset at)
    {
        var digest = open.TryGetValue(recipient, out var known) ? known : open[recipient] = new OpenDigest();
        var isNew = !gathers || digest.Delivery is null || digest.Size >= most;
        var delivery = isNew ? New(state, recipient, gathers, most == int.MaxValue ? digest.Last : null, at) : digest.Delivery!;
        if (gathers)
        {
            digest.Size = isNew ? 1 : digest.Size + 1;
            digest.Delivery = delivery;
        }

        delivery.Grade = alert.Grade > delivery.Grade ? alert.Grade : delivery.Grade;
        state.Add(new DeliveryItem { NoticeId = notice.Id, Recipient = recipient, Delivery = delivery });
        return isNew ? 1 : 0;
    }

    // A gathered mail goes at once where none went lately, and then no sooner than the interval after the last.
    private NoticeDelivery New(StateContext state, string recipient, bool gathers, DateTimeOffset? last, DateTimeOffset at)
    {
        var next = gathers && last?.AddMinutes(options.Value.DigestMinutes) is { } due && due > at ? due : at;
        var delivery = new NoticeDelivery { Recipient = recipient, Key = Guid.NewGuid().ToString("N"), IsDigest = gathers, CreatedAt = next, NextAt = next };
        state.Add(delivery);
        return delivery;
    }

    private sealed class OpenDigest
    {
        public NoticeDelivery? Delivery { get; set; }

        public int Size { get; set; }

        public DateTimeOffset? Last { get; set; }
    }
}
