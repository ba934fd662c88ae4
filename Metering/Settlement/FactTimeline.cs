namespace EnergyQuota.Metering.Settlement;

/// <summary>A register's facts, sorted and indexed for one run through its series.</summary>
internal sealed class FactTimeline
{
    private readonly Dictionary<DateTimeOffset, Decision> _decisions = [];
    private readonly Dictionary<DateTimeOffset, decimal> _corrections = [];
    private readonly Dictionary<DateTimeOffset, Replacement> _replacements = [];
    private readonly Dictionary<DateTimeOffset, decimal> _handReadings = [];
    private readonly HashSet<DateTimeOffset> _voids = [];
    private readonly List<MultiplierChange> _multipliers = [];

    public FactTimeline(RegisterFacts facts)
    {
        Facts = facts;
        Earliest = facts.Clock.Earliest;
        AllowedGap = facts.AllowedGap ?? (2 * facts.ExpectedInterval);

        // Two entries for one instant: the order of the list must not matter, so the values decide which one holds.
        foreach (var entry in facts.Events.OrderBy(e => e.At).ThenBy(e => e.ToString(), StringComparer.Ordinal))
        {
            switch (entry)
            {
                case Replacement replacement: _replacements[replacement.At] = replacement; break;
                case Decision { Kind: DecisionKind.Correct, Value: { } value }: _corrections[entry.At] = value; break;
                case Decision { Kind: DecisionKind.Void }: _voids.Add(entry.At); break;
                case HandReading hand: _handReadings[hand.At] = hand.Value; break;
                case Decision decision: _decisions[decision.At] = decision; break;
                case MultiplierChange change: AddMultiplier(change); break;
                default: break;
            }
        }

        Instants = [.. _replacements.Keys.Concat(_corrections.Keys).Concat(_handReadings.Keys).Distinct().Order()];
    }

    public RegisterFacts Facts { get; }

    /// <summary>Readings before this lie before the installation.</summary>
    public DateTimeOffset Earliest { get; }

    /// <summary>The widest distance between two readings that still counts as measured.</summary>
    public TimeSpan AllowedGap { get; }

    /// <summary>Instants at which facts give a register, readings or not; ascending.</summary>
    public IReadOnlyList<DateTimeOffset> Instants { get; }

    /// <summary>The changes of the applied factor; ascending.</summary>
    public IReadOnlyList<MultiplierChange> Multipliers => _multipliers;

    public Replacement? ReplacementAt(DateTimeOffset instant) => _replacements.GetValueOrDefault(instant);

    public decimal? CorrectionAt(DateTimeOffset instant) => _corrections.TryGetValue(instant, out var value) ? value : null;

    public decimal? HandReadingAt(DateTimeOffset instant) => _handReadings.TryGetValue(instant, out var value) ? value : null;

    /// <summary>Whether what was received for an instant is void.</summary>
    public bool IsVoid(DateTimeOffset instant) => _voids.Contains(instant);

    public Decision? DecisionAt(DateTimeOffset instant) => _decisions.GetValueOrDefault(instant);

    /// <summary>The factor that is applied from an instant on: 1 where the gateway has multiplied already.</summary>
    public decimal FactorFrom(DateTimeOffset instant)
    {
        var factor = Facts.AlreadyMultiplied ? 1m : Facts.Multiplier;
        for (var i = 0; i < _multipliers.Count && _multipliers[i].At <= instant; i++)
        {
            factor = _multipliers[i].Factor;
        }

        return factor;
    }

    private void AddMultiplier(MultiplierChange change)
    {
        // A gateway that multiplies has the new factor in its values; there is nothing for us to change then.
        if (Facts.AlreadyMultiplied)
        {
            return;
        }

        if (_multipliers.Count > 0 && _multipliers[^1].At == change.At)
        {
            _multipliers.RemoveAt(_multipliers.Count - 1);
        }

        if (change.Factor != (_multipliers.Count > 0 ? _multipliers[^1].Factor : Facts.Multiplier))
        {
            _multipliers.Add(change);
        }
    }
}
