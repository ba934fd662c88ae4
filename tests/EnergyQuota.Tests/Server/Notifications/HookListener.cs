using System.Net;
using System.Text;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Server.Notifications;

/// <summary>A system on loopback that is called.</summary>
internal sealed class HookListener : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<HookCall> _calls = [];
    private readonly Task _serving;

    public HookListener()
    {
        Url = $"http://localhost:{MosquittoServer.FreePort()}/alerts/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>What is answered.</summary>
    public int Status { get; set; } = 204;

    /// <summary>Completed: answers at once. Otherwise waits for it.</summary>
    public Task Before { get; set; } = Task.CompletedTask;

    public IReadOnlyList<HookCall> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var call = new HookCall(
                    context.Request.Headers["Idempotency-Key"] ?? "", context.Request.Headers["X-EnergyQuota-Signature"] ?? "", await reader.ReadToEndAsync());
                lock (_calls)
                {
                    _calls.Add(call);
                }

                await Before;
                context.Response.StatusCode = Status;
                context.Response.RedirectLocation = Status is 302 ? Url : null;
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}

/// <summary>One call as it came.</summary>
internal sealed record HookCall(string Key, string Signature, string Body);
