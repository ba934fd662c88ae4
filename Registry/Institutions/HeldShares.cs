using EnergyQuota.Metering;

namespace EnergyQuota.Registry.Institutions;

/// <summary>
/// Proves that the energy through a meter belongs to all institutions together at most once, and that nobody takes away what
/// he does not hold. Pure.
/// </summary>
/// <remarks>
/// What an institution holds of a meter is Σ sign × share over its terms on the meter and on those upstream of it. Tariff
/// registers cut a meter's energy by the time of day; where terms name them, each tariff is looked at by itself.
/// </remarks>
internal static class HeldShares
{
    /// <summary>Checks every meter that has a term: elsewhere nothing changes from what is upstream.</summary>
    /// <param name="terms">The terms of all institutions concerned.</param>
    /// <param name="tree">The metering tree.</param>
    /// <returns>For each meter and energy type the first day of each fault.</returns>
    public static IEnumerable<BoundaryFinding> Check(IReadOnlyCollection<BoundaryTerm> terms, MeteringTree tree)
    {
        foreach (var type in terms.GroupBy(term => term.EnergyType))
        {
            var byMeter = type.ToLookup(term => term.MeterCode, StringComparer.Ordinal);
            foreach (var meter in byMeter.Select(group => group.Key).Order(StringComparer.Ordinal))
            {
                BoundaryTerm[] chain = [.. tree.UpstreamEver(meter).Append(meter).Distinct(StringComparer.Ordinal).SelectMany(code => byMeter[code])];
                foreach (var finding in CheckMeter(meter, chain, tree))
                {
                    yield return finding;
                }
            }
        }
    }

    /// <summary>What one institution holds of a meter on a day.</summary>
    /// <param name="terms">The institution's terms of one energy type.</param>
    /// <param name="tree">The metering tree.</param>
    /// <param name="meter">The meter's code.</param>
    /// <param name="tariff">The tariff looked at; <see cref="RegisterId.DefaultName"/> for the part that belongs to no named one.</param>
    /// <param name="day">The day.</param>
    public static decimal Of(IEnumerable<BoundaryTerm> terms, MeteringTree tree, string meter, string tariff, DateOnly day)
    {
        var through = tree.Upstream(meter, day).Append(meter).ToHashSet(StringComparer.Ordinal);
        return terms.Where(term => through.Contains(term.MeterCode) && Bears(term, tariff) && term.HoldsOn(day)).Sum(term => term.Sign * term.Share);
    }

    private static IEnumerable<BoundaryFinding> CheckMeter(string meter, BoundaryTerm[] chain, MeteringTree tree)
    {
        BoundaryFinding? tooMuch = null, tooLittle = null;
        var owners = chain.ToLookup(term => term.InstitutionCode, StringComparer.Ordinal);
        var days = chain.Select(term => (DateOnly?)term.From).Concat(chain.Select(term => term.To)).OfType<DateOnly>()
            .Concat(tree.ChangesUpstream(meter)).Distinct().Order();
        foreach (var day in days.TakeWhile(_ => tooMuch is null || tooLittle is null))
        {
            foreach (var tariff in Tariffs(chain))
            {
                var holding = owners.Select(own => (Terms: own, Share: Of(own, tree, meter, tariff, day))).ToList();
                tooLittle ??= holding.Where(own => own.Share < 0m)
                    .Select(own => own.Terms.LastOrDefault(term => term.MeterCode == meter && term.Sign < 0 && term.HoldsOn(day))).OfType<BoundaryTerm>()
                    .Select(term => new BoundaryFinding(BoundaryFindingKind.TakenAwayNotHeld, [term], [meter], day)).FirstOrDefault();
                if (tooMuch is null && holding.Sum(own => Math.Max(0m, own.Share)) > 1m)
                {
                    var through = tree.Upstream(meter, day).Append(meter).ToHashSet(StringComparer.Ordinal);
                    BoundaryTerm[] counted = [.. chain.Where(term => term.Sign > 0 && term.HoldsOn(day) && through.Contains(term.MeterCode))];

                    // On one meter, or by one institution, it has a name of its own.
                    tooMuch = counted.DistinctBy(term => term.MeterCode).Count() > 1 && counted.DistinctBy(term => term.InstitutionCode).Count() > 1
                        ? new BoundaryFinding(BoundaryFindingKind.CountedByOthers, counted, [.. counted.Select(term => term.MeterCode).Distinct()], day)
                        : null;
                }
            }
        }

        return new[] { tooMuch, tooLittle }.OfType<BoundaryFinding>();
    }

    private static string[] Tariffs(BoundaryTerm[] chain)
    {
        string[] named = [.. chain.Select(term => term.RegisterName).Where(name => name != RegisterId.DefaultName).Distinct()];
        return named.Length == 0 ? [RegisterId.DefaultName] : named;
    }

    private static bool Bears(BoundaryTerm term, string tariff) => term.RegisterName == RegisterId.DefaultName || term.RegisterName == tariff;
}
