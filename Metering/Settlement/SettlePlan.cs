using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Settlement;

/// <summary>What is to be settled of one register: its changed range, where to begin, and what the ledger holds around it.</summary>
internal sealed class SettlePlan(RegisterFacts facts, IReadOnlyList<SettlementMark> marks)
{
    // Days and instants that a ledger can hold; a mark may say "everything" with the ends of time.
    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(9000, 1, 1);

    private readonly Dictionary<DateOnly, string> _stored = [];

    public static DateTimeOffset FirstInstant { get; } = new(FirstDay, TimeOnly.MinValue, TimeSpan.Zero);

    public static DateTimeOffset LastInstant { get; } = new(LastDay, TimeOnly.MinValue, TimeSpan.Zero);

    public RegisterFacts Facts => facts;

    public RegisterId Register => facts.Register;

    public IReadOnlyList<SettlementMark> Marks => marks;

    /// <summary>First changed instant.</summary>
    public DateTimeOffset From { get; } = Clamp(marks.Min(m => m.Range.From));

    /// <summary>Last changed instant.</summary>
    public DateTimeOffset To { get; } = Clamp(marks.Max(m => m.Range.To));

    public DateOnly FromDay { get; } = CalendarDays.DayOf(Clamp(marks.Min(m => m.Range.From)), facts.Zone);

    public DateOnly ToDay { get; } = CalendarDays.DayOf(Clamp(marks.Max(m => m.Range.To)), facts.Zone);

    public string Print { get; } = SettlementCheckpoint.PrintOf(facts);

    /// <summary>Where to go on; <see langword="null"/>: from the start.</summary>
    public SettlementCheckpoint? Start { get; set; }

    /// <summary>The first instant of readings that are needed.</summary>
    public DateTimeOffset ReadFrom => Start is { } start ? start.Good.Time.AddMicroseconds(1) : FirstInstant;

    /// <summary>The ends of stretches after which later days may prove unchanged; <see langword="null"/>: the ledger has none.</summary>
    public (DateTimeOffset First, DateTimeOffset Second)? Stretches { get; set; }

    public DateOnly FirstDayReplaced => Start is { } start ? CalendarDays.DayOf(start.Good.Time, facts.Zone) : FirstDay;

    public static DateOnly EndOfDays => LastDay;

    /// <summary>Remembers a checkpoint that the ledger holds.</summary>
    public void Remember(LedgerDay row)
    {
        if (row.Checkpoint is { } text)
        {
            _stored[row.Day] = text;
        }
    }

    /// <summary>Whether the ledger holds a checkpoint for a day after which everything is as after this one.</summary>
    public bool Holds(DateOnly day, SettlementCheckpoint checkpoint) =>
        _stored.TryGetValue(day, out var text) && SettlementCheckpoint.Parse(text, Print) is { } stored && stored.LeadsToTheSameAs(checkpoint);

    /// <summary>The newest remembered checkpoint before the change, made under the same facts.</summary>
    public SettlementCheckpoint? BestStart() =>
        _stored.OrderByDescending(row => row.Key)
            .Select(row => SettlementCheckpoint.Parse(row.Value, Print))
            .FirstOrDefault(c => c is not null && c.Good.Time < From);

    /// <summary>Whether the ledger has a checkpoint later than the change.</summary>
    public bool HasLater(DateOnly day) => _stored.Keys.Any(stored => stored > day);

    private static DateTimeOffset Clamp(DateTimeOffset instant) =>
        instant < FirstInstant ? FirstInstant : instant > LastInstant.AddDays(-30) ? LastInstant.AddDays(-30) : instant;
}
