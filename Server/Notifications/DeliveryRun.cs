using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Notifications;

/// <summary>
/// Sends what is due, and notes each at once. It ends between sending and noting at most once a delivery, and then sends that
/// one again under the same key: at least once, and once unless the program dies in that moment.
/// </summary>
internal sealed class DeliveryRun(
    IDbContextFactory<StateContext> states, WebhookCaller webhooks, IOptions<NotificationOptions> options, IOptions<MailOptions> mail, AlertPolicy policy, TimeProvider time)
{
    private const int AtOnce = 200, Whole = 5_000;
    private const string MailPrefix = "mail:", HookPrefix = "hook:";

    /// <summary>Sends what is due.</summary>
    /// <returns>How many were taken by the other side.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var due = new List<NoticeDelivery>();
        IReadOnlyList<Subscriber> subscribers;
        await using (var state = await states.CreateDbContextAsync(cancellationToken))
        {
            // One way that is shut does not stand before the other.
            due.AddRange(await DueAsync(state, MailPrefix, at, cancellationToken));
            due.AddRange(await DueAsync(state, HookPrefix, at, cancellationToken));
            subscribers = due.Count == 0 ? [] : await NoticeSpread.SubscribersAsync(state, cancellationToken);
        }

        await using var session = new MailSession(mail.Value);
        var closed = new HashSet<string>(StringComparer.Ordinal);
        var sent = 0;
        foreach (var delivery in due)
        {
            // Mail has one way for all; each webhook has its own.
            var way = delivery.Recipient.StartsWith(MailPrefix, StringComparison.Ordinal) ? MailPrefix : delivery.Recipient;
            if (closed.Contains(way))
            {
                continue;
            }

            var outcome = await SendAsync(session, delivery, subscribers, at, cancellationToken);
            await NoteAsync(delivery.Id, outcome, cancellationToken);
            sent += outcome?.Kind == SendResult.Sent ? 1 : 0;
            if (outcome?.Kind == SendResult.NoWay || (outcome?.Kind == SendResult.NotNow && way != MailPrefix))
            {
                closed.Add(way);
            }
        }

        return sent;
    }

    private Task<List<NoticeDelivery>> DueAsync(StateContext state, string prefix, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (warningsWait, allWaits) = (QuietHours.Holds(AlertGrade.Warning, at, options.Value, policy), QuietHours.Holds(AlertGrade.Serious, at, options.Value, policy));
        return state.Set<NoticeDelivery>().AsNoTracking()
            .Where(d => d.State == DeliveryState.Waiting && d.NextAt <= at && d.Recipient.StartsWith(prefix) && !allWaits && (!warningsWait || d.Grade == AlertGrade.Serious))
            .OrderBy(d => d.NextAt).ThenBy(d => d.Id).Take(AtOnce).ToListAsync(cancellationToken);
    }

    /// <summary>Forgets what was sent or dropped long ago, and the notices that were told.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.KeepDays);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var old = state.Set<NoticeDelivery>().Where(d => d.DoneAt < before && (d.State == DeliveryState.Sent || d.State == DeliveryState.Dropped));
        await state.Set<DeliveryItem>().Where(i => old.Any(d => d.Id == i.DeliveryId)).ExecuteDeleteAsync(cancellationToken);
        await old.ExecuteDeleteAsync(cancellationToken);
        await state.Set<AlertNotice>().Where(n => n.SpreadAt < before && !state.Set<DeliveryItem>().Any(i => i.NoticeId == n.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    // Null: there is nobody to tell any more, or nothing left to tell.
    private async Task<SendOutcome?> SendAsync(
        MailSession session, NoticeDelivery delivery, IReadOnlyList<Subscriber> subscribers, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (delivery.Recipient.StartsWith(HookPrefix, StringComparison.Ordinal))
        {
            var target = options.Value.Webhooks.FirstOrDefault(w => $"{HookPrefix}{w.Name}" == delivery.Recipient);
            return target is null ? null : await webhooks.CallAsync(target, delivery.Key, await ToldAsync(delivery, false, cancellationToken), at, cancellationToken);
        }

        var subscriber = subscribers.FirstOrDefault(s => s.Recipient == delivery.Recipient);
        if (subscriber is null || !mail.Value.IsOn)
        {
            return null;
        }

        // What was dealt with or resolved itself meanwhile need not be read any more; what is out of sight now must not be.
        var told = (await ToldAsync(delivery, subscriber.Wish.English, cancellationToken))
            .Where(t => subscriber.Sees(t.Place) && (t.Alert.Waits || t.Kind == NoticeKind.Assigned) && t.Alert.State != AlertState.Withdrawn)
            .GroupBy(t => t.Alert.Id).Select(g => g.Last()).ToList();
        if (told.Count == 0)
        {
            return null;
        }

        var (subject, body) = NoticeText.Of(told, subscriber.Wish.English, options.Value.SiteUrl, policy.Zone);
        return await session.SendAsync(subscriber.Account.Email!, delivery.Key, subject, body, at, cancellationToken);
    }

    private async Task<IReadOnlyList<ToldAlert>> ToldAsync(NoticeDelivery delivery, bool english, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var notices = await state.Set<DeliveryItem>().Where(i => i.DeliveryId == delivery.Id)
            .Join(state.Set<AlertNotice>(), i => i.NoticeId, n => n.Id, (i, n) => n).Include(n => n.Alert).AsNoTracking()
            .OrderBy(n => n.Id).Take(Whole).ToListAsync(cancellationToken);
        var codes = notices.Select(n => n.Alert!.InstitutionCode).Distinct().ToList();
        var names = await state.Set<Institution>().AsNoTracking().Where(i => EF.Parameter(codes).Contains(i.Code)).ToDictionaryAsync(i => i.Code, cancellationToken);
        return [.. notices.Select(n =>
        {
            var named = names.GetValueOrDefault(n.Alert!.InstitutionCode);
            var name = named is null ? n.Alert.StandardCode : english && named.NameEn.Length > 0 ? named.NameEn : named.NameZh;
            return new ToldAlert(n.Alert, n.Kind, name, named is null ? new Place(n.Alert.RegionCode, null) : Place.Of(named));
        })];
    }

    private async Task NoteAsync(long id, SendOutcome? outcome, CancellationToken cancellationToken)
    {
        // What is sent is noted also while the program stops.
        var token = outcome?.Kind == SendResult.Sent ? CancellationToken.None : cancellationToken;
        await using var state = await states.CreateDbContextAsync(token);
        var delivery = await state.Set<NoticeDelivery>().SingleAsync(d => d.Id == id, token);
        var now = time.GetUtcNow();
        delivery.Fault = outcome?.Fault ?? "";
        if (outcome is not { } known || known.Kind == SendResult.Sent)
        {
            (delivery.State, delivery.DoneAt) = (outcome is null ? DeliveryState.Dropped : DeliveryState.Sent, now);
        }
        else if (++delivery.Attempts >= options.Value.MostAttempts || known.Kind == SendResult.Never)
        {
            (delivery.State, delivery.DoneAt) = (DeliveryState.Failed, now);
        }
        else
        {
            delivery.NextAt = now + BackOff.After(delivery.Attempts);
        }

        await state.SaveChangesAsync(token);
    }
}
