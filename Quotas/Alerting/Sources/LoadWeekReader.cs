using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.State;

namespace EnergyQuota.Quotas.Alerting.Sources;

/// <summary>Works out when institutions used their electricity in one week: the days from the ledger, the hours of its nights from the readings.</summary>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="readings">The reading store.</param>
/// <param name="facts">The facts of registers.</param>
internal sealed class LoadWeekReader(IConsumptionLedger ledger, IReadingStore readings, IRegisterFactsSource facts)
{
    private const int DaysOfWeek = 7;

    // Enough before a day to know where its register stands, and after it to tell what was a glitch.
    private static readonly TimeSpan Before = TimeSpan.FromHours(3), After = TimeSpan.FromHours(7);

    /// <summary>The weeks of some institutions; one without electricity metered all week is left out.</summary>
    public async Task<IReadOnlyList<LoadWeek>> ReadAsync(
        StateContext state, IReadOnlyCollection<string> institutions, DateOnly monday, AlertPolicy policy, CancellationToken cancellationToken)
    {
        var to = monday.AddDays(DaysOfWeek);
        var boundary = await BoundarySeries.ReadAsync(state, ledger, institutions, monday, to, cancellationToken);
        var terms = boundary.Terms.Where(t => t.EnergyType == EnergyType.Electricity && t.From == monday && t.To == to).ToList();
        var worked = Enumerable.Range(0, DaysOfWeek).Select(monday.AddDays).Where(policy.Calendar.IsWorkingDay).ToList();
        var nights = await NightsAsync([.. terms.Select(t => t.Register).Distinct()], worked, policy, cancellationToken);
        return [.. terms.GroupBy(t => t.Owner).Select(own =>
        {
            var days = ConsumptionSeries.Days([.. own], own.Select(t => t.Register).Distinct().SelectMany(r => boundary.Rows[r]), day => CalendarDays.HoursOf(day, policy.Zone));
            return new LoadWeek
            {
                InstitutionCode = own.Key,
                EnergyType = EnergyType.Electricity,
                Monday = monday,
                Total = Math.Round(days.Sum(d => d.Quantity), 3),
                Night = Math.Round(own.Sum(t => t.Sign * t.Share * nights.GetValueOrDefault(t.Register)), 3),
                Rest = Math.Round(days.Where(d => !worked.Contains(d.Day)).Sum(d => d.Quantity), 3),
                RestDays = DaysOfWeek - worked.Count,
                Completeness = Math.Round(days.Average(d => d.Completeness - d.ManualShare), 4),
            };
        })];
    }

    private async Task<Dictionary<RegisterId, decimal>> NightsAsync(
        List<RegisterId> registers, List<DateOnly> days, AlertPolicy policy, CancellationToken cancellationToken)
    {
        var nights = new Dictionary<RegisterId, decimal>();
        if (registers.Count == 0 || days.Count == 0)
        {
            return nights;
        }

        var access = RegisterAccess.System("alerts");
        var known = await facts.GetAsync(access, registers, cancellationToken);
        var (from, to) = (CalendarDays.StartOf(days[0], policy.Zone) - Before, CalendarDays.EndOf(days[^1], policy.Zone) + After);
        var own = new List<Reading>();
        await foreach (var reading in readings.ReadAsync(access, registers, from, to, cancellationToken))
        {
            if (own.Count > 0 && own[0].Register != reading.Register)
            {
                Add(nights, known, own, days, policy.Options);
            }

            own.Add(reading);
        }

        Add(nights, known, own, days, policy.Options);
        return nights;
    }

    private static void Add(
        Dictionary<RegisterId, decimal> nights, IReadOnlyDictionary<RegisterId, RegisterFacts> known, List<Reading> own, List<DateOnly> days, AlertOptions options)
    {
        if (own.Count > 0 && known.TryGetValue(own[0].Register, out var register))
        {
            nights[register.Register] = days.Sum(day => NightOf(register, own, day, options));
        }

        own.Clear();
    }

    private static decimal NightOf(RegisterFacts register, List<Reading> own, DateOnly day, AlertOptions options)
    {
        var (from, to) = (CalendarDays.StartOf(day, register.Zone) - Before, CalendarDays.EndOf(day, register.Zone) + After);
        return RegisterSettlement.Hours(register, own.Where(r => r.Time >= from && r.Time < to), day)
            .Where(hour => IsNight(TimeZoneInfo.ConvertTime(hour.From, register.Zone).Hour, options)).Sum(hour => hour.Quantity);
    }

    private static bool IsNight(int hour, AlertOptions options) => options.NightFromHour > options.NightToHour
        ? hour >= options.NightFromHour || hour < options.NightToHour
        : hour >= options.NightFromHour && hour < options.NightToHour;
}
