using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Settlement;

/// <summary>Settles one register from its checkpoint on, until its later days prove unchanged or the series ends.</summary>
internal sealed class SettlePass(SettlePlan plan)
{
    private readonly SettlementRun _run = new(plan.Facts, plan.Start);
    private SettledDay? _last;
    private int _seen;

    public SettlePlan Plan => plan;

    /// <summary>Whether the days from here on are as the ledger has them.</summary>
    public bool IsStopped => _last is not null;

    /// <summary>Takes the next reading.</summary>
    public void Add(in Reading reading)
    {
        if (IsStopped || reading.Time < plan.ReadFrom)
        {
            return;
        }

        _run.Add(reading);
        var days = _run.Days.Days;
        for (; _seen < days.Count && _last is null; _seen++)
        {
            // The state at a checkpoint decides all that follows; where the ledger has the same one past the change, so has
            // it the same later days. The checkpoint's own day was just computed whole.
            if (days[_seen].Checkpoint is { } checkpoint && checkpoint.Good.Time >= plan.To && plan.Holds(days[_seen].Day, checkpoint))
            {
                _last = days[_seen];
            }
        }
    }

    /// <summary>Ends the pass.</summary>
    /// <returns>What the ledger must replace, all of it in one commit.</returns>
    public LedgerChange Finish()
    {
        if (_last is null)
        {
            _run.Finish();
        }

        var (facts, from) = (plan.Facts, plan.FirstDayReplaced);
        var to = _last?.Day.AddDays(1) ?? SettlePlan.EndOfDays;
        var findingsTo = _last?.Checkpoint!.Good.Time.AddMicroseconds(1) ?? SettlePlan.LastInstant;
        return new LedgerChange(
            facts.Register,
            from,
            to,
            RegisterSettlement.WithBills(facts, [.. _run.Days.Days.Where(d => d.Day < to)], from, to),
            plan.ReadFrom,
            findingsTo,
            RegisterSettlement.InOrder(_run.Days.Findings.Where(f => f.At < findingsTo)));
    }
}
