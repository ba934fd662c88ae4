using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Server.Queries;

namespace EnergyQuota.Server.Demo;

/// <summary>Closes two months of some institutions, and corrects two readings afterwards: one adjustment is booked, one is pending.</summary>
internal static class DemoClosing
{
    private const int MostInstitutions = 12, MonthsBack = 3, Corrected = 2;

    /// <summary>Closes what can be closed. Where anything is closed already nothing is done.</summary>
    public static async Task RunAsync(IServiceProvider services, IEnumerable<string> institutions, Action<double> told, CancellationToken cancellationToken)
    {
        var (scope, closer, codes) = (Scope.System("demo"), services.GetRequiredService<PeriodCloser>(), institutions.Take(MostInstitutions).ToList());
        var first = Back(services.GetRequiredService<ClosingQuery>().LastMonth, MonthsBack);
        if ((await closer.ViewAsync(scope, codes, first, cancellationToken)).Any(view => view.Head is not null))
        {
            return;
        }

        var closed = new List<ClosingView>();
        foreach (var (index, month) in ((Month[])[first, first.Next]).Index())
        {
            foreach (var view in (await closer.ViewAsync(scope, codes, month, cancellationToken)).Where(view => view.Blocks.Count == 0))
            {
                await closer.CloseAsync(scope, view.InstitutionCode, month, [], view.Digest, cancellationToken);
                closed.Add(view);
            }

            told((index + 1) / 3.0);
        }

        foreach (var view in closed.Where(view => view.Month == first).Take(Corrected))
        {
            await CorrectAsync(services, scope, view, cancellationToken);
        }

        await DemoCatchUp.SettleAsync(services, _ => { }, cancellationToken);
        var adjustments = services.GetRequiredService<Adjustments>();
        if ((await adjustments.DifferencesAsync(scope, first, first, cancellationToken)).FirstOrDefault(row => !row.Pending.IsNone) is { } row)
        {
            await adjustments.BookAsync(
                scope, row.Difference.Register, row.Difference.Month, row.Pending, "月末示数经核对更正 (register at the month's end checked and corrected)", cancellationToken);
        }
    }

    private static Month Back(Month month, int count) => count == 0 ? month : Back(month.Previous, count - 1);

    // The register at the month's end is put between its neighbours, so that the correction fits whatever they are.
    private static async Task CorrectAsync(IServiceProvider services, Scope scope, ClosingView view, CancellationToken cancellationToken)
    {
        var zone = services.GetRequiredService<Hosting.HostSettings>().Zone;
        var end = view.Month.EndIn(zone);
        foreach (var row in view.Registers.Where(row => row.End is { Basis: BoundaryBasis.Measured, Level: not null }))
        {
            var last = row.End.Level!.Value;
            await foreach (var reading in services.GetRequiredService<IReadingStore>().ReadAsync(
                RegisterAccess.System("demo"), [row.Register], end.AddDays(-1), end, cancellationToken))
            {
                last = reading.Value;
            }

            if (last < row.End.Level)
            {
                var right = ReadingLimits.Round((last + row.End.Level.Value) / 2m);
                await services.GetRequiredService<RegistryEditor>().EnterEventAsync(
                    scope, new EventEntry(row.Register, new Decision(end, DecisionKind.Correct, right), "demo: checked against a photograph"), cancellationToken);
                return;
            }
        }
    }
}
