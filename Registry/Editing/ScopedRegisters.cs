using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Editing;

/// <summary>What an editor must look up of a register, cut down to the actor's scope.</summary>
internal static class ScopedRegisters
{
    /// <summary>The meter of a register, or <see langword="null"/> where there is no such register in the scope.</summary>
    public static Task<Meter?> FindRegisterAsync(this DbContext state, Scope actor, RegisterId register, CancellationToken cancellationToken)
    {
        var seen = state.Set<Institution>().Within(actor).Select(i => i.Code);
        return state.Set<Meter>().AsNoTracking().SingleOrDefaultAsync(
            m => m.Code == register.Meter && seen.Contains(m.InstitutionCode) && m.Registers.Any(r => r.Name == register.Name),
            cancellationToken);
    }

    /// <summary>Whether a bill's interval overlaps that of another bill of its register.</summary>
    public static Task<bool> OverlapsAsync(this DbContext state, Bill bill, CancellationToken cancellationToken) =>
        state.Set<Bill>().AnyAsync(
            b => b.MeterCode == bill.MeterCode && b.RegisterName == bill.RegisterName && b.From < bill.To && bill.From < b.To, cancellationToken);
}
