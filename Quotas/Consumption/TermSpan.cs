using EnergyQuota.Metering;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Consumption;

/// <summary>A boundary term over the days of a question.</summary>
/// <param name="Owner">What it belongs to: an institution's code.</param>
/// <param name="EnergyType">The energy type it counts for.</param>
/// <param name="Register">The register.</param>
/// <param name="Unit">The base unit of the register.</param>
/// <param name="Sign">+1 or −1.</param>
/// <param name="Share">The share, more than 0, at most 1.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive; later than <paramref name="From"/>.</param>
public sealed record TermSpan(
    string Owner, EnergyType EnergyType, RegisterId Register, MeasureUnit Unit, int Sign, decimal Share, DateOnly From, DateOnly To)
{
    /// <summary>The document that the term was taken from; empty where it is not told.</summary>
    public string Source { get; init; } = "";

    /// <summary>For how many days it holds; more than 0.</summary>
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>Cuts a term to the days of a question.</summary>
    /// <param name="term">The term.</param>
    /// <param name="units">The units of registers; a register not in it is taken in the usual unit of its energy type and has no data.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <returns>The span, or <see langword="null"/> where the term holds on none of the days.</returns>
    public static TermSpan? Cut(
        BoundaryTerm term, IReadOnlyDictionary<RegisterId, MeasureUnit> units, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(term);
        return Cut(
            term.InstitutionCode, term.EnergyType, new RegisterId(term.MeterCode, term.RegisterName), (term.Sign, term.Share), (term.From, term.To), term.Source, units, (from, to));
    }

    /// <summary>Cuts the register of an exclusion to the days of a question: the whole of it, as if it were a term.</summary>
    /// <param name="exclusion">The exclusion.</param>
    /// <param name="units">As above.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <returns>The span, or <see langword="null"/> where the exclusion is not metered or holds on none of the days.</returns>
    public static TermSpan? Cut(
        BoundaryExclusion exclusion, IReadOnlyDictionary<RegisterId, MeasureUnit> units, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(exclusion);
        return exclusion is { MeterCode: { } meter, EnergyType: { } type }
            ? Cut(exclusion.InstitutionCode, type, new RegisterId(meter, exclusion.RegisterName), (1, 1m), (exclusion.From, exclusion.To), exclusion.Source, units, (from, to))
            : null;
    }

    private static TermSpan? Cut(
        string owner, EnergyType type, RegisterId register, (int Sign, decimal Share) part, (DateOnly From, DateOnly? To) holds, string source,
        IReadOnlyDictionary<RegisterId, MeasureUnit> units, (DateOnly From, DateOnly To) asked)
    {
        ArgumentNullException.ThrowIfNull(units);
        var start = holds.From > asked.From ? holds.From : asked.From;
        var end = holds.To is { } until && until < asked.To ? until : asked.To;
        if (start >= end)
        {
            return null;
        }

        var unit = units.TryGetValue(register, out var known) ? known.Base() : UsualUnit(type);
        return new TermSpan(owner, type, register, unit, part.Sign, part.Share, start, end) { Source = source };
    }

    /// <summary>The unit an energy type is usually metered in.</summary>
    /// <param name="type">The energy type.</param>
    public static MeasureUnit UsualUnit(EnergyType type) => type switch
    {
        EnergyType.Electricity => MeasureUnit.KilowattHour,
        EnergyType.Water or EnergyType.NaturalGas => MeasureUnit.CubicMetre,
        EnergyType.Heat or EnergyType.Cooling => MeasureUnit.Gigajoule,
        _ => MeasureUnit.Kilogram,
    };
}

/// <summary>What the ledger knows of a term's register over its days. Amounts are the register's own: sign and share are not applied.</summary>
/// <param name="Term">The term.</param>
/// <param name="Quantity">All that is booked, in the term's unit.</param>
/// <param name="Certain">Of it, what is booked on days without estimated hours.</param>
/// <param name="ExpectedHours">Hours of the days at all; more than 0.</param>
/// <param name="MeasuredHours">Measured hours.</param>
/// <param name="EstimatedHours">Estimated hours.</param>
/// <param name="ManualHours">Manual hours.</param>
/// <param name="LastYear">
/// What the register would have used in the twelve months before the question, had all of their hours been like those that
/// are known: a meter that was new in December does not weigh a twelfth. <see langword="null"/> where nothing is known.
/// </param>
public sealed record TermEvidence(
    TermSpan Term,
    decimal Quantity,
    decimal Certain,
    int ExpectedHours,
    int MeasuredHours,
    int EstimatedHours,
    int ManualHours,
    decimal? LastYear)
{
    private const decimal DaysOfYear = 365m;

    /// <summary>What is now known of closed months − what was closed of them, in the term's unit; <see langword="null"/> where nothing differs.</summary>
    public decimal? Adjustment { get; init; }

    /// <summary>Measured and manual hours over expected hours, 0 to 1.</summary>
    public decimal Completeness => Fraction(MeasuredHours + ManualHours);

    /// <summary>Estimated hours over expected hours, 0 to 1.</summary>
    public decimal EstimatedShare => Fraction(EstimatedHours);

    /// <summary>Manual hours over expected hours, 0 to 1.</summary>
    public decimal ManualShare => Fraction(ManualHours);

    /// <summary>
    /// What the register would show if its missing hours were like the others; where all are missing, last year's amount
    /// for so many days; <see langword="null"/> where there is none.
    /// </summary>
    public decimal? IfComplete
    {
        get
        {
            var known = Fraction(MeasuredHours + ManualHours + EstimatedHours);
            return known > 0 ? Quantity / known : LastYear * Term.Days / DaysOfYear;
        }
    }

    private decimal Fraction(int hours) => Math.Clamp((decimal)hours / ExpectedHours, 0m, 1m);
}
