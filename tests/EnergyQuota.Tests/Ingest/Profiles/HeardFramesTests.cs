using System.Text;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;

namespace EnergyQuota.Tests.Ingest.Profiles;

public sealed class HeardFramesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ProfileSet Profiles = ProfileWorld.Of(
        "meter: M1", "frame: \"{device}/{$.fCnt}\"", "time: { at: $.time }", "readings: [{ value: \"$.e[*]\" }]");

    private readonly VendorMemory _memory = new(VendorMemory.Of(new ProfileOptions()).Births, new HeardFrames(TimeSpan.FromMinutes(5), 2));

    [Fact]
    public void Decode_FrameHeardAgainWithoutATime_IsTheSameReading()
    {
        var first = Decode(0, """{"fCnt":104,"rssi":-73,"e":[5]}""");

        Assert.Equal(first, Decode(48, """{"fCnt":104,"rssi":-76,"e":[5]}"""));
        Assert.Equal((Start, Start, TimeBasis.Received), (Assert.Single(first).Time, first[0].ReceivedAt, first[0].Basis));
    }

    [Fact]
    public void Decode_FrameHeardAgainWithTheGatewaysTime_IsTheSameReading() =>
        Assert.Equal(
            Decode(0, """{"fCnt":104,"time":"2026-03-01T00:00:00Z","e":[5,6]}"""),
            Decode(2, """{"fCnt":104,"time":"2026-03-01T00:00:01Z","e":[5,6]}"""));

    [Theory]
    [InlineData("""{"fCnt":105,"e":[5]}""", 48)]
    [InlineData("""{"fCnt":104,"e":[6]}""", 48)]
    [InlineData("""{"fCnt":104,"e":[5]}""", 301)]
    [InlineData("""{"e":[5]}""", 48)]
    public void Decode_AnotherFrame_IsAReadingOfItsOwn(string payload, int second)
    {
        Decode(0, """{"fCnt":104,"e":[5]}""");

        Assert.Equal(Start.AddSeconds(second), Assert.Single(Decode(second, payload)).Time);
    }

    [Fact]
    public void Decode_MoreFramesThanAreRemembered_ForgetsTheOldest()
    {
        for (var counter = 0; counter < 3; counter++)
        {
            Decode(counter, $$"""{"fCnt":{{counter}},"e":[5]}""");
        }

        Assert.Equal(Start.AddSeconds(10), Assert.Single(Decode(10, """{"fCnt":0,"e":[5]}""")).Time);
        Assert.Equal(Start.AddSeconds(2), Assert.Single(Decode(11, """{"fCnt":2,"e":[5]}""")).Time);
    }

    [Fact]
    public void Read_FrameOfAnUnknownLevel_IsAFault() =>
        Assert.Contains("which not every topic names", Assert.Single(ProfileWorld.FaultsOf(
            "title: one", "source: test", "topics: [\"t/{device}\"]", "meter: m", "frame: \"{node}\"", "readings: [{ value: $.e }]")).ToString(), StringComparison.Ordinal);

    private IReadOnlyList<Reading> Decode(int second, string payload)
    {
        var message = new JournalMessage("t/d", Encoding.UTF8.GetBytes(payload), Start.AddSeconds(second), MessageFlags.None);
        var result = ReadingDecoder.Decode(message, Profiles, _memory, static code => IngestWorld.Known(code.ToString()), new DecodingOptions());
        Assert.Empty(result.Rejections);
        return result.Readings;
    }
}
