using System.Net;
using System.Net.Sockets;

namespace EnergyQuota.Trials.Servers;

/// <summary>Passes connections on to a port of the loopback address, and breaks them when it is told to.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly int _target;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly List<Socket> _open = [];
    private readonly Lock _changing = new();
    private readonly Task _accepting;
    private volatile bool _refuses;
    private int _swallowed;

    /// <summary>Begins to listen.</summary>
    /// <param name="target">The port that connections are passed on to.</param>
    public TcpRelay(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The port to connect to.</summary>
    public int Port { get; }

    /// <summary>How many connections have been passed on.</summary>
    public int Connections { get; private set; }

    /// <summary>Cuts all connections, as a cable pulled out of a machine that is reset does; new ones are cut too until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        _refuses = true;
        CloseAll();
    }

    /// <summary>Lets the bytes of all connections so far vanish while these stay open, as a firewall that forgot them does.</summary>
    public void Swallow() => Volatile.Write(ref _swallowed, Connections);

    /// <summary>Passes on new connections again; what was cut stays so.</summary>
    public void Mend() => _refuses = false;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        CloseAll();
        await _accepting;
        _ended.Dispose();
    }

    private void CloseAll()
    {
        lock (_changing)
        {
            foreach (var socket in _open)
            {
                // Not in order, but with a reset: what is under way is lost.
                socket.Close(0);
            }

            _open.Clear();
        }
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                var near = await _listener.AcceptSocketAsync(_ended.Token);
                if (_refuses)
                {
                    near.Dispose();
                    continue;
                }

                var number = ++Connections;
                var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                (near.NoDelay, far.NoDelay) = (true, true);
                lock (_changing)
                {
                    _open.AddRange([near, far]);
                }

                try
                {
                    await far.ConnectAsync(IPAddress.Loopback, _target, _ended.Token);
                }
                catch (SocketException)
                {
                    // Nobody is there: who connects is to learn it now.
                    near.Close(0);
                    throw;
                }

                _ = Task.WhenAll(PassAsync(near, far, number), PassAsync(far, near, number));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The relay ends, or the one side went away before the other was there: the product tries again.
            }
        }
    }

    private async Task PassAsync(Socket from, Socket to, int number)
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                for (var sent = 0; sent < count && number > Volatile.Read(ref _swallowed);)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut, by the trial or by one of the two: the other one is to notice.
            from.Close(0);
            to.Close(0);
        }
    }
}
