using EnergyQuota.Benchmarks.Ingest;
using EnergyQuota.Trials;

const int DefaultRounds = 5;

var rounds = DefaultRounds;
if (args is not ["ingest"] && !(args is ["ingest", "--rounds", var count] && int.TryParse(count, out rounds) && rounds > 0))
{
    Console.Error.WriteLine("Say what to measure: ingest [--rounds N]");
    return 2;
}

try
{
    await new IngestBenchmark(rounds, Console.Out).RunAsync();
    return 0;
}
catch (TrialException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
