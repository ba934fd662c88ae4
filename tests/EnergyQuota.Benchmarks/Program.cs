using BenchmarkDotNet.Running;
using EnergyQuota.Benchmarks.Assess;
using EnergyQuota.Benchmarks.Ingest;
using EnergyQuota.Benchmarks.Late;
using EnergyQuota.Benchmarks.NodeRed;
using EnergyQuota.Benchmarks.Reporting;
using EnergyQuota.Benchmarks.Site;
using EnergyQuota.Trials;

try
{
    switch (args)
    {
        case ["ingest", ..] when IngestSettings.Parse(args.AsSpan(1)) is { } settings:
            await MeasureAsync(settings);
            return 0;
        case ["late", ..] when LateSettings.Parse(args.AsSpan(1)) is { } settings:
            await new LateBenchmark(settings, Console.Out).RunAsync();
            return 0;
        case ["assess", ..] when AssessSettings.Parse(args.AsSpan(1)) is { } settings:
            await new AssessBenchmark(settings, Console.Out).RunAsync();
            return 0;
        case ["reports", ..] when ReportSettings.Parse(args.AsSpan(1)) is { } settings:
            await new ReportBenchmark(settings, Console.Out).RunAsync();
            return 0;
        case ["site", ..] when SiteSettings.Parse(args.AsSpan(1)) is { } settings:
            await new SiteBenchmark(settings, Console.Out).RunAsync();
            return 0;
        default:
            Console.Error.WriteLine("""
                Say what to measure:
                  ingest [--rounds N] [--only pace|node-red|backlog|decoding] [--meters N] [--messages N]
                  assess [--institutions N,N] [--meters N] [--folder DIR]
                  late [--meters N] [--days N] [--pattern outages|scattered]
                  reports [--institutions N] [--meters N] [--folder DIR] [--keep DIR]
                  site [--institutions N] [--meters N] [--users N] [--seconds N] [--folder DIR]
                """);
            return 2;
    }
}
catch (TrialException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static async Task MeasureAsync(IngestSettings settings)
{
    if (settings.Has("pace"))
    {
        await new IngestBenchmark(settings.Rounds, Console.Out).RunAsync();
    }

    if (settings.Has("node-red"))
    {
        await new NodeRedBenchmark(settings.Rounds, Console.Out).RunAsync();
    }

    if (settings.Has("backlog"))
    {
        await new BacklogBenchmark(settings.Meters, settings.Messages, Console.Out).RunAsync();
    }

    if (settings.Has("decoding"))
    {
        BenchmarkRunner.Run<DecodingBenchmark>(DecodingBenchmark.Config);
    }
}
