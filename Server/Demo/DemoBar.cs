using Spectre.Console;

namespace EnergyQuota.Server.Demo;

/// <summary>A progress bar; plain lines where the output is no terminal.</summary>
internal static class DemoBar
{
    /// <summary>Shows a bar while something is done.</summary>
    /// <param name="what">What is done, in a word.</param>
    /// <param name="work">Does it; it is given what to tell the share that is done, 0 to 1.</param>
    public static Task ShowAsync(string what, Func<Action<double>, Task> work) => AnsiConsole.Progress()
        .AutoRefresh(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async context =>
        {
            var task = context.AddTask(what, maxValue: 1);
            await work(share => task.Value = Math.Clamp(share, 0, 1));
            task.Value = 1;
        });
}
