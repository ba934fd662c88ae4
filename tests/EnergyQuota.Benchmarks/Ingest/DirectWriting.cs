using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>Writes points straight to InfluxDB in pieces of 5,000 lines, two at a time: what the engine allows with both processors to itself.</summary>
/// <param name="port">The server's port.</param>
internal sealed class DirectWriting(int port) : IDisposable
{
    private const int LinesAtOnce = 5_000;
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    private long _next;

    /// <summary>Makes its database.</summary>
    public async Task CreateAsync()
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("q", "CREATE DATABASE direct")]);
        using var answer = await _http.PostAsync(new Uri("query", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Writes points of the same shape as the product's, made before the clock starts.</summary>
    /// <param name="points">How many.</param>
    public async Task<TimeSpan> MeasureAsync(int points)
    {
        var pieces = Enumerable.Range(0, points).Chunk(LinesAtOnce).Select(some => Encoding.UTF8.GetBytes(string.Concat(some.Select(_ => Line(_next++))))).ToList();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(pieces, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (piece, cancellationToken) =>
        {
            using var content = new ByteArrayContent(piece);
            using var answer = await _http.PostAsync(new Uri("write?db=direct&precision=u", UriKind.Relative), content, cancellationToken);
            answer.EnsureSuccessStatusCode();
        });
        return watch.Elapsed;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Line(long number)
    {
        var turn = number / LoadMessages.Meters;
        var micros = (LoadMessages.TimeOf(turn) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"reading,meter=influxdb-{number % LoadMessages.Meters:D4},register=total value={LoadMessages.ValueOf(turn)},received={micros + 1}i {micros}\n");
    }
}
