using System.Text;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Ingest;

/// <summary>Law 1, seen from the kernel: the bytes are written and flushed, and so is the commit record, before the acknowledgement is sent.</summary>
public sealed class DurabilityTraceTests
{
    private const int Messages = 20;
    private static readonly string Log = SystemCallTrace.Hex("/messages.log.0"u8) + ">";
    private static readonly string Record = SystemCallTrace.Hex("/journal/commits"u8) + ">";

    [Fact]
    public async Task EmbeddedBroker_EveryMessage_IsFlushedBeforeItsAcknowledgementIsSent()
    {
        using var settings = new ServerSettings();
        var file = Path.Combine(settings.Folder, "trace");
        await using (var server = settings.Start(SystemCallTrace.Command(file)))
        {
            await server.ReadyAsync(settings.Url);
            await PublishAsync(settings.Port, 0x3000);
            await server.KillAsync();
        }

        Demand(file, 0x3000);
    }

    [Fact]
    public async Task Intake_EveryMessage_IsFlushedBeforeItsAcknowledgementIsSent()
    {
        await using var mosquitto = new MosquittoServer();
        await mosquitto.StartAsync();
        using var settings = new ServerSettings();
        settings.Values["Ingest:Broker:Enabled"] = "false";
        settings.Values["Ingest:Intake:Enabled"] = "true";
        settings.Values["Ingest:Intake:Host"] = "127.0.0.1";
        settings.Values["Ingest:Intake:Port"] = $"{mosquitto.Port}";
        settings.Values["Ingest:Intake:Protocol"] = "V311";
        var file = Path.Combine(settings.Folder, "trace");
        await using (var server = settings.Start(SystemCallTrace.Command(file)))
        {
            await server.ReadyAsync(settings.Url);
            for (var attempt = 0; attempt < 200 && !server.Output.Contains("Connected to the MQTT broker", StringComparison.Ordinal); attempt++)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            // Subscribing is one round trip behind the line in the log.
            await Task.Delay(1_000, TestContext.Current.CancellationToken);
            await PublishAsync(mosquitto.Port, 0x3000);
            await Task.Delay(1_000, TestContext.Current.CancellationToken);
            await server.KillAsync();
        }

        // Towards a new subscriber Mosquitto numbers its messages from 1.
        Demand(file, 1);
    }

    private static async Task PublishAsync(int port, int firstId)
    {
        await using var gateway = await RawMqtt.ConnectAsync(port);
        for (var index = 0; index < Messages; index++)
        {
            await gateway.SendAsync(RawMqtt.Publish((ushort)(firstId + index), "readings/A/g1", Encoding.ASCII.GetBytes(Marker(index))));
            Assert.Equal((ushort)(firstId + index), await gateway.AcknowledgedAsync());
        }
    }

    private static void Demand(string file, int firstId)
    {
        var trace = new SystemCallTrace(file);
        for (var index = 0; index < Messages; index++)
        {
            var id = firstId + index;

            // Alone or among others: acknowledgements are sent together.
            var acknowledged = trace.BeginOf("sendto|sendmsg|write|writev", SystemCallTrace.Hex([0x40, 2, (byte)(id >> 8), (byte)(id & 0xFF)]));
            var written = trace.EndOf(0, "pwrite64|pwritev", Log, SystemCallTrace.Hex(Encoding.ASCII.GetBytes(Marker(index))));
            var flushed = trace.EndOf(written, "fsync|fdatasync", Log);
            var recorded = trace.EndOf(flushed, "pwrite64|pwritev", Record);
            var safe = trace.EndOf(recorded, "fsync|fdatasync", Record);

            Assert.True(safe < acknowledged, $"message {index}: written {written}, flushed {flushed}, recorded {safe}, but acknowledged at {acknowledged}");
        }
    }

    private static string Marker(int index) => $"marker-{index:D4}";
}
