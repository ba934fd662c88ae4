using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Notifications;

/// <summary>What waits to be sent and what could not be, for administrators; and whether mail works at all.</summary>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="audit">Commits changes.</param>
/// <param name="options">Settings of notifications.</param>
/// <param name="mail">The mail server.</param>
/// <param name="time">The clock.</param>
internal sealed class DeliveryDesk(
    IDbContextFactory<StateContext> states, AuditLog audit, IOptions<NotificationOptions> options, IOptions<MailOptions> mail, TimeProvider time)
{
    private const int LongestList = 200;

    /// <summary>What is set up, what waits, and what failed; <see langword="null"/> for whoever may not see it.</summary>
    public async Task<DeliveryOverview?> LookAsync(Scope scope, CancellationToken cancellationToken)
    {
        if (!scope.May(Permission.ManageNotifications) || !scope.SeesEveryRegion)
        {
            return null;
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var deliveries = state.Set<NoticeDelivery>().AsNoTracking();
        var shown = await deliveries.Where(d => d.State == DeliveryState.Failed || (d.State == DeliveryState.Waiting && d.Attempts > 0))
            .OrderByDescending(d => d.Id).Take(LongestList).ToListAsync(cancellationToken);
        return new DeliveryOverview(
            mail.Value.IsOn ? $"{mail.Value.Host}:{mail.Value.Port}" : null,
            [.. options.Value.Webhooks.Select(w => w.Name)],
            await deliveries.CountAsync(d => d.State == DeliveryState.Waiting, cancellationToken),
            await deliveries.CountAsync(d => d.State == DeliveryState.Failed, cancellationToken),
            shown);
    }

    /// <summary>Takes up again what failed.</summary>
    /// <returns>Whether there was such a delivery and the account may do it.</returns>
    public async Task<bool> RetryAsync(Scope scope, long id, CancellationToken cancellationToken)
    {
        if (!scope.May(Permission.ManageNotifications) || !scope.SeesEveryRegion)
        {
            return false;
        }

        return await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var delivery = await state.Set<NoticeDelivery>().SingleOrDefaultAsync(d => d.Id == id && d.State == DeliveryState.Failed, token);
                if (delivery is null)
                {
                    return [];
                }

                (delivery.State, delivery.Attempts, delivery.NextAt, delivery.DoneAt) = (DeliveryState.Waiting, 0, time.GetUtcNow(), null);

                // It stays what it was; what comes now is gathered elsewhere.
                delivery.IsDigest = false;
                return [new AuditLine("notification.retried", $"delivery:{id}", new { delivery.Recipient, delivery.Fault })];
            },
            cancellationToken) > 0;
    }

    /// <summary>Sends a test mail at once.</summary>
    /// <param name="scope">Who does it.</param>
    /// <param name="to">The address.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What the server said; <see langword="null"/> where no mail is set up, the address is none, or the account may not.</returns>
    public async Task<SendOutcome?> TestAsync(Scope scope, string to, CancellationToken cancellationToken)
    {
        if (!scope.May(Permission.ManageNotifications) || !scope.SeesEveryRegion || !mail.Value.IsOn || !MailAddress.IsValid(to))
        {
            return null;
        }

        await using var session = new MailSession(mail.Value);
        var outcome = await session.SendAsync(to, Guid.NewGuid().ToString("N"), Text.TestMail, Text.TestMailBody, time.GetUtcNow(), cancellationToken);
        await audit.CommitAsync(
            scope.Who,
            (_, _) => Task.FromResult<IReadOnlyList<AuditLine>>([new AuditLine("notification.tested", $"mail:{to}", new { outcome.Kind, outcome.Fault })]),
            cancellationToken);
        return outcome;
    }
}

/// <summary>What is set up, what waits, and what failed.</summary>
/// <param name="MailServer">The mail server, or <see langword="null"/> where none is set up.</param>
/// <param name="Webhooks">The webhooks by name.</param>
/// <param name="Waiting">How many deliveries wait.</param>
/// <param name="Failed">How many have failed.</param>
/// <param name="Shown">The failed ones and those tried in vain so far, newest first, 200 at most.</param>
public sealed record DeliveryOverview(string? MailServer, IReadOnlyList<string> Webhooks, int Waiting, int Failed, IReadOnlyList<NoticeDelivery> Shown);
