using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Writes batches, one after the other, and finds the lines that the server will not take.</summary>
/// <remarks>
/// The server takes the good lines of a request and names one bad line at most, so a refused piece is written again by
/// halves until the bad lines stand alone. A server that takes nothing at all, not even a line of ours that cannot be
/// wrong, does not refuse lines: it cannot be used, and the batch waits.
/// </remarks>
/// <param name="client">The server.</param>
internal sealed class InfluxWriting(InfluxClient client)
{
    private const int LinesPerWrite = 10_000;

    // While the server syncs one piece it can take the next.
    private const int WritesAtOnce = 2;

    private static readonly byte[] Probe = Encoding.UTF8.GetBytes("energyquota_probe value=1i 0\n");
    private readonly ConcurrentQueue<RefusedReading> _refused = new();
    private readonly ConcurrentBag<InfluxLines> _buffers = [];
    private bool _hasTaken;

    /// <summary>Writes points.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="points">Which of its readings are to be written.</param>
    /// <param name="cancellationToken">Stops it; the server may have any of them.</param>
    /// <returns>Those it will not take.</returns>
    /// <exception cref="StoreUnavailableException">The server cannot be used; it may have any of them.</exception>
    public async Task<IReadOnlyList<RefusedReading>> WriteAsync(
        IReadOnlyList<Reading> batch, List<InfluxPoint> points, CancellationToken cancellationToken)
    {
        _refused.Clear();
        _hasTaken = false;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, (points.Count + LinesPerWrite - 1) / LinesPerWrite),
            new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellationToken },
            async (piece, token) =>
            {
                var from = piece * LinesPerWrite;
                await WriteAsync(new Piece(batch, points, from, Math.Min(LinesPerWrite, points.Count - from)), token);
            });
        return [.. _refused.OrderBy(static one => one.Index)];
    }

    private async Task WriteAsync(Piece piece, CancellationToken cancellationToken)
    {
        var lines = _buffers.TryTake(out var used) ? used : new InfluxLines();
        lines.Clear();
        foreach (var (index, conflict) in piece.Points)
        {
            lines.Append(piece.Batch[index], conflict);
        }

        try
        {
            await client.WriteAsync(lines.Written, cancellationToken);
        }
        catch (StoreRefusedException refusal)
        {
            await DemandUsableAsync(cancellationToken);
            if (piece.Count == 1)
            {
                _refused.Enqueue(new RefusedReading(piece.Points[0].Index, refusal.Words));
                return;
            }

            await WriteAsync(piece with { Count = piece.Count / 2 }, cancellationToken);
            await WriteAsync(piece with { From = piece.From + (piece.Count / 2), Count = piece.Count - (piece.Count / 2) }, cancellationToken);
            return;
        }

        // Not after a failure: something may still be reading what was to be sent.
        Volatile.Write(ref _hasTaken, true);
        _buffers.Add(lines);
    }

    private async Task DemandUsableAsync(CancellationToken cancellationToken)
    {
        if (!Volatile.Read(ref _hasTaken))
        {
            await client.WriteAsync(Probe, cancellationToken);
            Volatile.Write(ref _hasTaken, true);
        }
    }

    private readonly record struct Piece(IReadOnlyList<Reading> Batch, List<InfluxPoint> All, int From, int Count)
    {
        public ReadOnlySpan<InfluxPoint> Points => CollectionsMarshal.AsSpan(All).Slice(From, Count);
    }
}
