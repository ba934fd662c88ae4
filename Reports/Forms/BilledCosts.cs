using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Reports.Forms;

/// <summary>What bills say of cost and price. A bill that lies in the period in part counts by its days; a register that counts in part, by its share. Pure.</summary>
internal static class BilledCosts
{
    /// <summary>Cost and unit price of some terms.</summary>
    /// <param name="terms">The boundary terms of one institution, energy type and unit.</param>
    /// <param name="bills">Bills by register, with the unit that their amounts are in.</param>
    /// <returns>Yuan, and yuan for a base unit; both <see langword="null"/> where no bill has a cost.</returns>
    public static (decimal? Cost, decimal? Price) Of(IEnumerable<TermSpan> terms, ILookup<RegisterId, (Bill Bill, MeasureUnit Unit)> bills)
    {
        var (cost, priced, any) = (0m, 0m, false);
        foreach (var term in terms)
        {
            foreach (var (bill, unit) in bills[term.Register])
            {
                var from = bill.From > term.From ? bill.From : term.From;
                var to = bill.To < term.To ? bill.To : term.To;
                if (bill.CostYuan is not { } yuan || from >= to)
                {
                    continue;
                }

                var part = term.Sign * term.Share * (to.DayNumber - from.DayNumber) / (bill.To.DayNumber - bill.From.DayNumber);
                (cost, priced, any) = (cost + (yuan * part), priced + (bill.Quantity * unit.FactorToBase() * part), true);
            }
        }

        return any ? (ReportRounding.Amount(cost, 2), priced > 0m ? ReportRounding.Amount(cost / priced, 4) : null) : (null, null);
    }
}
