using System.Diagnostics;
using System.Text.Json;
using EnergyQuota.Benchmarks.Ingest;
using EnergyQuota.Trials;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Benchmarks.NodeRed;

/// <summary>A Node-RED flow that takes its own institution's messages from the shared broker into the shared InfluxDB.</summary>
/// <param name="server">The running Node-RED.</param>
/// <param name="influxPort">The InfluxDB.</param>
internal sealed class NodeRedTarget(ManagedProcess server, int influxPort) : IDisposable
{
    /// <summary>The database it writes to.</summary>
    public const string Database = "nodered";

    /// <summary>The topics it fetches.</summary>
    public const string Filter = $"readings/{Institution}/+";

    private const string Institution = "NODERED00000000000";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly LoadMessages _messages = new(Institution, "node-red");
    private readonly LoadMessages _last = new(Institution, "node-red-last");
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{influxPort}") };
    private long _sent;
    private long _turns;

    /// <summary>Makes its database; before the flow writes.</summary>
    public async Task CreateDatabaseAsync()
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("q", $"CREATE DATABASE {Database}")]);
        using var answer = await _http.PostAsync(new Uri("query", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sends a load through the shared broker and waits until it is in InfluxDB.</summary>
    /// <param name="port">The broker's port.</param>
    /// <param name="messages">How many messages.</param>
    /// <param name="readings">Readings in each.</param>
    /// <returns>The time until the last message's reading is there.</returns>
    /// <exception cref="TrialException">Something is missing in the end.</exception>
    public async Task<TimeSpan> MeasureAsync(int port, int messages, int readings)
    {
        var packets = _messages.Next(messages, readings, "readings");
        packets.Add(_last.NextOfFirst($"readings/{Institution}/gateway"));
        _sent += messages * readings;
        _turns++;
        var watch = Stopwatch.StartNew();
        var sending = Task.Run(() => LoadGenerator.Send(port, packets));
        await WaitAsync($"meter = '{_last.MeterCodes.First()}'", _turns, TimeSpan.FromMilliseconds(10), watch);
        var taken = watch.Elapsed;
        await sending;

        // It writes several batches at once: others may come after the last.
        await WaitAsync($"meter != '{_last.MeterCodes.First()}'", _sent, TimeSpan.FromMilliseconds(500), watch);
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task WaitAsync(string which, long wanted, TimeSpan pause, Stopwatch watch)
    {
        for (var stored = await CountAsync(which); stored != wanted; stored = await CountAsync(which))
        {
            if (server.HasExited || watch.Elapsed > Patience)
            {
                throw server.Failed($"has stored {stored:N0} of {wanted:N0} readings after {watch.Elapsed.TotalSeconds:N0} s");
            }

            await Task.Delay(pause);
        }
    }

    private async Task<long> CountAsync(string which)
    {
        using var content = new FormUrlEncodedContent(
            [KeyValuePair.Create("db", Database), KeyValuePair.Create("q", $"SELECT COUNT(value) FROM reading WHERE {which}")]);
        using var answer = await _http.PostAsync(new Uri("query", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return document.RootElement.GetProperty("results")[0].TryGetProperty("series", out var series)
            ? series[0].GetProperty("values")[0][1].GetInt64()
            : 0;
    }
}
