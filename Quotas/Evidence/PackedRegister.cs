using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>A cited register in a pack: all that settlement must know of it beside its readings.</summary>
/// <param name="Number">Its number in the pack, from 1: the name of its files.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Unit">The unit it counts in.</param>
/// <param name="Zone">The zone of its days.</param>
/// <param name="ExpectedInterval">How far apart readings are expected.</param>
/// <param name="AllowedGap">The widest distance that still counts as measured; <see langword="null"/>: twice the interval.</param>
/// <param name="Modulus">Where it turns over; <see langword="null"/>: not known.</param>
/// <param name="RatedMaxPerHour">The most it can rise in an hour; <see langword="null"/>: not known.</param>
/// <param name="Step">One step of it.</param>
/// <param name="InstalledAt">When it was installed; <see langword="null"/>: not known.</param>
/// <param name="ClockAheadLimit">How far its clock may run ahead.</param>
/// <param name="Multiplier">The transformer ratio before the first change.</param>
/// <param name="AlreadyMultiplied">The gateway has multiplied already.</param>
/// <param name="AmountDecimals">Decimals at the instants between readings.</param>
/// <param name="Checkpoint">Where settlement goes on before the first reading of the pack; <see langword="null"/>: from the start.</param>
/// <param name="Events">Its dated facts and decisions, with their documents.</param>
/// <param name="Bills">Its bills.</param>
/// <param name="Closed">Its closed months.</param>
public sealed record PackedRegister(
    int Number, string Meter, string Register, MeasureUnit Unit, string Zone, TimeSpan ExpectedInterval, TimeSpan? AllowedGap, decimal? Modulus,
    decimal? RatedMaxPerHour, decimal Step, DateTimeOffset? InstalledAt, TimeSpan ClockAheadLimit, decimal Multiplier, bool AlreadyMultiplied, int AmountDecimals,
    string? Checkpoint, IReadOnlyList<RegisterEventRecord> Events, IReadOnlyList<Bill> Bills, IReadOnlyList<PackedClosing> Closed)
{
    /// <summary>The register.</summary>
    public RegisterId Id => new(Meter, Register);

    /// <summary>Packs a register.</summary>
    /// <param name="number">Its number in the pack.</param>
    /// <param name="cited">The register.</param>
    public static PackedRegister Of(int number, CitedRegister cited)
    {
        ArgumentNullException.ThrowIfNull(cited);
        var f = cited.Facts;
        return new PackedRegister(
            number, f.Register.Meter, f.Register.Name, f.Unit, f.Zone.Id, f.ExpectedInterval, f.AllowedGap, f.Modulus, f.RatedMaxPerHour, f.Step, f.InstalledAt,
            f.ClockAheadLimit, f.Multiplier, f.AlreadyMultiplied, f.AmountDecimals, cited.Checkpoint,
            [.. cited.Events.OrderBy(e => e.At).ThenBy(e => e.Id)],
            [.. cited.Bills.OrderBy(b => b.From).ThenBy(b => b.Id)],
            [.. cited.Closed.Select(c => new PackedClosing(c.Closing, c.Month.ToString(), c.Sha256, c.Start.Level, c.End.Level))]);
    }

    /// <summary>The facts, as settlement takes them.</summary>
    /// <exception cref="TimeZoneNotFoundException">There is no such zone on this machine.</exception>
    public RegisterFacts ToFacts()
    {
        var zone = SiteZone.Find(Zone);
        return new RegisterFacts
        {
            Register = Id,
            Unit = Unit,
            ExpectedInterval = ExpectedInterval,
            AllowedGap = AllowedGap,
            Modulus = Modulus,
            RatedMaxPerHour = RatedMaxPerHour,
            Step = Step,
            InstalledAt = InstalledAt,
            ClockAheadLimit = ClockAheadLimit,
            Multiplier = Multiplier,
            AlreadyMultiplied = AlreadyMultiplied,
            AmountDecimals = AmountDecimals,
            Zone = zone,
            Events = [.. Events.Select(RegisterFactsBuilder.ToEvent)],
            Intervals = [.. Bills.Select(bill => RegisterFactsBuilder.ToInterval(bill, zone))],
        };
    }

    /// <summary>The name of one of its files.</summary>
    /// <param name="folder">Which: <c>readings</c>, <c>hours</c> or <c>days</c>.</param>
    public string File(string folder) => FormattableString.Invariant($"{folder}/{Number:D4}.csv");
}

/// <summary>A closed month of a register.</summary>
/// <param name="Closing">The closing's name.</param>
/// <param name="Month">The month, as 2026-03.</param>
/// <param name="Sha256">The digest of its day rows as closed; see <see cref="DayDigest"/>.</param>
/// <param name="Start">The register at the beginning; <see langword="null"/>: not known.</param>
/// <param name="End">The register at the end; <see langword="null"/>: not known.</param>
public sealed record PackedClosing(string Closing, string Month, string Sha256, decimal? Start, decimal? End);
