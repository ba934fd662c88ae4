using CsCheck;
using EnergyQuota.Ingest.Profiles;

namespace EnergyQuota.Tests.Ingest.Profiles;

public sealed class TopicPatternTests
{
    [Theory]
    [InlineData("tele/{device}/SENSOR", "tele/pow1/SENSOR", "device=pow1")]
    [InlineData("{prefix*}/tele/{device}/SENSOR", "tele/pow1/SENSOR", "device=pow1 prefix=")]
    [InlineData("{prefix*}/tele/{device}/SENSOR", "a/b/tele/pow1/SENSOR", "device=pow1 prefix=a/b")]
    [InlineData("{base}/{device}", "zigbee2mqtt/ROBB - Plug", "base=zigbee2mqtt device=ROBB - Plug")]
    [InlineData("{base}/{device*}", "z/kitchen/plug", "base=z device=kitchen/plug")]
    [InlineData("/neuron/{node}/{driver}/{group}", "/neuron/a//c", "driver= group=c node=a")]
    public void Match_TopicOfThePattern_GivesItsLevels(string pattern, string topic, string levels)
    {
        var found = TopicPattern.Parse(pattern, out _)!.Match(topic);

        Assert.NotNull(found);
        Assert.Equal(levels, string.Join(' ', found.OrderBy(level => level.Key, StringComparer.Ordinal).Select(level => $"{level.Key}={level.Value}")));
    }

    [Theory]
    [InlineData("tele/{device}/SENSOR", "tele/pow1/STATE")]
    [InlineData("tele/{device}/SENSOR", "tele/a/b/SENSOR")]
    [InlineData("tele/{device}/SENSOR", "tele/SENSOR")]
    [InlineData("{prefix*}/tele/{device}/SENSOR", "tele/SENSOR")]
    [InlineData("tele", "")]
    [InlineData("tele", "Tele")]
    public void Match_OtherTopic_GivesNothing(string pattern, string topic) => Assert.Null(TopicPattern.Parse(pattern, out _)!.Match(topic));

    [Theory]
    [InlineData("")]
    [InlineData("a/#")]
    [InlineData("+/a")]
    [InlineData("a/{}")]
    [InlineData("a/{x y}")]
    [InlineData("a/{b")]
    [InlineData("{a}/{a}")]
    [InlineData("{a*}/{b*}")]
    public void Parse_NoPattern_SaysWhy(string text)
    {
        Assert.Null(TopicPattern.Parse(text, out var fault));
        Assert.NotEmpty(fault);
    }

    /// <summary>What the levels stand for, put back into the pattern, is the topic again.</summary>
    [Fact]
    public void Match_AnyTopic_LosesNothing() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3].Select(part => ((string[])["a", "b", "", "x y"])[part]).Array[1, 6]).Sample((kind, parts) =>
        {
            var pattern = (string[])["{one}", "{many*}", "{one}/{many*}", "{many*}/b/{one}"];
            var topic = string.Join('/', parts);
            if (TopicPattern.Parse(pattern[kind], out _)!.Match(topic) is { } levels)
            {
                var filled = levels.Aggregate(pattern[kind], static (text, level) => text.Replace($"{{{level.Key}}}", level.Value, StringComparison.Ordinal).Replace($"{{{level.Key}*}}", level.Value, StringComparison.Ordinal));
                Assert.Contains(topic, (string[])[filled, filled.TrimStart('/'), filled.TrimEnd('/')]);
            }
        });
}
