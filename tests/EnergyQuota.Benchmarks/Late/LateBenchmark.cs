using System.Diagnostics;
using System.Globalization;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Trials;

namespace EnergyQuota.Benchmarks.Late;

/// <summary>A settled month, of which 1 % of the readings arrive late: what settling them costs, and whether the ledger is as if rebuilt.</summary>
/// <param name="settings">How large the month is.</param>
/// <param name="output">Where the figures go.</param>
internal sealed class LateBenchmark(LateSettings settings, TextWriter output)
{
    // As the settings of the product are by default: Quotas:SettleBatch and Ingest:Pipeline:BatchReadings.
    private const int SettleBatch = 2_000;
    private const int LateBatch = 5_000;

    // The month itself is only loaded: its batches are as large as the store likes.
    private const int LoadBatch = 100_000;

    /// <summary>Runs it.</summary>
    /// <exception cref="TrialException">The ledger differs from one that was built anew.</exception>
    public async Task RunAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("energyquota-late-").FullName;
        try
        {
            await using var world = await LateWorld.CreateAsync(scratch, settings.Meters);
            var month = new LateMonth(settings);
            output.WriteLine(Text($"{settings.Meters:N0} meters, {settings.Days} days, {month.Count:N0} readings; late ones {(settings.IsScattered ? "scattered" : "in outages of a gateway")}"));
            var loaded = await TimeAsync("loaded", () => AppendAsync(world, month, late: false));
            output.WriteLine(Text($"  {loaded:N0} readings"));

            await MarkAllAsync(world, month);
            var first = await TimeAsync("settled for the first time", () => world.SettleAsync(world.Ledger, SettleBatch));
            output.WriteLine(Text($"  {first.DaysSettled:N0} register-days from {first.Readings:N0} readings"));

            var late = await TimeAsync("late readings stored and marked", () => AppendAsync(world, month, late: true));
            output.WriteLine(Text($"  {late:N0} readings, {100.0 * late / month.Count:N2} % of all, in {month.TouchedDays():N0} register-days"));

            var watch = Stopwatch.StartNew();
            var again = await TimeAsync("settled what they touch", () => world.SettleAsync(world.Ledger, SettleBatch));
            output.WriteLine(Text($"  {again.DaysSettled:N0} register-days recomputed, {100.0 * again.DaysSettled / first.DaysSettled:N1} % of all; {again.DaysSettled / watch.Elapsed.TotalSeconds:N0} a second; {again.DaysChanged:N0} changed; {again.Readings:N0} readings read"));

            await MarkAllAsync(world, month);
            await using var rebuilt = world.OpenSecondLedger();
            await rebuilt.OpenAsync(CancellationToken.None);
            var whole = await TimeAsync("rebuilt from nothing", () => world.SettleAsync(rebuilt, SettleBatch));
            output.WriteLine(Text($"  {whole.DaysSettled:N0} register-days from {whole.Readings:N0} readings"));

            var (rows, different) = await LedgerDifference.CountAsync(world.Ledger, rebuilt, month.Registers);
            output.WriteLine(Text($"compared {rows:N0} register-days with the rebuilt ones: {different:N0} differ"));
            if (different > 0 || rows != whole.DaysSettled)
            {
                throw new TrialException("The ledger is not what a rebuild gives.");
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<long> AppendAsync(LateWorld world, LateMonth month, bool late)
    {
        var count = 0L;
        foreach (var batch in month.Readings(late).Chunk(late ? LateBatch : LoadBatch))
        {
            await world.Readings.AppendAsync(batch, CancellationToken.None);
            count += batch.Length;
            if (late)
            {
                await world.Marks.MarkAsync(
                    [.. batch.Select(static reading => new SettlementRange(reading.Register, reading.Time, reading.Time))], CancellationToken.None);
            }
        }

        return count;
    }

    private static Task MarkAllAsync(LateWorld world, LateMonth month) => world.Marks.MarkAsync(
        [.. month.Registers.Select(register => new SettlementRange(register, LateMonth.From, month.To))], CancellationToken.None);

    private async Task<T> TimeAsync<T>(string what, Func<Task<T>> act)
    {
        var watch = Stopwatch.StartNew();
        var result = await act();
        output.WriteLine(Text($"{what}: {watch.Elapsed.TotalSeconds:N1} s"));
        return result;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
