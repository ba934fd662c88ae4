using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Ingest.Profiles.Sparkplug;

namespace EnergyQuota.Tests.Ingest.Profiles.Sparkplug;

public sealed class SparkplugBirthsTests
{
    private const uint Int32 = 3;
    private const uint UInt64 = 8;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly VendorMemory _memory = VendorMemory.Of(new ProfileOptions());

    [Fact]
    public void Decode_AliasAfterItsBirth_HasTheNameAndTypeOfTheBirth()
    {
        Send(0, "NBIRTH/N", ("bdSeq", -1, UInt64, 7), ("Heat", 1, Int32, 1));
        Send(1, "DBIRTH/N/D", ("Energy", 2, Int32, 1), ("Water", 3, UInt64, 1));

        var device = Send(2, "DDATA/N/D", ("", 2, 0, 0xFFFF_FFFB), ("", 3, 0, 5));
        var node = Send(3, "NDATA/N", ("", 1, 0, 9));

        Assert.Empty(device.Rejections);
        Assert.Equal([("G/N/D", "Energy", -5m), ("G/N/D", "Water", 5m)], device.Readings.Select(static r => (r.Meter, r.Register, r.Value)));
        Assert.Equal(("G/N", "Heat", 9m), node.Readings.Select(static r => (r.Meter, r.Register, r.Value)).Single());
    }

