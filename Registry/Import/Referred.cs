using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary>What the rows of a chunk refer to.</summary>
internal static class Referred
{
    /// <summary>What stands in a column, each value once; empty cells left out.</summary>
    public static List<string> Values(this IEnumerable<CsvRow> rows, string column) =>
        [.. rows.Select(row => row.Raw(column)).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Those of the codes that are an institution's.</summary>
    public static Task<HashSet<string>> InstitutionsAsync(
        this StateContext state, List<string> codes, CancellationToken cancellationToken) =>
        state.Set<Institution>().Where(i => EF.Parameter(codes).Contains(i.Code)).Select(i => i.Code)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

    /// <summary>The registers of the meters with these codes.</summary>
    public static async Task<HashSet<RegisterId>> RegistersAsync(
        this StateContext state, List<string> meters, CancellationToken cancellationToken) =>
        (await state.Set<MeterRegister>().AsNoTracking().Where(r => EF.Parameter(meters).Contains(r.MeterCode))
            .ToListAsync(cancellationToken)).Select(r => r.Id).ToHashSet();
}
