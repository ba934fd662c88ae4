using System.Globalization;

namespace EnergyQuota.Metering.Settlement;

/// <summary>Where classification can go on: the state at a quiet point and what its day had gathered by then.</summary>
/// <remarks>
/// Written as text with the version in front. It carries the factor in force and a print of the undated facts, so that two
/// equal checkpoints mean equal results after them, and one made under other facts is not resumed from. It carries no sums
/// from before its day: a change long ago then leaves later checkpoints as they are.
/// </remarks>
internal sealed record SettlementCheckpoint(string FactsPrint, GoodPoint Good, SeriesState State, decimal Factor, DayTally Tally)
{
    private const string Version = "1";

    /// <summary>Reads a checkpoint; <see langword="null"/> where it is missing, of another version or made under other facts.</summary>
    public static SettlementCheckpoint? Parse(string? text, string factsPrint)
    {
        if (text?.Split('|') is not { Length: 16 or 17 } parts || parts[0] != Version || parts[1] != factsPrint)
        {
            return null;
        }

        var good = new GoodPoint(new DateTimeOffset(Long(parts[2]), TimeSpan.Zero), Number(parts[3]), parts[4] == "1", parts[4] == "2");
        var level = new LevelState(good, parts[5] == "1", Number(parts[6]), Number(parts[7]));
        FindingKind? fault = parts[9].Length == 0 ? null : (FindingKind)Long(parts[9]);
        var tally = new DayTally(Number(parts[11]), Number(parts[12]), Mask(parts[13]), Mask(parts[14]), Mask(parts[15]), parts.Length > 16 ? Mask(parts[16]) : 0UL);
        return new SettlementCheckpoint(factsPrint, good, new SeriesState(level, parts[8] == "1", fault), Number(parts[10]), tally);
    }

    /// <summary>The text to store.</summary>
    public override string ToString()
    {
        var level = State.Level;
        var text = string.Join(
            '|',
            Version,
            FactsPrint,
            Good.Time.UtcTicks.ToString(CultureInfo.InvariantCulture),
            Text(Good.Value),
            Good.Manual ? "2" : Flag(Good.ReceiveTimed),
            Flag(level.Candidate),
            Text(level.OldLevel),
            Text(level.Fall),
            Flag(State.ClockFault),
            State.ValueFault is { } fault ? ((int)fault).ToString(CultureInfo.InvariantCulture) : string.Empty,
            Text(Factor),
            Text(Tally.Amount),
            Text(Tally.Multiplied),
            Tally.Touched.ToString("x", CultureInfo.InvariantCulture),
            Tally.Estimated.ToString("x", CultureInfo.InvariantCulture),
            Tally.ReceiveTimed.ToString("x", CultureInfo.InvariantCulture));

        // Only where there is something to say: checkpoints from before hand readings stay good.
        return Tally.Manual == 0 ? text : $"{text}|{Tally.Manual.ToString("x", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Whether everything after both points is the same, given the same readings and facts after them.</summary>
    /// <remarks>What a day had gathered by then matters to that day alone.</remarks>
    public bool LeadsToTheSameAs(SettlementCheckpoint other) => this with { Tally = default } == other with { Tally = default };

    /// <summary>A short print of the undated facts that classification rests on.</summary>
    public static string PrintOf(RegisterFacts facts)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{facts.Unit}|{facts.ExpectedInterval.Ticks}|{facts.AllowedGap?.Ticks}|{Text(facts.Modulus)}|{Text(facts.RatedMaxPerHour)}|{Text(facts.Step)}|{facts.InstalledAt?.UtcTicks}|{Text(facts.Multiplier)}|{facts.AlreadyMultiplied}|{facts.AmountDecimals}|{facts.Zone.Id}");
        var print = 14695981039346656037UL;
        foreach (var letter in text)
        {
            // FNV-1a: not secret, only the same on every machine and in every year.
            print = unchecked((print ^ letter) * 1099511628211UL);
        }

        return print.ToString("x16", CultureInfo.InvariantCulture);
    }

    // Without trailing zeros, so that 12.5 and 12.50 give equal checkpoints.
    private static string Text(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Flag(bool value) => value ? "1" : "0";

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static long Long(string text) => long.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);

    private static ulong Mask(string text) => ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
