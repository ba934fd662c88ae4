using EnergyQuota.Metering;

namespace EnergyQuota.Server.Areas;

/// <summary>What institutions used month by month, last year and this, of each energy type. Adds up.</summary>
/// <param name="Span">The days it is about.</param>
/// <param name="Amounts">By energy type and unit: a sum for each month of <see cref="AreaSpan.Months"/>, then those beside it.</param>
public sealed record AreaUse(AreaSpan Span, IReadOnlyDictionary<AreaUnit, IReadOnlyList<AreaSum>> Amounts)
{
    /// <summary>The month so far.</summary>
    /// <param name="unit">The energy type and its unit.</param>
    public AreaSum MonthSoFar(AreaUnit unit) => At(unit, Span.Current);

    /// <summary>The same days of the month before.</summary>
    /// <param name="unit">The energy type and its unit.</param>
    public AreaSum MonthBefore(AreaUnit unit) => At(unit, AreaSpan.MonthBefore);

    /// <summary>The same days of the same month a year before.</summary>
    /// <param name="unit">The energy type and its unit.</param>
    public AreaSum YearBefore(AreaUnit unit) => At(unit, AreaSpan.YearBefore);

    /// <summary>Adds up.</summary>
    /// <param name="span">The days it is about, the same in all parts.</param>
    /// <param name="parts">The parts.</param>
    public static AreaUse Sum(AreaSpan span, IEnumerable<AreaUse> parts)
    {
        var sums = new Dictionary<AreaUnit, AreaSum[]>();
        foreach (var (unit, amounts) in parts.SelectMany(static part => part.Amounts))
        {
            if (!sums.TryGetValue(unit, out var sum))
            {
                sums.Add(unit, sum = new AreaSum[AreaSpan.Count]);
            }

            for (var at = 0; at < sum.Length; at++)
            {
                sum[at] = sum[at].Plus(amounts[at]);
            }
        }

        return new AreaUse(span, sums.ToDictionary(static of => of.Key, static of => (IReadOnlyList<AreaSum>)of.Value));
    }

    private AreaSum At(AreaUnit unit, int at) => Amounts.TryGetValue(unit, out var sums) ? sums[at] : default;
}

/// <summary>What is added up: amounts of different units are not.</summary>
/// <param name="EnergyType">The energy type.</param>
/// <param name="Unit">The base unit.</param>
public readonly record struct AreaUnit(EnergyType EnergyType, MeasureUnit Unit);

/// <summary>An amount and how well it is known.</summary>
/// <param name="Quantity">The amount.</param>
/// <param name="Known">Register-hours measured or from bills.</param>
/// <param name="Expected">Register-hours there are.</param>
public readonly record struct AreaSum(decimal Quantity, long Known, long Expected)
{
    /// <summary>The known share of the hours, 0 to 1; <see langword="null"/> where none is expected.</summary>
    public decimal? Completeness => Expected == 0 ? null : Math.Min(1m, Known / (decimal)Expected);

    /// <summary>Adds another.</summary>
    /// <param name="other">The other.</param>
    public AreaSum Plus(AreaSum other) => new(Quantity + other.Quantity, Known + other.Known, Expected + other.Expected);
}
