using System.Diagnostics;
using System.Globalization;
using EnergyQuota.Benchmarks.Assess;
using EnergyQuota.Inspections;
using EnergyQuota.Inspections.State;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Ledger.DuckDb;
using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Forms;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Reports.Regional;
using EnergyQuota.Trials;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Benchmarks.Reporting;

/// <summary>The monthly reports of a region's institutions, and the region's own, from the ledger to the bytes of the files, built together and printed by two threads as the job files them.</summary>
/// <param name="settings">How large it is.</param>
/// <param name="output">Where the figures go.</param>
internal sealed class ReportBenchmark(ReportSettings settings, TextWriter output)
{
    private const string RegionCode = "370100";

    private static readonly Scope Job = Scope.System("bench");
    private static readonly ReportForm Pdf = new(ReportLanguage.Chinese, "pdf");
    private static readonly ReportForm Excel = new(ReportLanguage.Chinese, "xlsx");
    private static readonly IOptions<SiteOptions> Site = Options.Create(new SiteOptions());
    private static readonly IOptions<QuotaOptions> Quotas = Options.Create(new QuotaOptions());

    /// <summary>Runs it.</summary>
    /// <exception cref="TrialException">A report is missing.</exception>
    public async Task RunAsync()
    {
        var scratch = Directory.CreateDirectory(Path.Combine(settings.Folder ?? Path.GetTempPath(), $"energyquota-reports-{Guid.NewGuid():N}")).FullName;
        try
        {
            await MeasureAsync(scratch);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task MeasureAsync(string folder)
    {
        await using var state = await AssessState.CreateAsync(folder, settings.Institutions, settings.Meters, new InspectionsPart());
        await state.AddAsync(new Region { Code = RegionCode, NameZh = "示范市", NameEn = "Model City" });
        AssessWorld.WriteLedger(folder, settings.Institutions, settings.Meters);
        await using var ledger = new DuckDbConsumptionLedger(folder, new DuckDbOptions(), TimeProvider.System);
        await ledger.OpenAsync(CancellationToken.None);
        await AssessAsync(state, ledger);
        output.WriteLine(Text($"{settings.Institutions:N0} institutions, {settings.Institutions * settings.Meters:N0} meters, {Environment.ProcessorCount} processors"));

        var institutions = new InstitutionQueries(state.Contexts);
        var consumption = new ConsumptionQuery(state.Contexts, ledger, Site);
        var builder = new MonthlyReportBuilder(state.Contexts, ledger, Quotas, Site, TimeProvider.System);
        var codes = (await institutions.ListAsync(Job, null, CancellationToken.None)).Select(i => i.Code).ToList();
        var month = new Month(AssessWorld.Year, 6);

        // The first of each kind pays for fonts and compilation.
        var first = await BuildAsync(builder, codes[0], month);
        Keep("institution.pdf", Pdf.Print(first));
        Keep("institution.xlsx", Excel.Print(first));

        var annual = (await new InstitutionReportBuilder(state.Contexts, ledger, Quotas, Site, TimeProvider.System)
            .BuildManyAsync(Job, [codes[0]], new ReportPeriod(PeriodKind.Year, AssessWorld.Year, 1), new ReportEdition(1, ""), CancellationToken.None))[0];
        Keep("institution-year.pdf", Pdf.Print(annual));
        Keep("institution-year.xlsx", Excel.Print(annual));
        Keep("institution-year-en.pdf", (Pdf with { Language = ReportLanguage.English }).Print(annual));

        PeakMemory.Reset();
        await PaceAsync<string>("built one by one", [.. codes.Take(50)], async code => (await BuildAsync(builder, code, month)).Daily.Count);
        PeakMemory.Reset();
        var reports = new List<MonthlyReport>();
        foreach (var chunk in codes.Chunk(MonthlyReportBuilder.AtOnce))
        {
            await PaceAsync($"built {chunk.Length} together", chunk, async all => reports.AddRange(await BuildManyAsync(builder, all, month)));
        }

        await PaceAsync<MonthlyReport>("printed as PDF", [.. reports], report => Task.FromResult(Pdf.Print(report).Length));
        await PaceAsync<MonthlyReport>("printed as a workbook", [.. reports], report => Task.FromResult(Excel.Print(report).Length));
        reports.Clear();
        PeakMemory.Reset();
        await PaceAsync("built together and printed by two threads as PDF and workbook", codes, async all =>
        {
            foreach (var chunk in all.Chunk(MonthlyReportBuilder.AtOnce))
            {
                Parallel.ForEach(await BuildManyAsync(builder, chunk, month), new ParallelOptions { MaxDegreeOfParallelism = 2 }, report =>
                {
                    Expect(Pdf.Print(report).Length > 0, "A PDF is empty.");
                    Expect(Excel.Print(report).Length > 0, "A workbook is empty.");
                });
            }
        });
        await RegionAsync(state, ledger, institutions, consumption);
    }

    private async Task RegionAsync(AssessState state, DuckDbConsumptionLedger ledger, InstitutionQueries institutions, ConsumptionQuery consumption)
    {
        var regions = new RegionReportBuilder(
            state.Contexts, consumption, new Verdicts(state.Contexts), new RegionCases(state.Contexts, Site, TimeProvider.System),
            new RegionSuspects(state.Contexts, institutions, ledger, Site), Quotas, Options.Create(new InspectionOptions()), Site, TimeProvider.System);
        PeakMemory.Reset();
        foreach (var period in new ReportPeriod[] { new(PeriodKind.Month, AssessWorld.Year, 6), new(PeriodKind.Year, AssessWorld.Year, 1) })
        {
            var watch = Stopwatch.StartNew();
            var report = await regions.BuildAsync(Job, RegionCode, null, period, null, CancellationToken.None) ?? throw new TrialException("There is no report of the region.");
            var built = watch.Elapsed;
            Expect(report.Institutions.Count == settings.Institutions && report.Amounts.Count > 0, "The region's report lacks institutions.");
            var pdf = Pdf.Print(report);
            var printed = watch.Elapsed;
            var excel = Excel.Print(report);
            output.WriteLine(Text(
                $"  the region's report for {period}: built in {built.TotalSeconds:N1} s, PDF in {(printed - built).TotalSeconds:N1} s ({pdf.Length / 1_000:N0} KB), workbook in {(watch.Elapsed - printed).TotalSeconds:N1} s ({excel.Length / 1_000:N0} KB); peak memory {PeakMemory.Megabytes:N0} MB"));
            Keep($"region-{period}.pdf", pdf);
            Keep($"region-{period}.xlsx", excel);
        }

        var took = Stopwatch.StartNew();
        var forms = await new StatisticalFormsBuilder(state.Contexts, consumption, ledger, Site, TimeProvider.System)
            .OfRegionAsync(Job, RegionCode, new ReportPeriod(PeriodKind.Year, AssessWorld.Year, 1), CancellationToken.None) ?? throw new TrialException("There are no forms of the region.");
        Keep("forms.xlsx", Excel.Print(forms));
        output.WriteLine(Text($"  data of the statistical forms for {AssessWorld.Year}: {took.Elapsed.TotalSeconds:N1} s"));
    }

    private async Task PaceAsync<T>(string what, T[] all, Func<T, Task<int>> act)
    {
        var watch = Stopwatch.StartNew();
        var (bytes, processor) = (0L, Environment.CpuUsage.TotalTime);
        foreach (var one in all)
        {
            bytes += await act(one);
        }

        var used = Environment.CpuUsage.TotalTime - processor;
        output.WriteLine(Text(
            $"  {what}: {all.Length / watch.Elapsed.TotalSeconds:N1} reports/s, {used.TotalMilliseconds / all.Length:N1} ms of a processor each, {bytes / 1_000d / all.Length:N0} KB each; peak memory {PeakMemory.Megabytes:N0} MB"));
    }

    private async Task PaceAsync(string what, IReadOnlyCollection<string> codes, Func<IReadOnlyCollection<string>, Task> act)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await act(codes);
        var used = Environment.CpuUsage.TotalTime - processor;
        output.WriteLine(Text(
            $"  {what}: {codes.Count / watch.Elapsed.TotalSeconds:N1} reports/s, {used.TotalMilliseconds / codes.Count:N1} ms of a processor each; peak memory {PeakMemory.Megabytes:N0} MB"));
    }

    private static async Task<IReadOnlyList<MonthlyReport>> BuildManyAsync(MonthlyReportBuilder builder, IReadOnlyCollection<string> codes, Month month)
    {
        var reports = await builder.BuildManyAsync(Job, codes, month, new ReportEdition(1, ""), CancellationToken.None);
        Expect(reports.Count == codes.Count && reports.All(report => report.Consumption.Count > 0 && report.Daily.Count > 0), "A report is missing or empty.");
        return reports;
    }

    private static async Task<MonthlyReport> BuildAsync(MonthlyReportBuilder builder, string code, Month month)
    {
        var report = await builder.BuildAsync(Job, code, month, new ReportEdition(1, ""), CancellationToken.None) ?? throw new TrialException($"There is no report of {code}.");
        Expect(report.Consumption.Count > 0 && report.Daily.Count > 0, $"The report of {code} is empty.");
        return report;
    }

    private static async Task AssessAsync(AssessState state, DuckDbConsumptionLedger ledger)
    {
        using var run = new AssessmentRun(state.Contexts, ledger, state.Audit, Quotas, Site, new AlertPolicy(new AlertOptions(), SiteZone.Find(Site.Value.Zone), new WeekendsOff(), Quotas.Value.CompletenessGate));
        await run.RunAsync(new DateTimeOffset(AssessWorld.Year + 1, 1, 1, 1, 0, 0, TimeSpan.FromHours(8)), LedgerSource.Months, CancellationToken.None);
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new TrialException(otherwise);
        }
    }

    private void Keep(string name, byte[] content)
    {
        if (settings.Keep is { } folder)
        {
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name), content);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
