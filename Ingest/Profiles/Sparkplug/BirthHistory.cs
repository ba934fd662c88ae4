namespace EnergyQuota.Ingest.Profiles.Sparkplug;

/// <summary>What has changed for one node or device.</summary>
internal enum BirthState
{
    /// <summary>Born: the table holds.</summary>
    Born,

    /// <summary>Dead: no table holds until the next birth.</summary>
    Dead,

    /// <summary>The node was born again, and the device's own birth must follow: it holds from here on.</summary>
    Awaited,
}

/// <summary>A change.</summary>
/// <param name="From">When the message came that told it, UTC.</param>
/// <param name="State">What holds from then on.</param>
/// <param name="Table">The table of a birth.</param>
internal sealed record BirthChange(DateTimeOffset From, BirthState State, BirthTable? Table);

/// <summary>Which table held when, for one node or device: dated, so that a message read again later is read as it was then.</summary>
/// <remarks>
/// Only changes are kept: a birth after a death that says what the one before it said takes the death out, since the table is
/// the same before and after. So the history does not grow with every connection that breaks.
/// </remarks>
internal sealed class BirthHistory
{
    /// <summary>How many changes are kept; the oldest go.</summary>
    public const int MostChanges = 16;

    private readonly List<BirthChange> _changes;

    /// <summary>Makes a history.</summary>
    /// <param name="notBefore">Before this nothing is told by the first birth: the node died then.</param>
    /// <param name="changes">Its changes, oldest first.</param>
    public BirthHistory(DateTimeOffset notBefore, IEnumerable<BirthChange> changes) => (NotBefore, _changes) = (notBefore, [.. changes]);

    /// <summary>Before this nothing is told by the first birth.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>The changes, oldest first.</summary>
    public IReadOnlyList<BirthChange> Changes => _changes;

    /// <summary>How many metrics all its tables name.</summary>
    public int Names => _changes.Sum(static change => change.Table?.Metrics.Count ?? 0);

    /// <summary>Takes a birth.</summary>
    /// <returns>Whether it changed anything.</returns>
    public bool Bear(DateTimeOffset at, BirthTable table)
    {
        if (IsOld(at))
        {
            return false;
        }

        var last = _changes.FindLastIndex(static change => change.State == BirthState.Born);
        if (last >= 0 && table.Equals(_changes[last].Table))
        {
            var ends = _changes.Count - last - 1;
            _changes.RemoveRange(last + 1, ends);
            return ends > 0;
        }

        Add(new BirthChange(at, BirthState.Born, table));
        return true;
    }

    /// <summary>Takes a death, or the birth of the node above it.</summary>
    /// <returns>Whether it changed anything.</returns>
    public bool End(DateTimeOffset at, BirthState state)
    {
        if (IsOld(at) || (_changes.Count > 0 && _changes[^1].State == state))
        {
            return false;
        }

        if (_changes.Count > 0 && _changes[^1].State == BirthState.Awaited)
        {
            // The birth awaited never came: no table held from there on.
            at = _changes[^1].From;
            _changes.RemoveAt(_changes.Count - 1);
        }

        if (_changes.Count == 0 || _changes[^1].State != state)
        {
            Add(new BirthChange(at, state, null));
        }

        return true;
    }

    /// <summary>The table that held.</summary>
    /// <param name="at">When.</param>
    /// <returns>
    /// The table of the last birth before, where no death came between; before everything that is known, that of the first
    /// birth; <see langword="null"/> where neither tells.
    /// </returns>
    public BirthTable? At(DateTimeOffset at)
    {
        var last = _changes.FindLastIndex(change => change.From <= at);
        if (last >= 0 && _changes[last].State != BirthState.Awaited)
        {
            return _changes[last].Table;
        }

        var next = last + 1 < _changes.Count ? _changes[last + 1] : null;
        return last >= 0 || at >= NotBefore ? next?.Table : null;
    }

    private bool IsOld(DateTimeOffset at) => _changes.Count > 0 && at < _changes[^1].From;

    private void Add(BirthChange change)
    {
        _changes.Add(change);
        if (_changes.Count > MostChanges)
        {
            _changes.RemoveAt(0);
            NotBefore = _changes[0].From;
        }
    }
}
