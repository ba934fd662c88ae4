using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Writes a batch, and finds the lines that the server will not take.</summary>
/// <remarks>
/// The server takes the good lines of a request and names one bad line at most, so a refused piece is written again by
/// halves until the bad lines stand alone. A server that takes nothing at all, not even a line of ours that cannot be
/// wrong, does not refuse lines: it cannot be used, and the batch waits.
/// </remarks>
/// <param name="client">The server.</param>
/// <param name="batch">The batch.</param>
internal sealed class InfluxWriting(InfluxClient client, IReadOnlyList<Reading> batch)
{
    private const int LinesPerWrite = 5_000;
    private const int BytesPerLine = 120;

    // While the server syncs one piece it can take the next.
    private const int WritesAtOnce = 2;

    private static readonly byte[] Probe = Encoding.UTF8.GetBytes("energyquota_probe value=1i 0\n");
    private readonly ConcurrentQueue<RefusedReading> _refused = new();
    private bool _hasTaken;

    /// <summary>Writes points.</summary>
    /// <param name="points">The points.</param>
    /// <param name="cancellationToken">Stops it; the server may have any of them.</param>
    /// <returns>Those it will not take.</returns>
    /// <exception cref="StoreUnavailableException">The server cannot be used; it may have any of them.</exception>
    public async Task<IReadOnlyList<RefusedReading>> WriteAsync(List<InfluxPoint> points, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            points.Chunk(LinesPerWrite),
            new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellationToken },
            async (piece, token) => await WriteAsync(piece.AsMemory(), token));
        return [.. _refused.OrderBy(static one => one.Index)];
    }

    private async Task WriteAsync(ReadOnlyMemory<InfluxPoint> piece, CancellationToken cancellationToken)
    {
        try
        {
            await client.WriteAsync(Lines(piece.Span), cancellationToken);
            Volatile.Write(ref _hasTaken, true);
        }
        catch (StoreRefusedException refusal)
        {
            await DemandUsableAsync(cancellationToken);
            if (piece.Length == 1)
            {
                _refused.Enqueue(new RefusedReading(piece.Span[0].Index, refusal.Words));
                return;
            }

            await WriteAsync(piece[..(piece.Length / 2)], cancellationToken);
            await WriteAsync(piece[(piece.Length / 2)..], cancellationToken);
        }
    }

    private async Task DemandUsableAsync(CancellationToken cancellationToken)
    {
        if (!Volatile.Read(ref _hasTaken))
        {
            await client.WriteAsync(Probe, cancellationToken);
            Volatile.Write(ref _hasTaken, true);
        }
    }

    private ReadOnlyMemory<byte> Lines(ReadOnlySpan<InfluxPoint> points)
    {
        var lines = new ArrayBufferWriter<byte>(points.Length * BytesPerLine);
        foreach (var (index, conflict) in points)
        {
            InfluxLine.Append(lines, batch[index], conflict);
        }

        return lines.WrittenMemory;
    }
}
