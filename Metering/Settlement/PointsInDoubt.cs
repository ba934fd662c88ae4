namespace EnergyQuota.Metering.Settlement;

/// <summary>Points that wait for later ones to say what they were: too high, too low, or after a wrap that may be a glitch.</summary>
internal sealed class PointsInDoubt(FitRule fit)
{
    private readonly List<SeriesInstant> _instants = [];
    private readonly List<GoodPoint> _points = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => _points.Count > 0;

    /// <summary>The first of them, which names the disturbance. There must be one.</summary>
    public GoodPoint First => _points[0];

    /// <summary>The newest of them. There must be one.</summary>
    public GoodPoint Last => _points[^1];

    /// <summary>Adds a point.</summary>
    /// <param name="instant">The instant, kept because a conflict is chosen anew where the level lasts.</param>
    /// <param name="point">The value that is compared with the last good one.</param>
    public void Add(SeriesInstant instant, GoodPoint point)
    {
        _instants.Add(instant);
        _points.Add(point);
    }

    /// <summary>Whether an instant lies outside the window, so that the first point stands.</summary>
    public bool StandsAt(DateTimeOffset instant) => Any && DisturbanceWindow.IsPast(_points.Count, First.Time, instant);

    /// <summary>What the points were if a point that follows the good one again ends them; <see langword="null"/>: it does not.</summary>
    /// <param name="good">The last good point before them.</param>
    /// <param name="point">A point that follows it.</param>
    public FindingKind? EndedBy(GoodPoint good, GoodPoint point)
    {
        if (First.Value >= good.Value)
        {
            return point.Value < First.Value || _points.Count == 1 ? FindingKind.Spike : null;
        }

        return ClimbsByItself(good, point) ? null : FindingKind.Glitch;
    }

    /// <summary>Takes the instants out, to be looked at anew.</summary>
    public SeriesInstant[] Take()
    {
        var instants = _instants.ToArray();
        Clear();
        return instants;
    }

    /// <summary>Drops the points.</summary>
    public void Clear()
    {
        _instants.Clear();
        _points.Clear();
    }

    /// <summary>Whether the low level reaches the old one by counting, and not in one step over the whole fall.</summary>
    private bool ClimbsByItself(GoodPoint good, GoodPoint point)
    {
        var last = Last;
        var step = point.Value - last.Value;
        if (_points.Count < 2 || step >= good.Value - First.Value || fit.Rise(last, point) is null
            || (!fit.HasRatedMaximum && step > last.Value - First.Value))
        {
            return false;
        }

        for (var i = 1; i < _points.Count; i++)
        {
            if (fit.Rise(_points[i - 1], _points[i]) is null)
            {
                return false;
            }
        }

        return true;
    }
}