    [Fact]
    public void Decode_AliasWithoutBirth_WaitsWholeAndWhatHasANameIsTaken()
    {
        var outcome = Send(0, "DDATA/N/D", ("", 2, 0, 10), ("", 4, 0, 11), ("Water", -1, 0, 5));

        Assert.Equal("Water", Assert.Single(outcome.Readings).Register);
        var rejection = Assert.Single(outcome.Rejections);
        Assert.Equal((RejectReason.BirthAwaited, -1), (rejection.Reason, rejection.ItemIndex));
        Assert.Contains("alias 2 (and of 1 more)", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_NegativeNumberWithoutAType_WaitsInsteadOfBeingLarge() =>
        Assert.Equal(RejectReason.BirthAwaited, Assert.Single(Send(0, "DDATA/N/D", ("Energy", -1, 0, 0xFFFF_FFFB)).Rejections).Reason);

    [Fact]
    public void Decode_MessageBeforeTheFirstBirth_IsReadOnceThatCame()
    {
        Assert.Empty(Send(0, "DDATA/N/D", ("", 2, 0, 10)).Readings);
        Send(1, "NBIRTH/N", ("bdSeq", -1, UInt64, 0));
        Send(2, "DBIRTH/N/D", ("Energy", 2, Int32, 1));

        Assert.Equal("Energy", Assert.Single(Send(0, "DDATA/N/D", ("", 2, 0, 10)).Readings).Register);
    }

    [Theory]
    [InlineData("DDEATH/N/D")]
    [InlineData("NDEATH/N")]
    public void Decode_MessageBeforeADeathAndABirth_GoesOnWaiting(string death)
    {
        Send(0, "DDATA/N/D", ("", 2, 0, 10));
        Send(1, death, ("bdSeq", -1, UInt64, 0));
        Send(2, "NBIRTH/N", ("bdSeq", -1, UInt64, 1));
        Send(3, "DBIRTH/N/D", ("Energy", 2, Int32, 1));

        Assert.Empty(Send(0, "DDATA/N/D", ("", 2, 0, 10)).Readings);
    }

    [Theory]
    [InlineData("DDEATH/N/D", 0)]
    [InlineData("NDEATH/N", 7)]
    public void Decode_AliasAfterADeath_WaitsUntilTheNextBirth(string death, ulong session)
    {
        Send(0, "NBIRTH/N", ("bdSeq", -1, UInt64, 7));
        Send(1, "DBIRTH/N/D", ("Energy", 2, Int32, 1));
        Send(2, death, ("bdSeq", -1, UInt64, session));

        Assert.Empty(Send(3, "DDATA/N/D", ("", 2, 0, 10)).Readings);
        Send(4, "NBIRTH/N", ("bdSeq", -1, UInt64, 8));
        Assert.Empty(Send(5, "DDATA/N/D", ("", 2, 0, 10)).Readings);
        Send(6, "DBIRTH/N/D", ("Gas", 2, Int32, 1));

        Assert.Equal("Gas", Assert.Single(Send(7, "DDATA/N/D", ("", 2, 0, 10)).Readings).Register);
        Assert.Equal("Gas", Assert.Single(Send(5, "DDATA/N/D", ("", 2, 0, 10)).Readings).Register);
        Assert.Empty(Send(3, "DDATA/N/D", ("", 2, 0, 10)).Readings);
    }

    [Fact]
    public void Decode_DeathOfAnEarlierConnection_MeansNothing()
    {
        Send(0, "NBIRTH/N", ("bdSeq", -1, UInt64, 7));
        Send(1, "DBIRTH/N/D", ("Energy", 2, Int32, 1));
        Send(2, "NDEATH/N", ("bdSeq", -1, UInt64, 6));

        Assert.Single(Send(3, "DDATA/N/D", ("", 2, 0, 10)).Readings);
    }

    [Fact]
    public void Decode_MessageReadAgainAfterAliasesChanged_IsReadAsItWasThen()
    {
        Send(0, "DBIRTH/N/D", ("Energy", 2, Int32, 1));
        Send(2, "DBIRTH/N/D", ("Water", 2, Int32, 1), ("Energy", 3, Int32, 1));

        Assert.Equal("Energy", Assert.Single(Send(1, "DDATA/N/D", ("", 2, 0, 10)).Readings).Register);
        Assert.Equal("Water", Assert.Single(Send(3, "DDATA/N/D", ("", 2, 0, 10)).Readings).Register);
    }

    [Fact]
    public void Decode_BirthOfAnotherGateway_SaysNothing()
    {
        Send(0, "DBIRTH/N/D", new ReadingTopic("A", "g1"), ("Energy", 2, Int32, 1));

        Assert.Empty(Send(1, "DDATA/N/D", new ReadingTopic("B", "g2"), ("", 2, 0, 10)).Readings);
        Assert.Single(Send(1, "DDATA/N/D", new ReadingTopic("A", "g1"), ("", 2, 0, 10)).Readings);
    }

    [Fact]
    public void Decode_AliasThatABirthGivesTwice_StandsForNone()
    {
        Send(0, "DBIRTH/N/D", ("Energy", 2, Int32, 1), ("Water", 2, Int32, 1));

        Assert.Empty(Send(1, "DDATA/N/D", ("", 2, 0, 10)).Readings);
    }

    [Fact]
    public void Take_ConnectionThatBreaksOftenWithTheSameBirth_KeepsOneChange()
    {
        for (var at = 0; at < 40; at += 4)
        {
            Send(at, "NBIRTH/N", ("bdSeq", -1, UInt64, (ulong)at));
            Send(at + 1, "DBIRTH/N/D", ("Energy", 2, Int32, 1));
            Send(at + 2, "NDEATH/N", ("bdSeq", -1, UInt64, (ulong)at));
        }

        var node = SparkplugNodeText.Read(Assert.Single(_memory.Births.Unsaved()).Text);

        Assert.Equal([BirthState.Born, BirthState.Dead], node.Devices["D"].Changes.Select(static change => change.State));
    }

    [Fact]
    public void Take_BeyondTheLimits_IsCountedAndWaits()
    {
        var memory = new VendorMemory(new SparkplugBirths(mostSources: 2, mostNames: 3), new HeardFrames(TimeSpan.FromMinutes(1), 10));
        ProfileOutcome To(int at, string topic, params (string, long, uint, ulong)[] metrics) => ProfileWorld.Shipped.Decode(Message(at, topic, null, metrics), memory)!;
        To(0, "DBIRTH/N/D", ("Energy", 2, Int32, 1), ("Water", 3, Int32, 1));
        To(1, "DBIRTH/N/E", ("Energy", 4, Int32, 1));
        To(2, "DBIRTH/N/D", ("Energy", 5, Int32, 1), ("Water", 6, Int32, 1));

        Assert.Equal(2, memory.Births.Refused);
        Assert.Empty(To(3, "DDATA/N/E", ("", 4, 0, 10)).Readings);
        Assert.Single(To(3, "DDATA/N/D", ("", 2, 0, 10)).Readings);
    }

    [Fact]
    public void Take_NumbersThatDoNotFollow_AreNoticed()
    {
        Send(0, "NBIRTH/N", ("bdSeq", -1, UInt64, 0));
        Send(1, "DBIRTH/N/D", ("Energy", 2, Int32, 1));
        Send(2, "DDATA/N/D", ("", 2, 0, 10));
        Assert.Equal(0, _memory.Births.Gaps);
        Send(5, "DDATA/N/D", ("", 2, 0, 11));

        Assert.Equal(1, _memory.Births.Gaps);
    }

    [Fact]
    public void Restore_WhatWasKept_ReadsTheSame()
    {
        Send(0, "NBIRTH/N", ("bdSeq", -1, UInt64, 7), ("Heat", 1, Int32, 1));
        Send(1, "DBIRTH/N/D", ("Energy", 2, Int32, 1));
        Send(2, "DBIRTH/N/D", ("Water", 2, Int32, 1));
        var again = VendorMemory.Of(new ProfileOptions());
        again.Births.Restore(_memory.Births.Unsaved().Select(static node => (node.Key, node.Text)));

        Assert.Equal("Energy", Assert.Single(ProfileWorld.Shipped.Decode(Message(1, "DDATA/N/D", null, ("", 2, 0, 1)), again)!.Readings).Register);
        Assert.Equal("Water", Assert.Single(ProfileWorld.Shipped.Decode(Message(3, "DDATA/N/D", null, ("", 2, 0, 1)), again)!.Readings).Register);
        ProfileWorld.Shipped.Decode(Message(4, "NDEATH/N", null, ("bdSeq", -1, UInt64, 6)), again);
        Assert.Single(ProfileWorld.Shipped.Decode(Message(5, "NDATA/N", null, ("", 1, 0, 1)), again)!.Readings);
    }

    private ProfileOutcome Send(int at, string topic, params (string, long, uint, ulong)[] metrics) => Send(at, topic, null, metrics);

    private ProfileOutcome Send(int at, string topic, ReadingTopic? mount, params (string, long, uint, ulong)[] metrics) =>
        ProfileWorld.Shipped.Decode(Message(at, topic, mount, metrics), _memory)!;

    // Seconds after the start are the message's number too.
    private static VendorMessage Message(int at, string topic, ReadingTopic? mount, params (string, long, uint, ulong)[] metrics)
    {
        var levels = topic.Split('/');
        return new VendorMessage(
            string.Join('/', ["spBv1.0", "G", .. levels]), mount, SparkplugBytes.Payload((ulong)at, 1_772_323_200_000, metrics), Start.AddSeconds(at));
    }
}
