namespace EnergyQuota.Trials.Faults;

/// <summary>Compares what is not in the store with what the broker may have lost, and with what the loss accounting says.</summary>
/// <param name="accounts">What the product said by the beginning of the hour, after the load.</param>
/// <param name="mayBeLost">The numbers of the readings that the broker may have acknowledged before its subscriber was back.</param>
internal sealed class LossCheck(IReadOnlyDictionary<DateTimeOffset, AccountedHour> accounts, IReadOnlySet<long> mayBeLost)
{
    /// <summary>Compares the hours of a round.</summary>
    /// <param name="from">The number of the round's first reading.</param>
    /// <param name="load">What was published until now; what is missing of this round stands among the lost.</param>
    /// <returns>What differs; empty where nothing does.</returns>
    public IEnumerable<string> Run(long from, Load load)
    {
        foreach (var number in load.Lost.Where(number => number >= from && !mayBeLost.Contains(number)))
        {
            yield return $"{Load.MeterCode(number)} {Load.TimeOf(number):u} is missing, though it was sent when the product had subscribed again";
        }

        const long PerHour = 60L * Load.Meters;
        for (var hour = from / PerHour; hour * PerHour < load.Next; hour++)
        {
            var (first, end) = (hour * PerHour, Math.Min((hour + 1) * PerHour, load.Next));
            var stored = end - first - load.Lost.Count(number => number >= first && number < end);
            var should = new AccountedHour(PerHour, stored, PerHour - stored, 0, stored, 0, 0);
            var said = accounts.GetValueOrDefault(Load.TimeOf(first));
            should = should with { Received = stored + (said?.Repeats ?? 0), Repeats = said?.Repeats ?? 0 };
            if (said != should)
            {
                yield return $"the hour of {Load.TimeOf(first):u} should be accounted for as {should}, but is as {said}";
            }
        }
    }
}
