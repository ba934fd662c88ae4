using System.Globalization;
using System.Text;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Profiles.Formats;
using Google.Protobuf;

namespace EnergyQuota.Tests.Ingest.Profiles;

/// <summary>What the profiles that come with the program make of messages in the form of each vendor's documentation; the values are invented.</summary>
public sealed class ShippedProfileTests
{
    [Theory]
    [InlineData("tasmota", "site1/tele/plug7/SENSOR", """{"Time":"2026-03-01T08:00:00","ENERGY":{"Total":12.5,"Today":1}}""", "plug7 total 12.5 kWh")]
    [InlineData("tasmota", "tele/plug7/SENSOR", """{"ENERGY":{"Total":[1.5,2.5]}}""", "plug7#0 total 1.5 kWh; plug7#1 total 2.5 kWh")]
    [InlineData("tasmota", "tele/plug7/STATE", """{"POWER":"ON"}""", "")]
    [InlineData("zigbee2mqtt", "home/kitchen", """{"energy":3.25,"linkquality":80}""", "kitchen total 3.25 kWh")]
    [InlineData("shelly-gen1-relay", "shellies/plug-1/relay/0/energy", "120", "plug-1#0 total 2 Wh")]
    [InlineData("shelly-gen1-emeter", "shellies/em-1/emeter/2/total", "1234.5", "em-1#2 total 1234.5 Wh")]
    [InlineData("shelly-gen2-status", "shelly-9/status/switch:0", """{"id":0,"output":true,"aenergy":{"total":456.7,"by_minute":[1,2,3]}}""", "shelly-9/switch:0 total 456.7 Wh")]
    [InlineData("shelly-gen2-rpc", "shelly-9/events/rpc", """{"method":"NotifyStatus","params":{"ts":1767225600.5,"switch:0":{"aenergy":{"total":456.7}}}}""", "shelly-9/switch:0 total 456.7 Wh")]
    [InlineData("milesight-chirpstack", "application/1/device/24e1/event/up", """{"time":"2026-03-01T00:00:00.123456789+00:00","object":{"power_consumption":100}}""", "24e1 total 100 Wh")]
    [InlineData("milesight-the-things-stack", "v3/app/devices/d1/up", """{"end_device_ids":{"dev_eui":"24E1"},"uplink_message":{"decoded_payload":{"power_consumption":100}}}""", "24E1 total 100 Wh")]
    [InlineData("emqx-neuron", "/neuron/a/b/c", """{"timestamp":1767225600000,"node":"n","group":"g","tags":[{"name":"t","value":7}]}""", "n/g/t total 7 ")]
    [InlineData("emqx-neuron", "neuron/c/heartbeat", "{}", "")]
    [InlineData("acrel", "/gw/m/p/login/s", "{}", "")]
    [InlineData("ivy-dlt645", "ivy/v1/meters/000000000007/telemetry", """{"meterId":"000000000007","timestamp":1767225600000,"register":{"name":"totalActiveEnergy"},"value":1.25,"unit":"kWh"}""", "000000000007 total 1.25 kWh")]
    [InlineData("esphome", "heatpump/sensor/energy/state", "17.5", "heatpump/energy total 17.5 ")]
    [InlineData("thingsboard", "v1/devices/me/telemetry", """[{"ts":1767225600000,"values":{"energy_total":5}},{"energy_total":6}]""", "g energy_total 5 ; g energy_total 6 ")]
    [InlineData("emoncms", "emon/roof", """{"E1":1500,"P1":20,"time":1767225600}""", "roof E1 1500 Wh; roof P1 20 W")]
    [InlineData("emoncms-scalar", "emon/roof/E1", "1500", "roof E1 1500 ")]
    [InlineData("rtlamr2mqtt", "rtlamr/water/state", "12345.678", "water total 12345.678 ")]
    [InlineData("wmbusmeters", "wmbusmeters/4711", """{"id":"4711","total_m3":3.5,"target_m3":-2147483.648,"timestamp":"2026-03-01T00:00:00Z"}""", "4711 total 3.5 m3")]
    [InlineData("victron", "N/c0ffee/grid/30/Ac/Energy/Forward", """{"value":12.75}""", "c0ffee/grid/30 Forward 12.75 kWh")]
    [InlineData("opendtu", "solar/116180/0/yieldtotal", "987.65", "116180#0 total 987.65 kWh")]
    public void Decode_Message_IsReadByItsProfile(string profile, string topic, string payload, string readings)
    {
        var outcome = ProfileWorld.Shipped.DecodeAlone(ProfileWorld.Message(topic, Encoding.UTF8.GetBytes(payload), new ReadingTopic("A", "g")));

        Assert.NotNull(outcome);
        Assert.Equal((profile, readings), (outcome.Profile.Name, Print(outcome.Readings)));
    }

