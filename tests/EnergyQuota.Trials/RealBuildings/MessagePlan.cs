namespace EnergyQuota.Trials.RealBuildings;

/// <summary>One message: some readings of one meter.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Positions">Its readings in the order of the payload.</param>
internal sealed record Message(MeterSeries Meter, IReadOnlyList<Position> Positions);

/// <summary>Cuts series into messages and orders them.</summary>
internal static class MessagePlan
{
    private const int Batch = 200;
    private const int DisorderedBatch = 12;
    private const double Share = 0.05;
    private const int LatestDays = 10;

    /// <summary>Each meter's readings in time order, the meters in turn, up to 200 readings in a message.</summary>
    /// <param name="series">The meters.</param>
    public static List<Message> InOrder(IReadOnlyList<MeterSeries> series)
    {
        var chunks = series.Select(static meter => meter.Positions.Chunk(Batch).Select(chunk => new Message(meter, chunk)).ToList()).ToList();
        return [.. Enumerable.Range(0, chunks.Max(static meter => meter.Count)).SelectMany(turn => chunks.Where(meter => turn < meter.Count).Select(meter => meter[turn]))];
    }

    /// <summary>Readings of a day in any order, 5 % of the messages twice and 5 % up to ten days late.</summary>
    /// <param name="series">The meters.</param>
    /// <param name="random">Makes the choices.</param>
    public static List<Message> Disordered(IReadOnlyList<MeterSeries> series, Random random)
    {
        var sent = new List<(long Day, int Place, Message Message)>();
        foreach (var meter in series)
        {
            foreach (var day in meter.Positions.GroupBy(static position => position.Time.UtcTicks / TimeSpan.TicksPerDay))
            {
                var readings = day.ToArray();
                random.Shuffle(readings);
                foreach (var chunk in readings.Chunk(DisorderedBatch))
                {
                    var message = new Message(meter, chunk);
                    var late = random.NextDouble() < Share ? random.Next(1, LatestDays + 1) : 0;
                    sent.Add((day.Key + late, random.Next(), message));
                    if (random.NextDouble() < Share)
                    {
                        sent.Add((day.Key + random.Next(0, LatestDays + 1), random.Next(), message));
                    }
                }
            }
        }

        return [.. sent.OrderBy(static one => one.Day).ThenBy(static one => one.Place).Select(static one => one.Message)];
    }
}
