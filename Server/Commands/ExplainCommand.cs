using System.CommandLine;
using System.Globalization;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>explain</c>: tells, step by step, how a stored verdict came about, while the server is stopped.</summary>
internal static class ExplainCommand
{
    private const string Both = "both";
    private const string Chinese = "zh";
    private const string English = "en";

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var what = new Argument<string[]>("what") { Description = "The number of a verdict; or an institution's code, a year and, where only one is wanted, an indicator.", Arity = new ArgumentArity(1, 3) };
        var language = new Option<string>("--lang") { Description = "zh, en or both.", DefaultValueFactory = _ => Both };
        language.AcceptOnlyFromAmong(Both, Chinese, English);
        var data = CommandOptions.DataFolder();
        var command = new Command("explain", """
            Shows the way from the readings to the grade with the formulas filled in. What registers showed is read anew; all after it is
            told from what the verdict itself has stored: later changes of facts, rules or readings do not change it. Exit code 0; 1: computed again it comes out otherwise, and how.
            The server must not be running on the same data folder; while it runs, the page /verdicts/NUMBER shows the same.

            Example: energyquota explain 12370000000000001X 2025 NonHeatingEnergyPerArea
            """)
        {
            what, language, data,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(async () =>
        {
            await using var session = await OfflineSession.OpenAsync(CommandOptions.Overrides(parsed.GetValue(data)), cancellationToken);
            var packs = session.Services.GetRequiredService<EvidencePacks>();
            var code = 0;
            foreach (var id in await FindAsync(session.Services, parsed.GetValue(what)!, cancellationToken))
            {
                var explained = await packs.ExplainAsync(Scope.System("explain"), id, fromReadings: true, cancellationToken)
                    ?? throw new StartFaultException($"There is no verdict {id}.");
                code |= Print(explained, parsed.GetValue(language)!);
            }

            return code;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<long>> FindAsync(IServiceProvider services, string[] what, CancellationToken cancellationToken)
    {
        if (what is [var number])
        {
            return long.TryParse(number, CultureInfo.InvariantCulture, out var id) ? [id] : throw new StartFaultException($"{number} is no number of a verdict. With an institution, give the year as well.");
        }

        if (!int.TryParse(what[1], CultureInfo.InvariantCulture, out var year))
        {
            throw new StartFaultException($"{what[1]} is no year.");
        }

        QuotaIndicator? wanted = what.Length < 3 ? null
            : Enum.TryParse<QuotaIndicator>(what[2], ignoreCase: true, out var given) && Enum.IsDefined(given) ? given
            : throw new StartFaultException($"{what[2]} is no indicator; there are {string.Join(", ", Enum.GetNames<QuotaIndicator>())}.");
        var found = (await services.GetRequiredService<IVerdicts>().OfInstitutionAsync(Scope.System("explain"), what[0], cancellationToken))
            .Where(v => v.Current && v.Year == year && (wanted is null || v.Indicator == wanted)).Select(v => v.Id).ToList();
        return found.Count > 0 ? found : throw new StartFaultException($"There is no verdict of {what[0]} for {string.Join(' ', what.Skip(1))}.");
    }

    private static int Print(ExplainedVerdict explained, string language)
    {
        string Say(Bilingual words) => language switch { Chinese => words.Zh, English => words.En, _ => words.ToString() };
        var (verdict, institution) = (explained.Verdict, explained.Institution);
        Console.WriteLine($"{institution.Code} {institution.NameZh} {institution.NameEn} {verdict.Year} {verdict.Indicator} #{verdict.Id}.{verdict.Revision}");
        foreach (var step in explained.Steps)
        {
            Console.WriteLine();
            Console.WriteLine($"{step.Number}. {Say(step.Title)}");
            foreach (var line in step.Lines)
            {
                var result = line.Result is { } exact ? $"{(line.Formula.Length > 0 ? " = " : "")}{exact.ToString("0.############################", CultureInfo.InvariantCulture)} {line.Unit}" : "";
                var source = Say(line.Source);
                Console.WriteLine($"   {Say(line.What)}: {line.Formula}{result}".TrimEnd(' ', ':') + (source.Length > 0 ? $"  [{source}]" : ""));
            }
        }

        Console.WriteLine();
        if (explained.ReadingsUnavailable is { } away)
        {
            Console.WriteLine($"The readings cannot be read now: {away}");
        }

        foreach (var difference in explained.Differences)
        {
            Console.WriteLine($"Computed again from its inputs it comes out otherwise: {difference}");
        }

        return explained.Differences.Count == 0 ? 0 : 1;
    }
}
