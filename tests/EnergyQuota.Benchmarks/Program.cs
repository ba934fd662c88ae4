using EnergyQuota.Benchmarks.Ingest;
using EnergyQuota.Benchmarks.Late;
using EnergyQuota.Trials;

const int DefaultRounds = 5;

try
{
    switch (args)
    {
        case ["ingest"]:
            await new IngestBenchmark(DefaultRounds, Console.Out).RunAsync();
            return 0;
        case ["ingest", "--rounds", var count] when int.TryParse(count, out var rounds) && rounds > 0:
            await new IngestBenchmark(rounds, Console.Out).RunAsync();
            return 0;
        case ["late", ..] when LateSettings.Parse(args.AsSpan(1)) is { } settings:
            await new LateBenchmark(settings, Console.Out).RunAsync();
            return 0;
        default:
            Console.Error.WriteLine("""
                Say what to measure:
                  ingest [--rounds N]
                  late [--meters N] [--days N] [--pattern outages|scattered]
                """);
            return 2;
    }
}
catch (TrialException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
