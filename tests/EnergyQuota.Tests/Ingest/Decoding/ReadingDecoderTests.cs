using System.Text;
using CsCheck;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;

namespace EnergyQuota.Tests.Ingest.Decoding;

public sealed class ReadingDecoderTests
{
    private static readonly DateTimeOffset Received = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"meter":"M1","time":"2026-03-01T20:00:00+08:00","value":12.5}""", "12.5", "2026-03-01T12:00:00Z")]
    [InlineData("""{"meter":"M1","time":"2026-03-01T12:00:00.123456789Z","value":"12.5"}""", "12.5", "2026-03-01T12:00:00.123456Z")]
    [InlineData("""[{"meter":"M1","time":"2026-03-01t11:00:00z","value":1.25e3}]""", "1250", "2026-03-01T11:00:00Z")]
    [InlineData("""{"meter":"M1","time":"2026-03-01T12:00:00Z","value":1500,"unit":"Wh"}""", "1.5", "2026-03-01T12:00:00Z")]
    [InlineData("""{"meter":"M1","time":"2026-03-01T12:00:00Z","value":0.123,"unit":"MWh"}""", "123", "2026-03-01T12:00:00Z")]
    [InlineData("""{"meter":"M1","time":"2026-03-01T12:00:00Z","value":1.0000005,"x":{"y":[1]}}""", "1.000001", "2026-03-01T12:00:00Z")]
    [InlineData("""{"meter":"M1","register":"total","time":"2026-03-01T12:00:00Z","value":0,"quality":"good"}""", "0", "2026-03-01T12:00:00Z")]
    [InlineData("""{"meter":"M1","value":7}""", "7", "2026-03-01T12:00:00Z")]
    public void Decode_GoodItem_GivesTheExactReading(string payload, string value, string time)
    {
        var result = Decode(payload);

        Assert.Empty(result.Rejections);
        var reading = Assert.Single(result.Readings);
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), reading.Value);
        Assert.Equal(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), reading.Time);
    }

    [Theory]
    [InlineData("""{"meter":"X","value":1}""", RejectReason.UnknownMeter)]
    [InlineData("""{"meter":"B1","value":1}""", RejectReason.WrongInstitution)]
    [InlineData("""{"meter":"M1","register":"peak","value":1}""", RejectReason.UnknownRegister)]
    [InlineData("""{"meter":"M1","value":1,"unit":"GJ"}""", RejectReason.WrongUnit)]
    [InlineData("""{"meter":"M1","value":1,"unit":"KWH"}""", RejectReason.WrongUnit)]
    [InlineData("""{"meter":"M1","value":1,"quality":"bad"}""", RejectReason.BadQuality)]
    [InlineData("""{"meter":"M1","value":null}""", RejectReason.NotAReading)]
    [InlineData("""{"meter":"M1"}""", RejectReason.NotAReading)]
    [InlineData("""{"meter":"M1","value":""}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":"nan"}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":"NaN"}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":"Infinity"}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":"1,5"}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":" 5"}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":1e400}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":1000000000000}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":79228162514264337593543950335}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":true}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":[1]}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":1,"time":"2026-03-01T12:00:00"}""", RejectReason.ImpossibleTime)]
    [InlineData("""{"meter":"M1","value":1,"time":"2026-02-30T12:00:00Z"}""", RejectReason.ImpossibleTime)]
    [InlineData("""{"meter":"M1","value":1,"time":"2024-03-01T12:00:00Z"}""", RejectReason.ImpossibleTime)]
    [InlineData("""{"meter":"M1","value":1,"time":"yesterday"}""", RejectReason.ImpossibleTime)]
    [InlineData("""{"value":1}""", RejectReason.MalformedPayload)]
    [InlineData("""{"meter":5,"value":1}""", RejectReason.MalformedPayload)]
    [InlineData("""{"meter":"\ud800","value":1}""", RejectReason.MalformedPayload)]
    [InlineData("""{"meter":"M1","value":1""", RejectReason.MalformedPayload)]
    [InlineData("""{"meter":"M1","value":1} x""", RejectReason.MalformedPayload)]
    [InlineData("""{"meter":"M1","value":NaN}""", RejectReason.MalformedPayload)]
    [InlineData("[]", RejectReason.MalformedPayload)]
    [InlineData("[5]", RejectReason.MalformedPayload)]
    [InlineData("""{"meter":"M1","value":1,"value":2}""", RejectReason.MalformedPayload)]
    [InlineData("""{"meter":"M1","meter":"M1","value":1}""", RejectReason.MalformedPayload)]
    [InlineData("""{"meter":"M1","value":"１２"}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":"0x10"}""", RejectReason.ImpossibleValue)]
    [InlineData("""{"meter":"M1","value":1,"time":"2016-12-31T23:59:60Z"}""", RejectReason.ImpossibleTime)]
    [InlineData("""{"meter":"M1","value":1,"time":"9999-12-31T23:59:59-14:00"}""", RejectReason.ImpossibleTime)]
    [InlineData("""{"meter":"M1","value":1,"time":"0001-01-01T00:00:00+14:00"}""", RejectReason.ImpossibleTime)]
    [InlineData("""{"meter":"M1","value":1,"time":"2026-03-01T12:00:00+99:00"}""", RejectReason.ImpossibleTime)]
    [InlineData("""{"meter":"M1","value":1,"time":1772366400}""", RejectReason.MalformedPayload)]
    [InlineData("5", RejectReason.MalformedPayload)]
    [InlineData("", RejectReason.MalformedPayload)]
    public void Decode_BadItem_TellsTheReason(string payload, RejectReason reason)
    {
        var result = Decode(payload);

        Assert.Empty(result.Readings);
        Assert.Equal(reason, Assert.Single(result.Rejections).Reason);
    }

    [Theory]
    [InlineData("other/A/g1")]
    [InlineData("readings/A")]
    [InlineData("readings/A/g1/x")]
    [InlineData("readings//g1")]
    [InlineData("")]
    public void Decode_OtherTopic_IsUnknownTopic(string topic) =>
        Assert.Equal(RejectReason.UnknownTopic, Assert.Single(Decode("{}", topic).Rejections).Reason);

    [Fact]
    public void Decode_RetainedMessage_IsNotAReading() => Assert.Equal(
        RejectReason.Retained,
        Assert.Single(Decode("""{"meter":"M1","value":1}""", flags: MessageFlags.Retained).Rejections).Reason);

    [Theory]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2000-01-01T00:00:00Z")]
    [InlineData("2026-03-01T12:10:01Z")]
    [InlineData("2070-01-01T00:00:00Z")]
    public void Decode_ClockOutsideTheLimits_TakesTheReceiveTimeAndKeepsTheStamp(string time)
    {
        var reading = Assert.Single(Decode($$"""{"meter":"M1","value":1,"time":"{{time}}"}""").Readings);

        Assert.Equal(TimeBasis.ClockRejected, reading.Basis);
        Assert.Equal(Received, reading.Time);
        Assert.Equal(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), reading.DeviceTime);
    }

    [Fact]
    public void Decode_MixedArray_RejectsItemsWithTheirOwnBytes()
    {
        var result = Decode("""[{"meter":"M1","value":1}, {"meter":"X","value":2} ,{"meter":"M1","value":3}]""");

        Assert.Equal([1m, 3m], result.Readings.Select(r => r.Value));
        var rejection = Assert.Single(result.Rejections);
        Assert.Equal(1, rejection.ItemIndex);
        Assert.Equal("""{"meter":"X","value":2}""", Encoding.UTF8.GetString(rejection.Payload.Span));
    }

    [Fact]
    public void Decode_ArrayWithOtherThingsBetween_TakesTheGoodAndKeepsEachOther()
    {
        var result = Decode("""[{"meter":"M1","value":1},5,"x",[{"meter":"M1"}],null,{"meter":"M1","value":3}]""");

        Assert.Equal([1m, 3m], result.Readings.Select(r => r.Value));
        Assert.Equal([(1, "5"), (2, "\"x\""), (3, """[{"meter":"M1"}]"""), (4, "null")], result.Rejections.Select(Item));
    }

    [Fact]
    public void Decode_ByteOrderMark_IsPassedOver() =>
        Assert.Equal(2m, Assert.Single(Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"meter":"M1","value":2}""")]).Readings).Value);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Decode_TenThousandBrackets_AreOneReject(char bracket) =>
        Assert.Equal(-1, Assert.Single(Decode(new string(bracket, 10_000)).Rejections).ItemIndex);

    [Fact]
    public void Decode_HundredThousandItems_AreAllThere()
    {
        var result = Decode("[" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => i % 2 == 0 ? "{}" : "7")) + "]");

        Assert.Equal(Enumerable.Range(0, 100_000), result.Rejections.Select(r => r.ItemIndex));
    }

    [Fact]
    public void Decode_AnyBytes_GiveAResult() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        var result = Decode(bytes);
        return result.Readings.Count + result.Rejections.Count > 0;
    });

    /// <summary>Nothing vanishes, nothing is made up, and what an item is called does not depend on its neighbours.</summary>
    [Fact]
    public void Decode_AnyArray_ReadingsAndRejectsAreItsItemsEachTheSameAlone()
    {
        var text = Any(
            "1", "1.5", "-3", "1e3", "1e400", "\"2,5\"", "\" 5\"", "\"１２\"", "\"NaN\"", "null", "true", "[1]", "{\"a\":1}", "\"\\ud800\"", "\"\"",
            "\"M1\"", "\"B1\"", "\"kWh\"", "\"GJ\"", "\"2026-03-01T12:00:00Z\"", "\"2026-03-01T12:00:00\"", "\"9999-12-31T23:59:59Z\"", "\"total\"", "\"good\"");
        var name = Any("meter", "value", "time", "unit", "quality", "register", "x");
        var member = Gen.Select(name, text, static (n, v) => $"\"{n}\":{v}");
        var made = member.Array[0, 6].Select(static members => "{" + string.Join(',', members) + "}");
        var likely = Gen.Select(text, static value => $$"""{"meter":"M1","value":{{value}}}""");
        Gen.Frequency((2, made), (2, likely), (1, text)).Array[1, 12].Sample(items =>
        {
            var whole = Decode($"[{string.Join(", ", items)}]");
            Assert.Equal(items.Length, whole.Readings.Count + whole.Rejections.Count);
            Assert.Equal(whole.Readings, Decode($"[{string.Join(", ", items)}]").Readings);
            Assert.All(whole.Rejections, reject =>
            {
                Assert.Equal(items[reject.ItemIndex], Encoding.UTF8.GetString(reject.Payload.Span));
                Assert.Equal(reject.Reason, Assert.Single(Decode($"[{items[reject.ItemIndex]}]").Rejections).Reason);
            });
        });
    }

    /// <summary>Closer to the grammar than plain bytes: pieces of good payloads in any order, cut anywhere.</summary>
    [Fact]
    public void Decode_AnyMixtureOfPieces_GivesAResultAndNeverZeroFromNonsense()
    {
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"meter\"", "\"M1\"", "\"value\"", "\"time\"", "\"unit\"", "\"quality\"", "\"NaN\"", "null",
            "1e999", "-", "1.5", "\"\\ud800\"", "\"2026-03-01T12:00:00Z\"", "\"Wh\"", "\u00ff", "true", "\"\"", " ",
        ];
        Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]).Array[0, 30].Sample(parts => Assert.All(
            Decode(string.Concat(parts)).Readings, reading => Assert.NotEqual(0m, reading.Value)));
    }

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static (int Index, string Payload) Item(Rejection rejection) => (rejection.ItemIndex, Encoding.UTF8.GetString(rejection.Payload.Span));

    private static DecodeResult Decode(string payload, string topic = "readings/A/g1", MessageFlags flags = MessageFlags.None) =>
        Decode(Encoding.UTF8.GetBytes(payload), topic, flags);

    private static DecodeResult Decode(byte[] payload, string topic = "readings/A/g1", MessageFlags flags = MessageFlags.None) =>
        ReadingDecoder.Decode(
            new JournalMessage(topic, payload, Received, flags),
            ProfileSet.Empty,
            VendorMemory.Of(new ProfileOptions()),
            code => code switch { "M1" => IngestWorld.Known("M1"), "B1" => IngestWorld.Known("B1", "B"), _ => null },
            new DecodingOptions());
}
