namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>What the server already has: newest times and the values at given times.</summary>
internal sealed class InfluxLookup(InfluxClient client)
{
    /// <summary>Late readings further apart than this are asked for apart, so that a year is not read for its two ends.</summary>
    private const long OneSpan = 24L * 3600 * 1_000_000;

    /// <summary>The newest time of each register; one without readings is missing.</summary>
    public async Task<Dictionary<RegisterId, long>> NewestAsync(IEnumerable<RegisterId> registers, CancellationToken cancellationToken)
    {
        var newest = new Dictionary<RegisterId, long>();
        foreach (var some in registers.Chunk(InfluxStatements.PerRequest))
        {
            await foreach (var (statement, rows) in client.RowsAsync(string.Join(';', some.Select(InfluxStatements.Newest)), cancellationToken))
            {
                newest[some[statement]] = rows[0].Time;
            }
        }

        return newest;
    }

    /// <summary>Tells the stored values at the times asked for, conflicts in the order in which they came.</summary>
    public async Task FillAsync(LateReadings<RegisterId> late, CancellationToken cancellationToken)
    {
        var spans = late.Keys.GroupBy(key => key.Register).SelectMany(Spans).ToList();
        foreach (var measurement in (string[])["reading", "conflict"])
        {
            foreach (var some in spans.Chunk(InfluxStatements.PerRequest))
            {
                var statements = string.Join(';', some.Select(span => InfluxStatements.Rows(measurement, span.Register, span.From, span.To)));
                await foreach (var (statement, rows) in client.RowsAsync(statements, cancellationToken))
                {
                    foreach (var row in rows)
                    {
                        late.Know(some[statement].Register, row.Time, InfluxLine.ValueOf(row), InfluxLine.ReceivedAtOf(row));
                    }
                }
            }
        }
    }

    private static IEnumerable<(RegisterId Register, long From, long To)> Spans(IGrouping<RegisterId, (RegisterId Register, long Time)> keys)
    {
        long? from = null;
        var last = 0L;
        foreach (var time in keys.Select(key => key.Time).Order())
        {
            if (from is { } start && time - last > OneSpan)
            {
                yield return (keys.Key, start, last + 1);
                from = time;
            }

            from ??= time;
            last = time;
        }

        yield return (keys.Key, from!.Value, last + 1);
    }
}
