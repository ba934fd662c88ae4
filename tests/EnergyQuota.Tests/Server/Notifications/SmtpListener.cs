using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EnergyQuota.Tests.Server.Notifications;

/// <summary>A mail server on loopback that keeps what it takes, and answers as a test says.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _mails = [];
    private readonly List<Task> _talks = [];
    private readonly Task _accepting;

    public SmtpListener()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>What is answered to a recipient; taken where it begins with 250.</summary>
    public Func<string, string> OnRecipient { get; set; } = static _ => "250 ok";

    /// <summary>What is answered to a whole mail; it is kept all the same.</summary>
    public string OnMail { get; set; } = "250 taken";

    /// <summary>The mails as they came, headers and all.</summary>
    public IReadOnlyList<string> Mails
    {
        get
        {
            lock (_mails)
            {
                return [.. _mails];
            }
        }
    }

    /// <summary>The value of a header of each mail.</summary>
    public IReadOnlyList<string> Headers(string name) =>
        [.. Mails.Select(mail => mail.Split("\r\n").First(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..])];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_talks);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                _talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using var owned = client;
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    Keep(await ReadMailAsync(reader));
                    await writer.WriteLineAsync(OnMail);
                    continue;
                }

                await writer.WriteLineAsync(line.Split(' ')[0].ToUpperInvariant() switch
                {
                    "RCPT" => OnRecipient(line.Split('<', '>')[1]),
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                });
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side has gone, or the test is over.
        }
    }

    private async Task<string> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            mail.Append(line).Append("\r\n");
        }

        return mail.ToString();
    }

    private void Keep(string mail)
    {
        lock (_mails)
        {
            _mails.Add(mail);
        }
    }
}
