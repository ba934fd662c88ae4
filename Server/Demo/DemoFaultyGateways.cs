using System.Text;
using EnergyQuota.Server.Replay;

namespace EnergyQuota.Server.Demo;

/// <summary>What three gateways of the city send that cannot be used: it is kept, counted and listed with its reason. Pure.</summary>
internal static class DemoFaultyGateways
{
    private const int HistoryDays = 30;

    /// <summary>Half of an array: what a gateway sends whose buffer is too short. Always the same, so one row that counts up.</summary>
    /// <param name="city">The city.</param>
    public static (string Topic, byte[] Payload) CutOff(DemoCity city) =>
        (TopicOf(city.Institutions[2]), Encoding.UTF8.GetBytes("""[{"meter":"D02-E0","time":"20"""));

    /// <summary>A meter that nobody has registered yet; each reading is kept until somebody does.</summary>
    /// <param name="city">The city.</param>
    /// <param name="at">The time of the reading.</param>
    public static (string Topic, byte[] Payload) Unregistered(DemoCity city, DateTimeOffset at) =>
        (TopicOf(city.Institutions[7]), NativePayload.Write([new NativeReading("D07-E9", at, 100m + at.Hour)]));

    /// <summary>A device whose calendar has a thirtieth of February.</summary>
    /// <param name="city">The city.</param>
    public static (string Topic, byte[] Payload) ImpossibleTime(DemoCity city) =>
        (TopicOf(city.Institutions[24]), Encoding.UTF8.GetBytes("""{"meter":"D24-E0","time":"2026-02-30T08:00:00+08:00","value":1200}"""));

    /// <summary>What they have sent in the history, with the time of arrival.</summary>
    /// <param name="city">The city.</param>
    /// <param name="after">Only what arrived after this instant …</param>
    /// <param name="until">… and not after this one.</param>
    public static IEnumerable<(DateTimeOffset At, string Topic, byte[] Payload)> History(DemoCity city, DateTimeOffset after, DateTimeOffset until)
    {
        for (var day = HistoryDays; day >= 0; day--)
        {
            var at = until.AddDays(-day).AddMinutes(-17);
            if (at <= after)
            {
                continue;
            }

            var (cutTopic, cut) = CutOff(city);
            yield return (at, cutTopic, cut);
            if (day % 10 == 0)
            {
                var (timeTopic, time) = ImpossibleTime(city);
                yield return (at, timeTopic, time);
            }

            if (day < 6)
            {
                var (newTopic, unregistered) = Unregistered(city, at);
                yield return (at, newTopic, unregistered);
            }
        }
    }

    private static string TopicOf(DemoInstitution institution) => NativePayload.Topic(institution.Code, DemoHistory.Gateway(institution));
}
