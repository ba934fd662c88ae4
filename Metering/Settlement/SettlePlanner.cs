using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Settlement;

/// <summary>Finds for each register the checkpoint before its change, asking the ledger for many registers at once.</summary>
internal sealed class SettlePlanner(IConsumptionLedger ledger, RegisterAccess access)
{
    /// <summary>Days read on either side of a change: enough for a checkpoint before it and one after it in the usual case.</summary>
    private const int DaysAround = 4;

    /// <summary>A day is whole when a reading after it is there; some are let go missing before more is read.</summary>
    private const int IntervalsAfter = 4;

    private const int MostRegisters = 500;
    private const int MostDays = 60;

    /// <summary>Sets where each plan begins and how far it reads at first.</summary>
    public async Task PrepareAsync(IReadOnlyList<SettlePlan> plans, CancellationToken cancellationToken)
    {
        foreach (var group in Group(plans))
        {
            var byRegister = group.ToDictionary(p => p.Register);
            var (from, to) = (group.Min(p => p.FromDay).AddDays(-DaysAround), group.Max(p => p.FromDay).AddDays(DaysAround + 1));
            var (lastFrom, lastTo) = (group.Min(p => p.ToDay), group.Max(p => p.ToDay).AddDays(DaysAround + 1));
            if (lastFrom.DayNumber - to.DayNumber < MostDays)
            {
                await RememberAsync(byRegister, from, lastTo, cancellationToken);
            }
            else
            {
                await RememberAsync(byRegister, from, to, cancellationToken);
                await RememberAsync(byRegister, lastFrom, lastTo, cancellationToken);
            }

            foreach (var plan in group)
            {
                plan.Start = plan.BestStart() ?? await FindAsync(plan, from, cancellationToken);
                plan.Stretches = plan.HasLater(plan.ToDay) ? StretchesOf(plan) : null;
            }
        }
    }

    private static (DateTimeOffset First, DateTimeOffset Second) StretchesOf(SettlePlan plan)
    {
        var second = CalendarDays.StartOf(plan.ToDay.AddDays(DaysAround), plan.Facts.Zone);
        var first = CalendarDays.StartOf(plan.ToDay.AddDays(1), plan.Facts.Zone) + (plan.Facts.ExpectedInterval * IntervalsAfter);
        return (first < second ? first : second, second);
    }

    /// <summary>Groups plans whose changes lie close together, so that one query serves them.</summary>
    private static IEnumerable<List<SettlePlan>> Group(IEnumerable<SettlePlan> plans)
    {
        var group = new List<SettlePlan>();
        foreach (var plan in plans.OrderBy(p => p.FromDay).ThenBy(p => p.ToDay))
        {
            if (group.Count >= MostRegisters
                || (group.Count > 0 && (plan.FromDay.DayNumber - group[0].FromDay.DayNumber > DaysAround
                    || Math.Abs(plan.ToDay.DayNumber - group[0].ToDay.DayNumber) > DaysAround)))
            {
                yield return group;
                group = [];
            }

            group.Add(plan);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private async Task RememberAsync(
        Dictionary<RegisterId, SettlePlan> plans, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        foreach (var row in await ledger.ReadDaysAsync(access, plans.Keys, from, to, cancellationToken))
        {
            plans[row.Register].Remember(row);
        }
    }

    private async Task<SettlementCheckpoint?> FindAsync(SettlePlan plan, DateOnly before, CancellationToken cancellationToken)
    {
        if (plan.From <= SettlePlan.FirstInstant)
        {
            return null;
        }

        while (await ledger.FindCheckpointAsync(access, plan.Register, before, cancellationToken) is { } row)
        {
            // Made under other facts: everything before it was too, so the register is settled from the start.
            if (SettlementCheckpoint.Parse(row.Checkpoint, plan.Print) is not { } checkpoint)
            {
                return null;
            }

            if (checkpoint.Good.Time < plan.From)
            {
                return checkpoint;
            }

            before = row.Day;
        }

        return null;
    }
}
