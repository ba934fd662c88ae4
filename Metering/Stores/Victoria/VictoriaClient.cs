using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using EnergyQuota.Metering.Stores.Http;
using EnergyQuota.Metering.Stores.Influx;

namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>The HTTP interface of VictoriaMetrics: line protocol in, exports out.</summary>
internal sealed class VictoriaClient(VictoriaOptions options) : IDisposable
{
    private readonly StoreHttp _http = new(
        $"VictoriaMetrics at {options.Url}", options.Url, "Metering:VictoriaMetrics:Url", options.Timeout, StoreHttp.Basic(options.User, options.Password));

    /// <summary>Writes lines. The server has taken them when this returns; its disk has not.</summary>
    public Task WriteAsync(string lines, CancellationToken cancellationToken) =>
        _http.PostAsync("api/v2/write?precision=ms", Encoding.UTF8.GetBytes(lines), cancellationToken);

    /// <summary>Makes everything written before findable, which else takes a second.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken) => _ = await TextAsync("internal/force_flush", cancellationToken);

    /// <summary>The server's own figures and flags, as text.</summary>
    public Task<string> MetricsAsync(CancellationToken cancellationToken) => TextAsync("metrics", cancellationToken);

    /// <summary>Exports every series of registers.</summary>
    /// <param name="registers">The registers.</param>
    /// <param name="from">First millisecond, inclusive.</param>
    /// <param name="to">Last millisecond, inclusive.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<VictoriaSeries> ExportAsync(
        IEnumerable<RegisterId> registers, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var form = new StringBuilder();
        form.Append(CultureInfo.InvariantCulture, $"start={Seconds(from)}&end={Seconds(to)}");
        foreach (var register in registers)
        {
            form.Append("&match[]=").Append(Uri.EscapeDataString(
                $"{{__name__=~\"{VictoriaLine.Prefix}.*\",meter=\"{Quoted(register.Meter)}\",register=\"{Quoted(register.Name)}\"}}"));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/export")
        {
            Content = new StringContent(form.ToString(), Encoding.ASCII, "application/x-www-form-urlencoded"),
        };
        using var patience = _http.Patience(cancellationToken);
        using var response = await _http.SendAsync(request, patience, cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token), Encoding.UTF8);
        while (await _http.PieceAsync(() => ReadAsync(lines, patience.Token), patience, cancellationToken) is { } series)
        {
            yield return series;
        }
    }

    /// <summary>The sentence for something the server said.</summary>
    public StoreUnavailableException Unavailable(string reason) => _http.Unavailable(reason);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async ValueTask<VictoriaSeries?> ReadAsync(StreamReader lines, CancellationToken cancellationToken) =>
        await lines.ReadLineAsync(cancellationToken) is { Length: > 0 } line ? VictoriaExport.Read(line) : null;

    private static string Quoted(string name) => InfluxName.Encode(name).Replace("\"", "\\\"", StringComparison.Ordinal);

    // The server takes seconds with a fraction; a plain number of milliseconds it would have to tell from them by its size.
    private static string Seconds(long milliseconds) => (milliseconds / 1_000m).ToString("0.###", CultureInfo.InvariantCulture);

    private async Task<string> TextAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var patience = _http.Patience(cancellationToken);
        using var response = await _http.SendAsync(request, patience, cancellationToken);
        return await _http.PieceAsync(async () => await response.Content.ReadAsStringAsync(patience.Token), patience, cancellationToken);
    }
}
