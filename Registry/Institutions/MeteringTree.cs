using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Registry.Institutions;

/// <summary>Which meter lies upstream of which, on which day. Survives circles, which only a fault in the data can make.</summary>
public sealed class MeteringTree
{
    private readonly Dictionary<string, Meter> _meters;
    private readonly Dictionary<string, SortedList<DateOnly, string?>> _changes = new(StringComparer.Ordinal);

    /// <summary>Builds the tree.</summary>
    /// <param name="meters">The meters; codes are unique.</param>
    /// <param name="changes">The dated changes of what lies upstream of them; those of other meters do no harm.</param>
    public MeteringTree(IReadOnlyCollection<Meter> meters, IReadOnlyCollection<MeterParentChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        _meters = meters.ToDictionary(meter => meter.Code, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            Put(change.MeterCode, change.From, change.ParentCode);
        }
    }

    /// <summary>The meters.</summary>
    public IReadOnlyCollection<Meter> Meters => _meters.Values;

    /// <summary>Finds a meter.</summary>
    /// <param name="code">Its code.</param>
    /// <returns>The meter, or <see langword="null"/> where it is not in the tree.</returns>
    public Meter? Find(string code) => _meters.GetValueOrDefault(code);

    /// <summary>The meter right upstream of a meter.</summary>
    /// <param name="code">The meter's code.</param>
    /// <param name="day">The day.</param>
    /// <returns>Its code, which need not be in the tree; <see langword="null"/> where there is none.</returns>
    public string? Parent(string code, DateOnly day)
    {
        var parent = Find(code)?.ParentCode;
        if (_changes.TryGetValue(code, out var changes))
        {
            foreach (var (from, changed) in changes)
            {
                if (from > day)
                {
                    break;
                }

                parent = changed;
            }
        }

        return parent;
    }

    /// <summary>The codes upstream of a meter on a day, nearest first; each once.</summary>
    /// <param name="code">The meter's code; not part of the result unless it lies upstream of itself.</param>
    /// <param name="day">The day.</param>
    public IReadOnlyList<string> Upstream(string code, DateOnly day)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var upstream = new List<string>();
        for (var parent = Parent(code, day); parent is not null && seen.Add(parent); parent = Parent(parent, day))
        {
            upstream.Add(parent);
        }

        return upstream;
    }

    /// <summary>The codes that lie upstream of a meter on any day, in no order; the meter itself only where it does so too.</summary>
    /// <param name="code">The meter's code.</param>
    public IReadOnlySet<string> UpstreamEver(string code)
    {
        var ever = new HashSet<string>(StringComparer.Ordinal);
        for (var open = new Stack<string>([code]); open.TryPop(out var at);)
        {
            foreach (var parent in ParentsEver(at).Where(ever.Add))
            {
                open.Push(parent);
            }
        }

        return ever;
    }

    /// <summary>The days on which what lies upstream of a meter may change, in order.</summary>
    /// <param name="code">The meter's code.</param>
    public IReadOnlyList<DateOnly> ChangesUpstream(string code) => _changes.Count == 0
        ? []
        : [.. UpstreamEver(code).Append(code).Where(_changes.ContainsKey).SelectMany(at => _changes[at].Keys).Distinct().Order()];

    /// <summary>The days on which right upstream of a meter something changes, in order.</summary>
    /// <param name="code">The meter's code.</param>
    public IReadOnlyList<DateOnly> Changes(string code) => _changes.TryGetValue(code, out var changes) ? [.. changes.Keys] : [];

    /// <summary>The meters that lie upstream of themselves, by code, with the first day; the day is <see langword="null"/> where it was so from the beginning.</summary>
    public IEnumerable<(string Code, DateOnly? From)> Circles() =>
        _meters.Keys.Order(StringComparer.Ordinal).Select(code => (code, From: CircleFrom(code))).Where(circle => circle.From is not null)
            .Select(circle => (circle.code, circle.From == DateOnly.MinValue ? null : circle.From));

    /// <summary>The first day on which a meter lies upstream of itself.</summary>
    /// <param name="code">The meter's code.</param>
    /// <returns>The day, <see cref="DateOnly.MinValue"/> for from the beginning; <see langword="null"/> where it never does.</returns>
    public DateOnly? CircleFrom(string code) => ChangesUpstream(code).Prepend(DateOnly.MinValue)
        .Where(day => Upstream(code, day).Contains(code)).Select(day => (DateOnly?)day).FirstOrDefault();

    /// <summary>Takes a meter in, or in place of the one with its code.</summary>
    /// <param name="meter">The meter.</param>
    internal void Put(Meter meter) => _meters[meter.Code] = meter;

    /// <summary>Takes a change in, or in place of the one of that day.</summary>
    /// <param name="code">The meter's code.</param>
    /// <param name="from">The first day.</param>
    /// <param name="parent">What lies upstream from then on.</param>
    internal void Put(string code, DateOnly from, string? parent)
    {
        if (!_changes.TryGetValue(code, out var changes))
        {
            _changes.Add(code, changes = []);
        }

        changes[from] = parent;
    }

    /// <summary>The change of a day.</summary>
    /// <param name="code">The meter's code.</param>
    /// <param name="from">The first day.</param>
    /// <param name="parent">What lies upstream from then on.</param>
    /// <returns>Whether there is one.</returns>
    internal bool TryGetChange(string code, DateOnly from, out string? parent)
    {
        parent = null;
        return _changes.TryGetValue(code, out var changes) && changes.TryGetValue(from, out parent);
    }

    /// <summary>Takes a change out.</summary>
    /// <param name="code">The meter's code.</param>
    /// <param name="from">Its first day.</param>
    internal void Remove(string code, DateOnly from) => _changes[code].Remove(from);

    private IEnumerable<string> ParentsEver(string code)
    {
        if (Find(code)?.ParentCode is { } first)
        {
            yield return first;
        }

        foreach (var parent in _changes.TryGetValue(code, out var changes) ? changes.Values.OfType<string>() : [])
        {
            yield return parent;
        }
    }
}
