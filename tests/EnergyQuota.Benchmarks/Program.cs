using BenchmarkDotNet.Running;
using EnergyQuota.Benchmarks.Ingest;
using EnergyQuota.Trials;

const int DefaultRounds = 5;
const int Meters = 100_000;
const int Backlog = 2_000_000;
const string Usage = "Say what to measure: ingest [--rounds N] [--only pace|backlog|decoding] [--meters N] [--messages N]";

var (rounds, meters, messages, only) = (DefaultRounds, Meters, Backlog, "");
var isKnown = args is ["ingest", ..] && args.Length % 2 == 1;
for (var i = 1; isKnown && i < args.Length; i += 2)
{
    isKnown = args[i] switch
    {
        "--rounds" => int.TryParse(args[i + 1], out rounds) && rounds > 0,
        "--meters" => int.TryParse(args[i + 1], out meters) && meters > 0,
        "--messages" => int.TryParse(args[i + 1], out messages) && messages > 0,
        "--only" => (only = args[i + 1]) is "pace" or "backlog" or "decoding",
        _ => false,
    };
}

if (!isKnown)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

try
{
    if (only is "" or "pace")
    {
        await new IngestBenchmark(rounds, Console.Out).RunAsync();
    }

    if (only is "" or "backlog")
    {
        await new BacklogBenchmark(meters, messages, Console.Out).RunAsync();
    }

    if (only is "" or "decoding")
    {
        BenchmarkRunner.Run<DecodingBenchmark>(DecodingBenchmark.Config);
    }

    return 0;
}
catch (TrialException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
