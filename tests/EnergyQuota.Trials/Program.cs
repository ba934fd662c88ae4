using EnergyQuota.Trials;
using EnergyQuota.Trials.Faults;
using EnergyQuota.Trials.Forecast;
using EnergyQuota.Trials.Fuzz;
using EnergyQuota.Trials.Payloads;
using EnergyQuota.Trials.RealBuildings;
using EnergyQuota.Trials.Site;
using EnergyQuota.Trials.Tamper;

switch (args)
{
    case ["registers", var file]:
        return RegisterScenarios.Run(file, Console.Out);
    case ["real-buildings", ..] when RealBuildingsSettings.Parse(args.AsSpan(1)) is { } settings:
        try
        {
            return await new RealBuildingsTrial(settings, Console.Out).RunAsync(CancellationToken.None);
        }
        catch (TrialException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

    case ["payloads", _, ..] when PayloadsTrial.Run(args.AsSpan(1), Console.Out) is not 2 and var code:
        return code;

    case ["fuzz", ..] when FuzzTrial.Run(args.AsSpan(1), Console.Out) is not 2 and var code:
        return code;

    case ["tamper", ..] when await TamperTrial.RunAsync(args[1..], Console.Out) is not 2 and var code:
        return code;

    case ["forecast", ..] when ForecastSettings.Parse(args.AsSpan(1)) is { } settings:
        try
        {
            return new ForecastTrial(settings, Console.Out).Run();
        }
        catch (TrialException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

    case ["big-pack"]:
        return await BigPackTrial.RunAsync(Console.Out);

    case ["faults", ..] when FaultsSettings.Parse(args.AsSpan(1)) is { } settings:
        try
        {
            return await new FaultsTrial(settings, Console.Out).RunAsync();
        }
        catch (TrialException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

    case ["screenshots", ..] when ScreenshotSettings.Parse(args.AsSpan(1)) is { } settings:
        try
        {
            return await new Screenshots(settings, Console.Out).RunAsync();
        }
        catch (TrialException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

    default:
        Console.Error.WriteLine("""
            Say which trial:
              registers FILE
              real-buildings DIR [--store duckdb|influxdb] [--disorder] [--damaged] [--kill N] [--seed N]
              payloads DIR [--profiles DIR] [--decode-cases FILE]
              fuzz [--messages N] [--seed N]
              tamper [--rounds N] [--seed N]
              forecast DIR [--table FILE] [--aim]
              big-pack
              faults [--rounds N] [--readings N] [--only NAME]... [--except NAME]... [--hold SECONDS] [--seed N]
              screenshots URL USER FOLDER [--width PIXELS]... [--both]
            """);
        return 2;
}
