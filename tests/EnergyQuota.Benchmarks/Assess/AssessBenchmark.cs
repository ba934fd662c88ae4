using System.Diagnostics;
using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Ledger.DuckDb;
using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry;
using EnergyQuota.Trials;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Benchmarks.Assess;

/// <summary>A province is assessed: from its daily rows, when month sums have changed, and when one standard has.</summary>
/// <param name="settings">How large it is.</param>
/// <param name="output">Where the figures go.</param>
internal sealed class AssessBenchmark(AssessSettings settings, TextWriter output)
{
    private static readonly DateTimeOffset AsOf = new(AssessWorld.Year + 1, 1, 1, 1, 0, 0, TimeSpan.FromHours(8));

    private static readonly DateTimeOffset InProgress = new(AssessWorld.Year, 10, 1, 1, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Runs it, one size after the other.</summary>
    /// <exception cref="TrialException">An assessment did not find what it must.</exception>
    public async Task RunAsync()
    {
        foreach (var institutions in settings.Institutions)
        {
            var scratch = Directory.CreateDirectory(Path.Combine(settings.Folder ?? Path.GetTempPath(), $"energyquota-assess-{Guid.NewGuid():N}")).FullName;
            try
            {
                await MeasureAsync(scratch, institutions);
            }
            finally
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    private async Task MeasureAsync(string folder, int institutions)
    {
        output.WriteLine(Text($"{institutions:N0} institutions, {(long)institutions * settings.Meters:N0} meters"));
        await using var state = await TimeAsync("  registry made", () => AssessState.CreateAsync(folder, institutions, settings.Meters));
        var (current, replaced) = await TimeAsync("  ledger made", () => Task.FromResult(AssessWorld.WriteLedger(folder, institutions, settings.Meters)));
        output.WriteLine(Text($"    {current:N0} daily rows, {replaced:N0} replaced ones; ledger {Megabytes(folder, "ledger.duckdb"):N0} MB"));
        PeakMemory.Reset();
        await using var ledger = new DuckDbConsumptionLedger(folder, new DuckDbOptions(), TimeProvider.System);
        await ledger.OpenAsync(CancellationToken.None);
        using var run = new AssessmentRun(state.Contexts, ledger, state.Audit, Options.Create(new QuotaOptions()), Options.Create(new SiteOptions()),
            new AlertPolicy(new AlertOptions(), SiteZone.Find(new SiteOptions().Zone), new WeekendsOff(), new QuotaOptions().CompletenessGate));

        Task<AssessmentOutcome> AssessAsync(LedgerSource source) => run.RunAsync(AsOf, source, CancellationToken.None);
        var first = await TimeAsync("  assessed for the first time, from the days", () => AssessAsync(LedgerSource.Days));
        Expect(first.Verdicts >= institutions, "A verdict is missing.");
        output.WriteLine(Text($"    {first.Verdicts:N0} verdicts, {first.Alerts:N0} alerts; state {Megabytes(folder, "state.db"):N0} MB"));
        Expect((await TimeAsync("  again, from the days, nothing changed", () => AssessAsync(LedgerSource.Days))).Verdicts == 0, "The same days gave other verdicts.");
        Expect((await TimeAsync("  again, from month sums, nothing changed", () => AssessAsync(LedgerSource.Months))).Verdicts == 0, "Month sums gave other verdicts than the days.");

        await ChangeDaysAsync(ledger, institutions);
        var moved = await TimeAsync("  month sums of every institution changed", () => AssessAsync(LedgerSource.Months));
        Expect(moved.Verdicts >= institutions, "A changed month did not move its verdict.");
        output.WriteLine(Text($"    {moved.Verdicts:N0} verdicts revised"));

        await ChangeStandardAsync(state);
        var judged = await TimeAsync("  one standard changed", () => AssessAsync(LedgerSource.Months));
        Expect(judged.Verdicts > 0, "A changed standard moved no verdict.");
        output.WriteLine(Text($"    {judged.Verdicts:N0} verdicts revised; peak memory {PeakMemory.Megabytes:N0} MB"));

        // The year as it was in progress; the first look at it also judges the year before, of which nothing is known.
        await run.RunAsync(InProgress, LedgerSource.Months, CancellationToken.None);
        var later = await TimeAsync("  a month of the year in progress later: standings and forecasts", () => run.RunAsync(InProgress.AddMonths(1), LedgerSource.Months, CancellationToken.None));
        Expect(later.Standings >= institutions && later.Verdicts == 0, "A standing is missing.");
        output.WriteLine(Text($"    {later.Standings:N0} standings, {await ForecastsAsync(state):N0} forecasts; peak memory {PeakMemory.Megabytes:N0} MB"));
    }

    private static async Task<int> ForecastsAsync(AssessState state)
    {
        await using var context = await state.Contexts.CreateDbContextAsync();
        return await context.Set<QuotaForecast>().CountAsync();
    }

    // One day of every institution's first meter, as settlement would replace it.
    private async Task ChangeDaysAsync(DuckDbConsumptionLedger ledger, int institutions)
    {
        var day = new DateOnly(AssessWorld.Year, 3, 1);
        foreach (var chunk in Enumerable.Range(0, institutions).Chunk(20_000))
        {
            await ledger.ReplaceAsync(
                [
                    .. chunk.Select(institution => new LedgerChange(
                        new(AssessWorld.MeterOf(institution * settings.Meters)), day, day.AddDays(1),
                        [
                            new LedgerDay
                            {
                                Register = new(AssessWorld.MeterOf(institution * settings.Meters)), Day = day, Amount = 1m, Quantity = 1m, ExpectedHours = 24, MeasuredHours = 24, EstimatedHours = 0,
                            },
                        ],
                        DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, [])),
                ],
                CancellationToken.None);
        }
    }

    private static async Task ChangeStandardAsync(AssessState state)
    {
        await using var context = await state.Contexts.CreateDbContextAsync();
        var code = await context.Set<QuotaStandard>().Where(s => s.Code.Contains("2672")).Select(s => s.Code).SingleAsync();
        await context.Set<QuotaRow>().Where(row => row.StandardCode == code)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Constraint, row => row.Constraint + 0.1m));
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new TrialException(otherwise);
        }
    }

    private static double Megabytes(string folder, string file) => new FileInfo(Path.Combine(folder, file)).Length / 1e6;

    private async Task<T> TimeAsync<T>(string what, Func<Task<T>> act)
    {
        var watch = Stopwatch.StartNew();
        var result = await act();
        output.WriteLine(Text($"{what}: {watch.Elapsed.TotalSeconds:N1} s"));
        return result;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
