using System.IO.Compression;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>The HTTP interface of InfluxDB 1.x: ping, write, query. Every failure becomes a sentence for an administrator.</summary>
/// <remarks>
/// Answers are read as chunked JSON: in its CSV form this server leaves out the error of a statement, so a failed query
/// would look like an empty one.
/// </remarks>
internal sealed class InfluxClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly InfluxOptions _options;

    public InfluxClient(InfluxOptions options)
    {
        _options = options;
        _http = new HttpClient { BaseAddress = new Uri(options.Url), Timeout = Timeout.InfiniteTimeSpan };
        if (!string.IsNullOrEmpty(options.User))
        {
            var account = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"));
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", account);
        }
    }

    /// <summary>The server's version, or <see langword="null"/> if it does not say.</summary>
    public async Task<string?> VersionAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");
        using var patience = Patience(cancellationToken);
        using var response = await SendAsync(request, patience, cancellationToken);
        return response.Headers.TryGetValues("X-Influxdb-Version", out var versions) ? versions.First() : null;
    }

    /// <summary>Writes points. When this returns the server has confirmed them all.</summary>
    public async Task WriteAsync(string lines, CancellationToken cancellationToken)
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(lines), cancellationToken);
        }

        packed.Position = 0;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"write?db={Uri.EscapeDataString(_options.Database)}&precision=u")
        {
            Content = new StreamContent(packed) { Headers = { ContentEncoding = { "gzip" } } },
        };
        using var patience = Patience(cancellationToken);
        using var response = await SendAsync(request, patience, cancellationToken);
    }

    /// <summary>Runs a statement of administration and gives its answer whole.</summary>
    public async Task<JsonDocument> AskAsync(string statement, CancellationToken cancellationToken)
    {
        using var request = Query("query", statement);
        using var patience = Patience(cancellationToken);
        using var response = await SendAsync(request, patience, cancellationToken);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        var result = answer.RootElement.GetProperty("results")[0];
        return result.TryGetProperty("error", out var error) ? throw Unavailable(error.GetString()!) : answer;
    }

    /// <summary>Streams the rows of statements with the number of the statement, in their order.</summary>
    public async IAsyncEnumerable<(int Statement, List<InfluxRow> Rows)> RowsAsync(
        string statements, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = Query($"query?db={Uri.EscapeDataString(_options.Database)}&epoch=u&chunked=true&chunk_size=1000", statements);
        using var patience = Patience(cancellationToken);
        using var response = await SendAsync(request, patience, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(patience.Token);
        await using var answers = JsonSerializer.DeserializeAsyncEnumerable(stream, InfluxJson.Default.InfluxAnswer, topLevelValues: true, patience.Token)
            .GetAsyncEnumerator(patience.Token);
        while (await NextAsync(answers, patience, cancellationToken))
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
        new($"InfluxDB at {_options.Url}, database {_options.Database}: {reason}", cause);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Query(string path, string statements) => new(HttpMethod.Post, path)
    {
        // Not FormUrlEncodedContent: the statements of a thousand registers are longer than it was made for.
        Content = new StringContent("q=" + Uri.EscapeDataString(statements), Encoding.ASCII, "application/x-www-form-urlencoded"),
    };

    private CancellationTokenSource Patience(CancellationToken cancellationToken)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.Timeout);
        return patience;
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<InfluxAnswer?> answers, CancellationTokenSource patience, CancellationToken cancellationToken)
    {
        try
        {
            // The pause is the server's only: how long the caller took for the last rows does not count.
            patience.CancelAfter(_options.Timeout);
            var more = await answers.MoveNextAsync();
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            return more;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            throw Unavailable($"the answer broke off: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable($"the answer paused for more than {_options.Timeout.TotalSeconds} s.", e);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationTokenSource patience, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                var words = await response.Content.ReadAsStringAsync(patience.Token);
                throw Unavailable($"the server answers {(int)response.StatusCode}: {words.Trim()}");
            }
        }
        catch (HttpRequestException e)
        {
            throw Unavailable($"the server cannot be reached: {e.Message} Start it, or correct Metering:InfluxDb:Url.", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable($"no answer within {_options.Timeout.TotalSeconds} s.", e);
        }
    }
}