    [Fact]
    public void Decode_DsmrTelegram_GivesItsRegistersAndTheGasOfItsOwnStamp()
    {
        var text = string.Join("\r\n", "/ABC5xyz", "", "0-0:1.0.0(260301080015W)", "0-0:96.1.1(4530)", "1-0:1.8.1(000100.500*kWh)", "1-0:1.8.2(000200.250*kWh)",
            "0-1:96.1.0(4730)", "0-1:24.2.1(260301080000W)(00050.125*m3)", "!");

        var outcome = ProfileWorld.Shipped.DecodeAlone(ProfileWorld.Message("dsmr/raw", Encoding.ASCII.GetBytes(text)))!;

        Assert.Equal("4530 t1 100.5 kWh; 4530 t2 200.25 kWh; 4730 total 50.125 m3", Print(outcome.Readings));
        Assert.Null(outcome.Readings[2].Stamp.Resolve(TimeZoneInfo.Utc, out var gas));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 7, 0, 0, TimeSpan.Zero), gas);
    }

    [Fact]
    public void Decode_DsmrTelegramWithAWrongChecksum_IsRejected()
    {
        var outcome = ProfileWorld.Shipped.DecodeAlone(ProfileWorld.Message("dsmr/raw", "/ABC5xyz\r\n\r\n1-0:1.8.1(000100.500*kWh)\r\n!0000\r\n"u8.ToArray()))!;

        Assert.Empty(outcome.Readings);
        Assert.Contains("checksum", Assert.Single(outcome.Rejections).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_SparkplugMetrics_GivesEachByItsNameAndTime()
    {
        var payload = Sparkplug(
            (1, w => { w.WriteRawTag(0x0A); w.WriteString("Energy/Total"); w.WriteRawTag(0x18); w.WriteUInt64(1_767_225_600_000); w.WriteRawTag(0x20); w.WriteUInt32(10); w.WriteRawTag(0x69); w.WriteDouble(12.5); }
        ),
            (2, w => { w.WriteRawTag(0x0A); w.WriteString("Offset"); w.WriteRawTag(0x20); w.WriteUInt32(3); w.WriteRawTag(0x50); w.WriteUInt32(unchecked((uint)-5)); }
        ),
            (3, w => { w.WriteRawTag(0x0A); w.WriteString("Gone"); w.WriteRawTag(0x38); w.WriteBool(true); }
        ));

        var outcome = ProfileWorld.Shipped.DecodeAlone(ProfileWorld.Message("spBv1.0/G/DDATA/N/D", payload))!;

        Assert.Equal("G/N/D Energy/Total 12.5 ; G/N/D Offset -5 ", Print(outcome.Readings));
        Assert.Null(outcome.Readings[0].Stamp.Resolve(TimeZoneInfo.Utc, out var time));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), time);
    }

    [Fact]
    public void Read_BytesThatAreNoSparkplug_SaySo()
    {
        Assert.Null(PayloadDocuments.Read(EnergyQuota.Ingest.Profiles.PayloadFormat.SparkplugB, new byte[] { 0x12, 0x7F, 1 }, out var fault));
        Assert.Contains("Sparkplug", fault, StringComparison.Ordinal);
    }

    private static byte[] Sparkplug(params (int Number, Action<CodedOutputStream> Write)[] metrics)
    {
        using var all = new MemoryStream();
        using (var output = new CodedOutputStream(all, leaveOpen: true))
        {
            output.WriteRawTag(0x08);
            output.WriteUInt64(1_767_225_600_000);
            foreach (var (_, write) in metrics)
            {
                using var one = new MemoryStream();
                using (var inner = new CodedOutputStream(one, leaveOpen: true))
                {
                    write(inner);
                }

                output.WriteRawTag(0x12);
                output.WriteBytes(ByteString.CopyFrom(one.ToArray()));
            }
        }

        return all.ToArray();
    }

    private static string Print(IEnumerable<SentReading> readings) =>
        string.Join("; ", readings.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Meter} {r.Register} {r.Value:0.######} {r.Unit}")));
}
