using System.Globalization;
using System.Text;
using CsCheck;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Profiles;

namespace EnergyQuota.Tests.Ingest.Profiles;

public sealed class ProfileDecoderTests
{
    [Theory]
    [InlineData("""{"total": "13423.70"}""", "13423.70")]
    [InlineData("""{"total": 1.34237e4}""", "13423.7")]
    [InlineData("""{"total": 90071992547409.931}""", "90071992547409.931")]
    [InlineData("""{"total": 0}""", "0")]
    [InlineData("""{"total": 5,}""", "5")]
    public void Decode_Number_KeepsEveryDigit(string payload, string value) =>
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Assert.Single(Decode(payload).Readings).Value);

    [Theory]
    [InlineData("""{"total": NaN}""", RejectReason.MalformedPayload)]
    [InlineData("""{"total": null}""", RejectReason.NotAReading)]
    [InlineData("""{"total": "unavailable"}""", RejectReason.NotAReading)]
    [InlineData("""{"total": ""}""", RejectReason.NotAReading)]
    [InlineData("""{"total": "13423,7"}""", RejectReason.NotAReading)]
    [InlineData("""{"total": true}""", RejectReason.NotAReading)]
    [InlineData("""{"total": {}}""", RejectReason.NotAReading)]
    [InlineData("""{"other": 1}""", RejectReason.NotAReading)]
    [InlineData("""{"total": "\ud800"}""", RejectReason.MalformedPayload)]
    [InlineData("", RejectReason.MalformedPayload)]
    public void Decode_NoNumber_IsRejectedWithItsReasonAndTheWholePayload(string payload, RejectReason reason)
    {
        var outcome = Decode(payload);

        Assert.Empty(outcome.Readings);
        var rejection = Assert.Single(outcome.Rejections);
        Assert.Equal((reason, payload), (rejection.Reason, Encoding.UTF8.GetString(rejection.Payload.Span)));
    }

    [Fact]
    public void Decode_CommaThatTheProfileNames_IsAPoint() =>
        Assert.Equal(13423.7m, Assert.Single(Decode("""{"total":"13423,7"}""", "readings: [{ value: $.total, meter: m, decimal_comma: true }]").Readings).Value);

    [Fact]
    public void Decode_ScaleAsAFraction_IsExactWhereItCanBe() =>
        Assert.Equal(2m, Assert.Single(Decode("""{"total":120}""", "readings: [{ value: $.total, meter: m, scale: 1/60 }]").Readings).Value);

    [Theory]
    [InlineData("-2147483648")]
    [InlineData("\"UNAVAILABLE\"")]
    public void Decode_WordForNoValue_IsNoReading(string sent)
    {
        var outcome = Decode($$"""{"total":{{sent}}}""", "readings: [{ value: $.total, meter: m, scale: 0.001, none: [-2147483648, unavailable] }]");

        Assert.Empty(outcome.Readings);
        Assert.Equal(RejectReason.NotAReading, Assert.Single(outcome.Rejections).Reason);
    }

    [Fact]
    public void Decode_ManyBadItems_KeepTheMessageOnceForEachReason()
    {
        var outcome = Decode("""{"list":[{"v":null},{"v":"x"},{"v":3}]}""", "items: \"$.list[*]\"", "readings: [{ value: \"@.v\", meter: m }]");

        Assert.Equal(3m, Assert.Single(outcome.Readings).Value);
        Assert.EndsWith("(and 1 more).", Assert.Single(outcome.Rejections).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_TimeThatCannotBeRead_IsRejectedAndNotNow() =>
        Assert.Equal(
            RejectReason.ImpossibleTime,
            Assert.Single(Decode("""{"total":1,"t":"10.11.25"}""", "readings: [{ value: $.total, meter: m, time: { at: $.t } }]").Rejections).Reason);

    [Theory]
    [InlineData("""{"total":1,"t":1759598710}""")]
    [InlineData("""{"total":1,"t":"2025-10-04T17:25:10Z"}""")]
    public void Decode_TimeAsNumberOrText_IsReadEachInItsForm(string payload)
    {
        var sent = Assert.Single(Decode(payload, "readings: [{ value: $.total, meter: m, time: { at: $.t, form: iso, number_form: epoch_seconds } }]").Readings);

        Assert.Null(sent.Stamp.Resolve(TimeZoneInfo.Utc, out var time));
        Assert.Equal(new DateTimeOffset(2025, 10, 4, 17, 25, 10, TimeSpan.Zero), time);
    }

    [Fact]
    public void Decode_IdentifierBeyondBinaryNumbers_KeepsItsDigits() =>
        Assert.Equal("900719925474099312345", Assert.Single(Decode("""{"total":1,"id":900719925474099312345}""", "readings: [{ value: $.total, meter: \"{$.id}\" }]").Readings).Meter);

    [Fact]
    public void Decode_ConditionThatDoesNotHold_LeavesTheMessageToTheNextProfile() =>
        Assert.Null(ProfileWorld.Of("when: [{ at: $.type, is: data }]", "meter: m", "readings: [{ value: $.total }]").DecodeAlone(ProfileWorld.Message("t/d", """{"type":"login"}"""u8.ToArray())));

    /// <summary>Whatever is sent, every profile that comes with the program gives a result.</summary>
    [Fact]
    public void Decode_AnyBytesOnAnyTopic_GiveAResult()
    {
        var topics = ProfileWorld.Shipped.Profiles.SelectMany(static profile => profile.Topics)
            .Select(static topic => topic.Text.Replace("{prefix*}/", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("*}", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)).ToArray();
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"ENERGY\"", "\"Total\"", "\"energy\"", "\"linkquality\"", "\"tags\"", "\"value\"", "\"time\"", "\"ts\"", "1", "-1e400",
            "null", "true", "\"\\ud800\"", "\"x\"", "(", ")", "1-0:1.8.1", "*kWh", "\n", "/", "!", "=", "nan", "\u0012\u0003", "\u0008\u0001",
        ];
        var likely = Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]).Array[0, 30].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));
        Gen.Select(Gen.Int[0, topics.Length - 1], Gen.OneOf(likely, Gen.Byte.Array[0, 120])).Sample(
            (topic, payload) =>
            {
                var outcome = ProfileWorld.Shipped.DecodeAlone(ProfileWorld.Message(topics[topic], payload, new ReadingTopic("A", "g")));

                Assert.True(outcome is null || outcome.Readings.Count + outcome.Rejections.Count > 0);
            },
            iter: 20_000);
    }

    private static ProfileOutcome Decode(string payload, params string[] lines) =>
        ProfileWorld.Of(lines.Length > 0 ? lines : ["readings: [{ value: $.total, meter: \"{device}\" }]"]).DecodeAlone(ProfileWorld.Message("t/d", Encoding.UTF8.GetBytes(payload)))!;
}
