using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Quotas.Coverage;

/// <summary>
/// Divides an institution's energy of one type among keys that meters bear (a sub-item, a household) over days on which neither
/// formula nor tree changes. Pure.
/// </summary>
/// <remarks>
/// A meter takes part where it bears a key or has a term of its own. What it counts, less what the next such meters below it
/// count, belongs to its key, or to the key of the nearest meter upstream that has one; of that the institution holds
/// Σ sign × share over the terms on the way up. Summed over all meters, inner amounts cancel and Σ sign × share × register
/// remains: so the keys and the rest without a key make up the boundary's total exactly.
/// </remarks>
internal static class Attribution
{
    /// <summary>The meters that take part.</summary>
    /// <param name="meters">Meters of one energy type.</param>
    /// <param name="terms">The institution's terms of the type in force.</param>
    /// <param name="hasKey">Whether a meter bears a key.</param>
    public static IEnumerable<Meter> Marked(IEnumerable<Meter> meters, ILookup<string, BoundaryTerm> terms, Func<Meter, bool> hasKey) =>
        meters.Where(meter => meter.Role != MeterRole.Check && meter.Registers.Count > 0 && (hasKey(meter) || terms.Contains(meter.Code)));

    /// <summary>The amounts by key. What has no key is left out: it is the rest to the total.</summary>
    /// <param name="marked">The meters that take part; see <see cref="Marked"/>.</param>
    /// <param name="terms">The institution's terms of the type in force, by meter.</param>
    /// <param name="tree">The metering tree.</param>
    /// <param name="day">A day of those looked at.</param>
    /// <param name="keyOf">The key of a meter, or <see langword="null"/>.</param>
    /// <param name="amountOf">What a register counted on the days.</param>
    public static Dictionary<TKey, decimal> Amounts<TKey>(
        IReadOnlyCollection<Meter> marked, ILookup<string, BoundaryTerm> terms, MeteringTree tree, DateOnly day,
        Func<Meter, TKey?> keyOf, Func<RegisterId, decimal> amountOf)
        where TKey : struct
    {
        var byCode = marked.ToDictionary(meter => meter.Code, StringComparer.Ordinal);
        var amounts = new Dictionary<TKey, decimal>();
        foreach (var meter in marked)
        {
            Meter[] way = [meter, .. tree.Upstream(meter.Code, day).Where(code => code != meter.Code).Select(byCode.GetValueOrDefault).OfType<Meter>()];
            var amount = meter.Counted().Sum(register => amountOf(register.Id));
            Book(way, amount);
            Book(way.AsSpan(1), -amount);
        }

        return amounts;

        void Book(ReadOnlySpan<Meter> way, decimal amount)
        {
            TKey? key = null;
            var held = 0m;
            foreach (var meter in way)
            {
                key ??= keyOf(meter);
                held += Held(meter, terms[meter.Code], amountOf);
            }

            if (key is { } known && held != 0m)
            {
                amounts[known] = amounts.GetValueOrDefault(known) + (held * amount);
            }
        }
    }

    /// <summary>The share of a meter's amount that its own terms add: their sign × share; where they name some tariffs only, what those came to.</summary>
    private static decimal Held(Meter meter, IEnumerable<BoundaryTerm> terms, Func<RegisterId, decimal> amountOf)
    {
        var own = terms.ToList();
        if (own.Count == 0)
        {
            return 0m;
        }

        var counted = meter.Counted().Select(register => register.Name).ToList();
        var shares = own.Select(term => term.Sign * term.Share).Distinct().ToList();
        if (shares.Count == 1 && (own.Exists(term => term.RegisterName == RegisterId.DefaultName) || counted.TrueForAll(name => own.Exists(term => term.RegisterName == name))))
        {
            return shares[0];
        }

        var whole = counted.Sum(name => amountOf(new RegisterId(meter.Code, name)));
        return whole == 0m ? 0m : own.Sum(term => term.Sign * term.Share * amountOf(new RegisterId(meter.Code, term.RegisterName))) / whole;
    }
}
