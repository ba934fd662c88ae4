using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Server.Hosting;

public sealed class StopTests : IDisposable
{
    private readonly ServerSettings _settings = new();

    public void Dispose() => _settings.Dispose();

    [Fact]
    public async Task Serve_ToldToStopWhileARequestHangs_StopsInOrderAndEndsWithZero()
    {
        await using var server = _settings.Start();
        await server.ReadyAsync(_settings.Url);
        using var browser = new TcpClient();
        await browser.ConnectAsync(IPAddress.Loopback, new Uri(_settings.Url).Port, TestContext.Current.CancellationToken);

        // The body never comes: the request is under way for as long as the server waits for it.
        await browser.GetStream().WriteAsync(
            "POST /account/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n"u8.ToArray(),
            TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();

        Assert.Equal(0, await server.StopAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Serve_ToldToStopWhileItsSchedulesCannotBeWritten_EndsWithZeroInTime()
    {
        _settings.Values["Quotas:SettleEverySeconds"] = "5";
        await using var server = _settings.Start();
        await server.ReadyAsync(_settings.Url);
        await using var holder = await FileHolder.StartAsync(Path.Combine(_settings.Data, "jobs.db"), FileHolder.ByTransaction);

        // Long enough for the scheduler to be in the middle of a write that cannot be made.
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();

        Assert.Equal(0, await server.StopAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}
