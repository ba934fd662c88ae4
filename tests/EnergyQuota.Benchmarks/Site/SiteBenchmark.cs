using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using EnergyQuota.Benchmarks.Assess;

namespace EnergyQuota.Benchmarks.Site;

/// <summary>What the server works on each page while many people open them at the same time.</summary>
/// <param name="settings">How large and how many.</param>
/// <param name="output">Where the figures go.</param>
internal sealed class SiteBenchmark(SiteSettings settings, TextWriter output)
{
    /// <summary>Runs it.</summary>
    public async Task RunAsync()
    {
        var scratch = Directory.CreateDirectory(Path.Combine(settings.Folder ?? Path.GetTempPath(), $"energyquota-site-{Guid.NewGuid():N}")).FullName;
        try
        {
            await using var world = new SiteWorld(settings, scratch);
            var watch = Stopwatch.StartNew();
            await world.MakeAsync();
            output.WriteLine(Text($"{settings.Institutions:N0} institutions, {(long)settings.Institutions * settings.Meters:N0} meters, made in {watch.Elapsed.TotalSeconds:N0} s; {Environment.ProcessorCount} processors"));
            await MeasureAsync(world);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task MeasureAsync(SiteWorld world)
    {
        var opener = new PageOpener(world.App.Services);
        foreach (var (name, pathOf) in Pages())
        {
            // The first visit of each reads what is kept for all, and compiles.
            var first = await opener.OpenAsync(world.Officers[0], pathOf(new Random(1), 0));
            output.WriteLine(Text($"  {name}: first {first.Took.TotalMilliseconds:N0} ms, {first.Characters / 1_024d:N0} KB of HTML"));
        }

        PeakMemory.Reset();
        var taken = new ConcurrentDictionary<string, ConcurrentBag<double>>();
        var until = Stopwatch.StartNew();
        await Task.WhenAll(world.Officers.Index().Select(officer => Task.Run(async () =>
        {
            // Each officer opens pages of what they see.
            var random = new Random(officer.Index);
            while (until.Elapsed < TimeSpan.FromSeconds(settings.Seconds))
            {
                var (name, pathOf) = Pages()[random.Next(Pages().Length)];
                var (took, _) = await opener.OpenAsync(officer.Item, pathOf(random, officer.Index));
                taken.GetOrAdd(name, static _ => []).Add(took.TotalMilliseconds);
            }
        })));
        output.WriteLine(Text($"  {settings.Users} people for {settings.Seconds} s: {taken.Values.Sum(static of => of.Count) / until.Elapsed.TotalSeconds:N1} pages/s, peak memory {PeakMemory.Megabytes:N0} MB"));
        foreach (var (name, _) in Pages())
        {
            var ordered = taken.GetValueOrDefault(name, []).Order().ToList();
            output.WriteLine(Text($"  {name}: {ordered.Count:N0} times, median {At(ordered, 0.5):N0} ms, 95 % within {At(ordered, 0.95):N0} ms, 99 % within {At(ordered, 0.99):N0} ms"));
        }
    }

    private (string Name, Func<Random, int, string> PathOf)[] Pages() =>
    [
        ("morning page", static (_, _) => "/"),
        ("region", (random, officer) => $"/areas/{SiteWorld.RegionOf(OwnOf(random, officer))}"),
        ("institution", (random, officer) => $"/institutions/{AssessState.CodeOf(OwnOf(random, officer))}"),
        ("institution, consumption", (random, officer) => $"/institutions/{AssessState.CodeOf(OwnOf(random, officer))}/consumption"),
        ("institutions", static (random, _) => $"/institutions?page={random.Next(1, 10)}"),
        ("meter", (random, officer) => $"/meters/{AssessWorld.MeterOf(OwnOf(random, officer) * settings.Meters)}"),
        ("meter, readings", (random, officer) => $"/meters/{AssessWorld.MeterOf(OwnOf(random, officer) * settings.Meters)}/readings"),
        ("search", static (random, _) => $"/search?q={random.Next(1_000, 99_999)}"),
        ("alerts", static (_, _) => "/alerts"),
    ];

    // Half of the officers see all, the others the county of the institution that bears their number. It has raw readings.
    private int OwnOf(Random random, int officer)
    {
        var known = Math.Min(SiteWorld.WithReadings, settings.Institutions);
        const int Round = SiteWorld.Cities * SiteWorld.Counties;
        return officer % 2 == 0 ? random.Next(known) : Math.Min((officer % Round) + (Round * random.Next(Math.Max(1, known / Round))), known - 1);
    }

    private static double At(List<double> ordered, double share) => ordered.Count == 0 ? double.NaN : ordered[Math.Min(ordered.Count - 1, (int)(ordered.Count * share))];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
