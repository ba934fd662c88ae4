using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Server.Demo;

namespace EnergyQuota.Tests.Server.Demo;

public sealed class DemoFaultyGatewaysTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 4, 0, 0, TimeSpan.Zero);
    private static readonly DemoCity City = DemoCity.Build(1);

    [Fact]
    public void History_FirstStart_HoldsOneReasonOfEachGateway()
    {
        var reasons = DemoFaultyGateways.History(City, Now.AddYears(-1), Now).Select(message => ReasonOf(message.Topic, message.Payload, message.At)).ToList();

        Assert.Equal([RejectReason.MalformedPayload, RejectReason.UnknownMeter, RejectReason.ImpossibleTime], reasons.Distinct().Order());
        Assert.Equal(31, reasons.Count(reason => reason == RejectReason.MalformedPayload));
    }

    [Fact]
    public void History_NextStart_GoesOnWhereTheFirstStopped()
    {
        Assert.Empty(DemoFaultyGateways.History(City, Now, Now));
        Assert.Equal(2, DemoFaultyGateways.History(City, Now.AddDays(-2), Now).Count(message => ReasonOf(message.Topic, message.Payload, message.At) == RejectReason.UnknownMeter));
    }

    private static RejectReason ReasonOf(string topic, byte[] payload, DateTimeOffset at) => Assert.Single(
        ReadingDecoder.Decode(new JournalMessage(topic, payload, at, MessageFlags.None), ProfileSet.Empty, VendorMemory.Of(new ProfileOptions()), _ => null, new DecodingOptions()).Rejections).Reason;
}
