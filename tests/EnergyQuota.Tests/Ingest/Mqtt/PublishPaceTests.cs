using CsCheck;
using EnergyQuota.Ingest.Mqtt;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Ingest.Mqtt;

public sealed class PublishPaceTests
{
    /// <summary>Who waits as told sends no more than one second's worth above the limit, over any time and with any pauses.</summary>
    [Fact]
    public void Next_AnyPauses_KeepsTheLimit() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 3_000].Array[1, 200]).Sample((limit, pauses) =>
        {
            var time = new FakeTimeProvider();
            var pace = new PublishPace(limit, time);
            var start = time.GetUtcNow();
            var sent = new List<double>();
            foreach (var pause in pauses)
            {
                time.Advance(TimeSpan.FromMilliseconds(pause % 7 == 0 ? pause : 0));
                time.Advance(pace.Next());
                sent.Add((time.GetUtcNow() - start).TotalSeconds);
            }

            for (var first = 0; first < sent.Count; first++)
            {
                for (var last = first; last < sent.Count; last++)
                {
                    Assert.True(last - first + 1 <= ((sent[last] - sent[first] + 1) * limit) + 1.001, $"{last - first + 1} in {sent[last] - sent[first]} s at {limit}/s");
                }
            }
        });

    [Fact]
    public void Next_NoLimit_NeverWaits()
    {
        var pace = new PublishPace(0, new FakeTimeProvider());

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal(TimeSpan.Zero, pace.Next()));
    }
}
