using System.Reflection;
using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Tests.Quotas.Closing;

/// <summary>A ledger that is killed before or after any of its calls.</summary>
public class StoppingLedger : DispatchProxy
{
    private IConsumptionLedger _inner = null!;
    private StepBudget _budget = null!;

    public static IConsumptionLedger Of(IConsumptionLedger inner, StepBudget budget)
    {
        var ledger = Create<IConsumptionLedger, StoppingLedger>();
        ((StoppingLedger)(object)ledger)._inner = inner;
        ((StoppingLedger)(object)ledger)._budget = budget;
        return ledger;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _budget.Spend();
        var answer = targetMethod!.Invoke(_inner, args);
        _budget.Spend();
        return answer;
    }
}
