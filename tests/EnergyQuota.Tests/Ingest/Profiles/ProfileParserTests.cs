namespace EnergyQuota.Tests.Ingest.Profiles;

public sealed class ProfileParserTests
{
    [Theory]
    [InlineData("title", "source: x", "topics: [a]", "meter: m", "readings: [{ value: $.a }]")]
    [InlineData("source", "title: x", "topics: [a]", "meter: m", "readings: [{ value: $.a }]")]
    [InlineData("topics", "title: x", "source: x", "meter: m", "readings: [{ value: $.a }]")]
    [InlineData("topics", "title: x", "source: x", "topics: [a/#]", "meter: m", "readings: [{ value: $.a }]")]
    [InlineData("readings", "title: x", "source: x", "topics: [a]", "meter: m")]
    [InlineData("readings 1 value", "title: x", "source: x", "topics: [a]", "meter: m", "readings: [{ unit: kWh }]")]
    [InlineData("readings 1 value", "title: x", "source: x", "topics: [a]", "meter: m", "readings: [{ value: energy }]")]
    [InlineData("readings 1 meter", "title: x", "source: x", "topics: [a]", "readings: [{ value: $.a }]")]
    [InlineData("readings 1 meter", "title: x", "source: x", "topics: [a]", "meter: \"{device}\"", "readings: [{ value: $.a }]")]
    [InlineData("readings 1 scale", "title: x", "source: x", "topics: [a]", "meter: m", "readings: [{ value: $.a, scale: 0 }]")]
    [InlineData("readings 1 scale", "title: x", "source: x", "topics: [a]", "meter: m", "readings: [{ value: $.a, scale: 1/0 }]")]
    [InlineData("readings 1 kind", "title: x", "source: x", "topics: [a]", "meter: m", "readings: [{ value: $.a, kind: power }]")]
    [InlineData("readings 1 raw", "title: x", "source: x", "topics: [a]", "meter: m", "readings: [{ value: $.a, raw: uint7 }]")]
    [InlineData("readings 1 member", "title: x", "source: x", "topics: [a]", "meter: m", "readings: [{ value: $.*, member: '(' }]")]
    [InlineData("format", "title: x", "source: x", "topics: [a]", "meter: m", "format: xml", "readings: [{ value: $.a }]")]
    [InlineData("time zone", "title: x", "source: x", "topics: [a]", "meter: m", "time: { at: $.t, zone: Mars }", "readings: [{ value: $.a }]")]
    [InlineData("time form", "title: x", "source: x", "topics: [a]", "meter: m", "time: { at: $.t, form: unix }", "readings: [{ value: $.a }]")]
    [InlineData("when", "title: x", "source: x", "topics: [a]", "meter: m", "when: [{ at: $.t }]", "readings: [{ value: $.a }]")]
    [InlineData("line 3", "title: x", "source: x", "topic: [a]")]
    [InlineData("line 1", "title: [")]
    public void Read_FaultyFile_NamesFileKeyAndReason(string key, params string[] lines)
    {
        var fault = Assert.Single(ProfileWorld.FaultsOf(lines));

        Assert.Equal(("one.yaml", key), (fault.File, fault.Key));
        Assert.NotEmpty(fault.Reason);
    }

    [Fact]
    public void Read_SeveralFaults_NamesAll() =>
        Assert.Equal(4, ProfileWorld.FaultsOf("topics: [a/#]", "meter: m", "readings: [{ value: $.a, scale: x }]").Count);

    [Fact]
    public void Read_ShippedProfiles_AreAllGood() => Assert.NotEmpty(ProfileWorld.Shipped.Profiles);
}
