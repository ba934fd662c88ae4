using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace EnergyQuota.Metering.Stores.Http;

/// <summary>Requests to an engine that is a server. Every failure becomes a sentence for an administrator.</summary>
/// <param name="server">The engine and what of it is used, for a person.</param>
/// <param name="url">Its address.</param>
/// <param name="urlKey">The setting in which the address stands.</param>
/// <param name="timeout">How long one request, or one pause within an answer, may take.</param>
/// <param name="account">What goes into the header <c>Authorization</c>; <see langword="null"/>: nothing.</param>
internal sealed class StoreHttp(string server, string url, string urlKey, TimeSpan timeout, AuthenticationHeaderValue? account) : IDisposable
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = new Uri(url),
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { Authorization = account },
    };

    /// <summary>A name and a password as a header; <see langword="null"/> where there is no name.</summary>
    public static AuthenticationHeaderValue? Basic(string? user, string? password) =>
        string.IsNullOrEmpty(user) ? null : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    /// <summary>A source that gives up after the time-out, or when the caller does.</summary>
    public CancellationTokenSource Patience(CancellationToken cancellationToken)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        return patience;
    }

    // Packing pays on a network, not on the way to a neighbour on the same two processors.
    private readonly bool _isPacked = !new Uri(url).IsLoopback;

    /// <summary>Posts text, packed with gzip if the server is on another machine. When this returns the server has confirmed it.</summary>
    /// <param name="path">The address below the server's.</param>
    /// <param name="text">The text in UTF-8; not changed before this has returned.</param>
    /// <param name="cancellationToken">Stops it; the server may have it nevertheless.</param>
    /// <exception cref="StoreUnavailableException">It has not; the message has its words.</exception>
    public async Task PostAsync(string path, ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = _isPacked ? await PackedAsync(text, cancellationToken) : new ReadOnlyMemoryContent(text),
        };
        using var patience = Patience(cancellationToken);
        using var response = await SendAsync(request, patience, cancellationToken);
    }

    /// <summary>Sends a request; the answer is one of success and its body is not read yet.</summary>
    /// <exception cref="StoreRefusedException">The server calls the request wrong.</exception>
    /// <exception cref="StoreUnavailableException">Not reached, not in time, or refused.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationTokenSource patience, CancellationToken cancellationToken)
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
                var words = (await response.Content.ReadAsStringAsync(patience.Token)).Trim();
                var sentence = Unavailable($"the server answers {(int)response.StatusCode}: {words}");
                throw response.StatusCode == HttpStatusCode.BadRequest ? new StoreRefusedException(sentence.Message, words) : sentence;
            }
        }
        catch (HttpRequestException e)
        {
            throw Unavailable($"the server cannot be reached: {e.Message} Start it, or correct {urlKey}.", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable($"no answer within {timeout.TotalSeconds} s.", e);
        }
    }

    /// <summary>Waits for the next piece of an answer. The pause is the server's only: the caller's time for the last piece does not count.</summary>
    /// <exception cref="StoreUnavailableException">The answer broke off or paused for too long.</exception>
    public async Task<T> PieceAsync<T>(Func<ValueTask<T>> next, CancellationTokenSource patience, CancellationToken cancellationToken)
    {
        try
        {
            patience.CancelAfter(timeout);
            var piece = await next();
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            return piece;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Text.Json.JsonException)
        {
            throw Unavailable($"the answer broke off: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable($"the answer paused for more than {timeout.TotalSeconds} s.", e);
        }
    }

    private static async Task<StreamContent> PackedAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(text, cancellationToken);
        }

        packed.Position = 0;
        return new StreamContent(packed) { Headers = { ContentEncoding = { "gzip" } } };
    }

    /// <summary>The sentence for something the server said.</summary>
    public StoreUnavailableException Unavailable(string reason, Exception? cause = null) => new($"{server}: {reason}", cause);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
