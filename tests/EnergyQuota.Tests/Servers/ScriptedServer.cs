using System.Net;
using System.Text;

namespace EnergyQuota.Tests.Servers;

/// <summary>An HTTP server on loopback that answers what a test tells it to, and keeps what it was asked.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<Asked, Told?> _answer;
    private readonly Task _serving;

    /// <summary>Starts it.</summary>
    /// <param name="answer">What is answered to a request; <see langword="null"/>: the server keeps silent until it is disposed of.</param>
    public ScriptedServer(Func<Asked, Told?> answer)
    {
        _answer = answer;
        Url = $"http://127.0.0.1:{MosquittoServer.FreePort()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public string Url { get; }

    public List<Asked> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException || (e is InvalidOperationException && !_listener.IsListening))
            {
                return;
            }

            using var body = new StreamReader(
                context.Request.Headers["Content-Encoding"] == "gzip"
                    ? new System.IO.Compression.GZipStream(context.Request.InputStream, System.IO.Compression.CompressionMode.Decompress)
                    : context.Request.InputStream,
                Encoding.UTF8);
            var asked = new Asked(context.Request.RawUrl!, context.Request.Headers["Authorization"], await body.ReadToEndAsync());
            Requests.Add(asked);
            if (_answer(asked) is not { } told)
            {
                continue;
            }

            context.Response.StatusCode = told.Status;
            if (told.Version is not null)
            {
                context.Response.Headers["X-Influxdb-Version"] = told.Version;
            }

            try
            {
                // With a length, since an empty piece written without one is an end of its own, and the next answer begins with the other end.
                var bytes = Encoding.UTF8.GetBytes(told.Body);
                context.Response.ContentLength64 = bytes.Length;
                await context.Response.OutputStream.WriteAsync(bytes);
                context.Response.Close();
            }
            catch (HttpListenerException)
            {
                // The client had seen enough and hung up; what it made of the answer is the test's question.
            }
        }
    }

    /// <summary>A request.</summary>
    internal sealed record Asked(string Path, string? Authorization, string Body);

    /// <summary>An answer.</summary>
    internal sealed record Told(int Status, string Body = "", string? Version = null);
}
