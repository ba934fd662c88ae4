using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>How much more each gateway may leave among the rejects, so that one gone mad does not fill the disk for all.</summary>
/// <remarks>Topics that name no gateway share one limit.</remarks>
/// <param name="options">The limits.</param>
public sealed class RejectRoom(IOptions<RejectOptions> options)
{
    private volatile Dictionary<(string? Institution, string? Gateway), (long Rows, long Bytes)>? _used;

    /// <summary>Counts again at the next use: rejects were discarded, or what was taken did not come into the database.</summary>
    public void Forget() => _used = null;

    /// <summary>Counts what is kept, where that is not known.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task CountAsync(StateContext state, CancellationToken cancellationToken) =>
        _used ??= await state.Set<RejectedMessage>()
            .GroupBy(r => new { r.InstitutionCode, r.Gateway })
            .Select(group => new { group.Key.InstitutionCode, group.Key.Gateway, Rows = group.LongCount(), Bytes = group.Sum(r => (long)r.Payload.Length) })
            .ToDictionaryAsync(row => ((string?)row.InstitutionCode, (string?)row.Gateway), row => (row.Rows, row.Bytes), cancellationToken);

    /// <summary>Takes room for one more reject.</summary>
    /// <returns>Whether there was room.</returns>
    internal bool TryTake(string? institution, string? gateway, int bytes)
    {
        var used = _used ?? throw new InvalidOperationException("It is not counted yet.");
        var (rows, taken) = used.GetValueOrDefault((institution, gateway));
        if (rows >= options.Value.MostPerGateway || taken + bytes > options.Value.MostMegabytesPerGateway * 1_000_000L)
        {
            return false;
        }

        used[(institution, gateway)] = (rows + 1, taken + bytes);
        return true;
    }
}
