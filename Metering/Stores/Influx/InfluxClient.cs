using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using EnergyQuota.Metering.Stores.Http;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>The HTTP interface of InfluxDB: ping, write (of 1.x, or of 2.x and 3.x), query in InfluxQL, which all of them know. Every failure becomes a sentence for an administrator.</summary>
/// <remarks>
/// Answers are read as chunked JSON: in its CSV form this server leaves out the error of a statement, so a failed query
/// would look like an empty one.
/// </remarks>
internal sealed class InfluxClient : IDisposable
{
    private readonly StoreHttp _http;
    private readonly InfluxOptions _options;

    public InfluxClient(InfluxOptions options)
    {
        _options = options;
        _http = new StoreHttp(
            $"InfluxDB at {options.Url}, database {options.Database}", options.Url, "Metering:InfluxDb:Url", options.Timeout,
            options.IsSecond ? new AuthenticationHeaderValue("Token", options.Token) : StoreHttp.Basic(options.User, options.Password));
    }

    private string WritePath => _options.IsSecond
        ? $"api/v2/write?org={Uri.EscapeDataString(_options.Org ?? "")}&bucket={Uri.EscapeDataString(_options.BucketName)}&precision=us"
        : $"write?db={Uri.EscapeDataString(_options.Database)}&precision=u";

    /// <summary>The server's version, or <see langword="null"/> if it does not say.</summary>
    public async Task<string?> VersionAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");
        using var patience = _http.Patience(cancellationToken);
        using var response = await _http.SendAsync(request, patience, cancellationToken);
        return response.Headers.TryGetValues("X-Influxdb-Version", out var versions) ? versions.First() : null;
    }

    /// <summary>Writes points. When this returns the server has confirmed them all.</summary>
    public Task WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken) => _http.PostAsync(WritePath, lines, cancellationToken);

    /// <summary>Asks an address of the interface and gives its answer whole.</summary>
    public async Task<JsonDocument> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var patience = _http.Patience(cancellationToken);
        using var response = await _http.SendAsync(request, patience, cancellationToken);
        return await ReadAsync(response, patience, cancellationToken);
    }

    /// <summary>Runs a statement of administration and gives its answer whole.</summary>
    public async Task<JsonDocument> AskAsync(string statement, CancellationToken cancellationToken)
    {
        using var request = Query("query", statement);
        using var patience = _http.Patience(cancellationToken);
        using var response = await _http.SendAsync(request, patience, cancellationToken);
        var answer = await ReadAsync(response, patience, cancellationToken);
        var result = answer.RootElement.GetProperty("results")[0];
        return result.TryGetProperty("error", out var error) ? throw Unavailable(error.GetString()!) : answer;
    }

    /// <summary>Streams the rows of statements with the number of the statement, in their order.</summary>
    public async IAsyncEnumerable<(int Statement, List<InfluxRow> Rows)> RowsAsync(
        string statements, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = Query($"query?db={Uri.EscapeDataString(_options.Database)}&epoch=u&chunked=true&chunk_size=1000", statements);
        using var patience = _http.Patience(cancellationToken);
        using var response = await _http.SendAsync(request, patience, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(patience.Token);
        await using var answers = JsonSerializer.DeserializeAsyncEnumerable(stream, InfluxJson.Default.InfluxAnswer, topLevelValues: true, patience.Token)
            .GetAsyncEnumerator(patience.Token);
        while (await _http.PieceAsync(answers.MoveNextAsync, patience, cancellationToken))
        {
            if (answers.Current?.Error is { } error)
            {
                throw Unavailable(error);
            }

            foreach (var result in answers.Current?.Results ?? [])
            {
                if (result.Error is { } reason)
                {
                    throw Unavailable(reason);
                }

                foreach (var series in result.Series ?? [])
                {
                    yield return (result.Statement, series.Values ?? []);
                }
            }
        }
    }

    /// <summary>The sentence for something the server said.</summary>
    public StoreUnavailableException Unavailable(string reason, Exception? cause = null) =>
        _http.Unavailable(reason, cause);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Query(string path, string statements) => new(HttpMethod.Post, path)
    {
        // Not FormUrlEncodedContent: the statements of a thousand registers are longer than it was made for.
        Content = new StringContent("q=" + Uri.EscapeDataString(statements), Encoding.ASCII, "application/x-www-form-urlencoded"),
    };

    private Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationTokenSource patience, CancellationToken cancellationToken) =>
        _http.PieceAsync(
            async () => JsonDocument.Parse(await response.Content.ReadAsStringAsync(patience.Token)), patience, cancellationToken);
}
