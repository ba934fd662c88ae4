using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Comparison;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas.Standards.Comparison;

public sealed class StandardComparisonTests
{
    [Fact]
    public void Of_TwoEditions_SaysRowByRowWhatBecameOfIt()
    {
        var old = Standard(Row(20m, 12m, 6m), Row(50m, zone: "B"), Row(indicator: QuotaIndicator.ElectricityPerArea));
        var @new = Standard("N", [Row(18m, null, 6.3m), Row(50m, zone: "B"), Row(indicator: QuotaIndicator.ElectricityPerPerson)]);

        var rows = StandardComparison.Of(old, @new);

        Assert.Equal(
            [
                (RowChange.Changed, "A", (decimal?)-10.0m, (decimal?)null, (decimal?)5.0m), (RowChange.Same, "B", 0m, 0m, 0m),
                (RowChange.Removed, "A", null, null, null), (RowChange.Added, "A", null, null, null),
            ],
            rows.Select(r => (r.Change, (r.Old ?? r.New)!.Zone, r.ConstraintPercent, r.BaselinePercent, r.LeadingPercent)));
    }
}
