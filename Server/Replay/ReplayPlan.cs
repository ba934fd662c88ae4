namespace EnergyQuota.Server.Replay;

/// <summary>Which messages are sent in which order. Pure: a folder and settings give the same sequence every time.</summary>
public sealed class ReplayPlan
{
    private readonly List<Series> _series = [];
    private readonly List<Slot> _slots = [];
    private readonly ReplaySettings _settings;

    private ReplayPlan(ReplaySettings settings) => _settings = settings;

    /// <summary>How many messages will be sent, duplicates counted.</summary>
    public int Messages => _slots.Count;

    /// <summary>How many different readings they carry.</summary>
    public long Readings { get; private set; }

    /// <summary>How many readings are left out on purpose.</summary>
    public long Dropped { get; private set; }

    /// <summary>Plans a replay.</summary>
    /// <param name="folder">The buildings.</param>
    /// <param name="settings">How; already checked.</param>
    public static ReplayPlan Make(BuildingFolder folder, ReplaySettings settings)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(settings);
        var plan = new ReplayPlan(settings);
        var random = new Random(settings.Seed);
        foreach (var building in folder.Buildings.Where(building => settings.Only is null || building.Id == settings.Only))
        {
            foreach (var utility in building.Utilities)
            {
                plan.Add(building, utility, folder.Hours(building, utility), random);
            }
        }

        plan.Order(random);
        return plan;
    }

    /// <summary>The messages in the order in which they are sent.</summary>
    public IEnumerable<ReplayMessage> Enumerate()
    {
        foreach (var slot in _slots)
        {
            var series = _series[slot.Series];
            var readings = series.Positions.GetRange(slot.First, Math.Min(_settings.Batch, series.Positions.Count - slot.First));
            yield return new ReplayMessage(
                NativePayload.Topic(series.Building.InstitutionCode, series.Building.Gateway),
                NativePayload.Write(readings.Select(position => new NativeReading(series.MeterCode, position.At, position.KilowattHours))),
                new DateTimeOffset(slot.DueTicks, TimeSpan.Zero),
                readings.Count);
        }
    }

    private void Add(Building building, BuildingUtility utility, IEnumerable<BuildingHour> hours, Random random)
    {
        var positions = new List<RegisterPosition>();
        foreach (var position in RegisterSeries.Of(hours))
        {
            if (Chance(random, _settings.DropPercent))
            {
                Dropped++;
            }
            else
            {
                positions.Add(position);
            }
        }

        Readings += positions.Count;
        _series.Add(new Series(building, building.MeterCode(utility), positions));
        for (var first = 0; first < positions.Count; first += _settings.Batch)
        {
            var last = positions[Math.Min(first + _settings.Batch, positions.Count) - 1].At;
            _slots.Add(new Slot(_series.Count - 1, first, (last + Delay(random)).UtcTicks));
            if (Chance(random, _settings.DuplicatePercent))
            {
                _slots.Add(new Slot(_series.Count - 1, first, (last + Delay(random)).UtcTicks));
            }
        }
    }

    private void Order(Random random)
    {
        if (_settings.Shuffle)
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_slots));
            return;
        }

        _slots.Sort((left, right) =>
            (left.DueTicks, left.Series, left.First).CompareTo((right.DueTicks, right.Series, right.First)));
    }

    private TimeSpan Delay(Random random) =>
        Chance(random, _settings.DelayPercent) ? TimeSpan.FromDays(_settings.DelayDays * random.NextDouble()) : TimeSpan.Zero;

    private static bool Chance(Random random, double percent) => percent > 0 && random.NextDouble() * 100 < percent;

    private sealed record Series(Building Building, string MeterCode, List<RegisterPosition> Positions);

    private readonly record struct Slot(int Series, int First, long DueTicks);
}

/// <summary>One message as it goes to the broker.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Payload">The payload, UTF-8 JSON.</param>
/// <param name="DueAt">When a gateway would have sent it, in the files' time.</param>
/// <param name="Readings">How many readings it carries.</param>
public sealed record ReplayMessage(string Topic, byte[] Payload, DateTimeOffset DueAt, int Readings);
