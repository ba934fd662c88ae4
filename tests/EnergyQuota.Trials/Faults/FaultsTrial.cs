using System.Diagnostics;

namespace EnergyQuota.Trials.Faults;

/// <summary>Lets faults happen under load and compares the store row by row with what was published.</summary>
/// <param name="settings">What to do.</param>
/// <param name="output">Where figures go.</param>
internal sealed class FaultsTrial(FaultsSettings settings, TextWriter output)
{
    private const int Shown = 10;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _rounds;
    private int _wrong;

    /// <summary>Runs the trial.</summary>
    /// <returns>0 where every row is in the store once and no other is; otherwise 1.</returns>
    /// <exception cref="TrialException">A server did not do as it should.</exception>
    public async Task<int> RunAsync()
    {
        foreach (var faults in FaultList.All.Where(fault => settings.Tries(fault.Name)).GroupBy(static fault => fault.Stage))
        {
            var scratch = Directory.CreateTempSubdirectory("energyquota-faults-").FullName;
            try
            {
                await using var stage = new Stage(scratch, faults.Key, settings);
                await stage.OpenAsync();
                Say($"servers run: {faults.Key}");
                await RunAsync(stage, [.. faults]);
            }
            finally
            {
                Directory.Delete(scratch, recursive: true);
            }
        }

        Say($"{_rounds} rounds of {settings.Readings} readings, {_wrong} rounds with differences");
        return _wrong == 0 ? 0 : 1;
    }

    private async Task RunAsync(Stage stage, List<IFault> faults)
    {
        var isRunning = true;
        foreach (var fault in faults)
        {
            for (var round = 0; round < settings.Rounds; round++)
            {
                if (!isRunning)
                {
                    await stage.Server.StartAsync();
                }

                var from = stage.Load.Next;
                var seen = await fault.HappenAsync(stage, round);
                await stage.StoredAsync();
                await stage.Server.StopAsync();
                isRunning = false;
                var lost = stage.Load.Lost.Count;
                var differences = await stage.CompareAsync(from);
                lost = stage.Load.Lost.Count - lost;
                Judge($"{fault.Name} {round + 1}", $"{seen}{(lost > 0 ? $", {lost} readings lost by it" : "")}", differences);
            }
        }
    }

    private void Judge(string round, string seen, List<string> differences)
    {
        _rounds++;
        _wrong += differences.Count == 0 ? 0 : 1;
        Say($"{round}: {seen}; {(differences.Count == 0 ? "all rows right" : $"{differences.Count} DIFFERENCES")}");
        foreach (var difference in differences.Take(Shown))
        {
            output.WriteLine($"    {difference}");
        }
    }

    private void Say(string what) => output.WriteLine($"[{_watch.Elapsed:mm\\:ss}] {what}");
}
