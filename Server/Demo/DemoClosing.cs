using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Server.Queries;

namespace EnergyQuota.Server.Demo;

/// <summary>
/// Closes the last year of a few institutions, those over their quota first, so that they may be asked to explain it; and two months of
/// others, in which it corrects two readings afterwards: one adjustment is booked, one is pending.
/// </summary>
internal static class DemoClosing
{
    private const int MostInstitutions = 12, MostYears = 3, MonthsBack = 3, Corrected = 2;
    private const string Reason = "演示：经核对认可 (demonstration: checked and accepted)";

    /// <summary>Closes what can be closed. Where anything is closed already nothing is done.</summary>
    public static async Task RunAsync(IServiceProvider services, IEnumerable<string> institutions, Action<double> told, CancellationToken cancellationToken)
    {
        var (scope, closer, codes) = (Scope.System("demo"), services.GetRequiredService<PeriodCloser>(), institutions.Take(MostInstitutions).ToList());
        var first = Back(services.GetRequiredService<ClosingQuery>().LastMonth, MonthsBack);
        if ((await closer.ViewAsync(scope, codes, first, cancellationToken)).Any(view => view.Head is not null))
        {
            return;
        }

        var years = await CloseYearsAsync(services, scope, first.Next, share => told(share / 2), cancellationToken);
        codes.RemoveAll(years.Contains);
        foreach (var (index, month) in ((Month[])[first, first.Next]).Index())
        {
            await closer.CloseManyAsync(scope, codes, month, null, cancellationToken);
            told(0.5 + ((index + 1) / 6.0));
        }

        foreach (var view in (await closer.ViewAsync(scope, codes, first, cancellationToken)).Where(view => view.Head is not null).Take(Corrected))
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

    private static async Task<HashSet<string>> CloseYearsAsync(
        IServiceProvider services, Scope scope, Month last, Action<double> told, CancellationToken cancellationToken)
    {
        var (closer, year) = (services.GetRequiredService<PeriodCloser>(), services.GetRequiredService<ClosingYearQuery>().LastYear);
        var verdicts = await services.GetRequiredService<IVerdicts>().OfYearAsync(scope, year, cancellationToken);
        var chosen = verdicts.GroupBy(verdict => verdict.InstitutionCode).Select(group => (Code: group.Key, Worst: group.Max(verdict => verdict.Grade)))
            .Where(of => of.Worst != Grade.CannotJudge).OrderByDescending(of => of.Worst).ThenBy(of => of.Code, StringComparer.Ordinal)
            .Take(MostYears).Select(of => of.Code).ToList();
        foreach (var (index, code) in chosen.Index())
        {
            for (var month = new Month(year, 1); month <= last || month.Year == year; month = month.Next)
            {
                var view = (await closer.ViewAsync(scope, [code], month, cancellationToken))[0];
                var weak = view.Blocks.Where(block => block.Part is not null).Select(block => new Acceptance(block.Register!.Value, block.Part!.Value, Reason)).ToList();
                await closer.CloseAsync(scope, code, month, weak, view.Digest, cancellationToken);
            }

            var years = services.GetRequiredService<YearCloser>();
            var whole = (await years.ViewAsync(scope, code, year, cancellationToken))!;
            var accepted = whole.Blocks.Where(block => block.MayAccept).Select(block => new YearAcceptance(block.Kind, block.Subject, Reason)).ToList();
            await years.CloseAsync(scope, code, year, accepted, whole.Digest, cancellationToken);
            told((index + 1.0) / chosen.Count);
        }

        return [.. chosen];
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
