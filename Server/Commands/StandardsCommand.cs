using System.CommandLine;
using System.Globalization;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Comparison;
using EnergyQuota.Quotas.Standards.Trials;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>standards</c>: lists, shows, exports, compares and tries standards, and records decisions about them, while the server is stopped.</summary>
internal static class StandardsCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => new("standards", """
        Quota standards (定额标准): what there is, as a file, beside another, tried on a past year, and the decisions of their life.
        The server must not be running on the same data folder; while it runs, use the page "Standards" of the site.

        Example: energyquota standards try "DB33/T 736-2026" --year 2025
        """)
    {
        List(), Show(), Export(), Compare(), Try(), StandardDecisionCommands.Review(), StandardDecisionCommands.Publish(), StandardDecisionCommands.Repeal(),
    };

    private static Argument<string> Code(string name = "code") => new(name) { Description = "The standard's code, e.g. \"DB33/T 736-2021\"." };

    private static Command List()
    {
        var data = CommandOptions.DataFolder();
        var command = new Command("list", "Lists all standards with where they stand today.\n\nExample: energyquota standards list") { data };
        command.SetAction((parsed, cancellationToken) => Outcome.OfServiceAsync<StandardQuery>(parsed.GetValue(data), async query =>
        {
            foreach (var view in await query.ListAsync(Scope.System("standards"), cancellationToken))
            {
                var s = view.Standard;
                var due = view.ReviewDue is { } day ? $"  review due {day:yyyy-MM-dd}" : "";
                Console.WriteLine($"{s.Code}  {view.Stage}  from {s.EffectiveFrom:yyyy-MM-dd}  judges from {s.FirstJudgedYear}  {s.Rows.Count} rows{(s.Demonstration ? "  demonstration" : "")}{due}");
            }

            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Show()
    {
        var (code, data) = (Code(), CommandOptions.DataFolder());
        var command = new Command("show", "Shows one standard with its life and rows.\n\nExample: energyquota standards show \"DB33/T 736-2021\"") { code, data };
        command.SetAction((parsed, cancellationToken) => Outcome.OfServiceAsync<StandardQuery>(parsed.GetValue(data), async query =>
        {
            var view = await query.FindAsync(Scope.System("standards"), parsed.GetValue(code)!, cancellationToken) ?? throw NoSuch(parsed.GetValue(code)!);
            Print(view);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static void Print(StandardView view)
    {
        var s = view.Standard;
        Console.WriteLine($"{s.Code} {s.TitleZh}{(s.Demonstration ? " (demonstration)" : "")}: {view.Stage}");
        Console.WriteLine($"  issuer {s.Issuer}, region {s.RegionPrefix}, in force {s.EffectiveFrom:yyyy-MM-dd} to {s.EffectiveTo:yyyy-MM-dd}, judges from {s.FirstJudgedYear}, coefficients {s.CoefficientSetId}");
        foreach (var decision in s.Decisions.OrderBy(d => d.On).ThenBy(d => d.Id))
        {
            Console.WriteLine($"  {decision.On:yyyy-MM-dd} {decision.Kind} {decision.Result} {decision.By} {decision.Document}; recorded by {decision.EnteredBy}");
        }

        foreach (var row in s.Rows.OrderBy(r => r.Indicator).ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {row.Key}: {Number(row.Leading)} / {Number(row.Baseline)} / {Number(row.Constraint)} {row.Unit} ({row.Table}, {row.Confidence})");
        }

        foreach (var c in s.Corrections.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  correction {c.Key}: {c.Effect} by {(c.Steps.Length > 0 ? c.Steps : $"{c.Constant} + {c.Slope} × {(c.Inverse ? $"{c.Reference} / {c.Input}" : $"{c.Input} / {c.Reference}")}")} of {c.Input} {c.InputUnit}");
        }
    }

    private static Command Export()
    {
        var (data, code) = (CommandOptions.DataFolder(), new Option<string?>("--code") { Description = "One standard with its coefficient set; left out: everything." });
        var file = new Option<string?>("--file") { Description = "The file to write; left out: printed." };
        var command = new Command("export", "Writes standards as the file that can be imported.\n\nExample: energyquota standards export --file standards.yaml") { code, file, data };
        command.SetAction((parsed, cancellationToken) => Outcome.OfServiceAsync<StandardQuery>(parsed.GetValue(data), async query =>
        {
            var text = await query.ExportAsync(Scope.System("standards"), parsed.GetValue(code), cancellationToken) ?? throw NoSuch(parsed.GetValue(code) ?? "");
            if (parsed.GetValue(file) is { } path)
            {
                await File.WriteAllTextAsync(path, text, cancellationToken);
            }
            else
            {
                Console.Write(text);
            }

            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Compare()
    {
        var (one, other, data) = (Code("one"), Code("other"), CommandOptions.DataFolder());
        var command = new Command("compare", "Compares two standards row by row: added, removed, changed with percent.\n\nExample: energyquota standards compare \"DB33/T 736-2021\" \"DB33/T 736-2026\"") { one, other, data };
        command.SetAction((parsed, cancellationToken) => Outcome.OfServiceAsync<StandardQuery>(parsed.GetValue(data), async query =>
        {
            var scope = Scope.System("standards");
            var left = await query.FindAsync(scope, parsed.GetValue(one)!, cancellationToken) ?? throw NoSuch(parsed.GetValue(one)!);
            var right = await query.FindAsync(scope, parsed.GetValue(other)!, cancellationToken) ?? throw NoSuch(parsed.GetValue(other)!);
            var rows = StandardComparison.Of(left.Standard, right.Standard);
            foreach (var row in rows.Where(r => r.Change != RowChange.Same))
            {
                Console.WriteLine($"{row.Change} {row.Key}: {Number(row.Old?.Constraint)} -> {Number(row.New?.Constraint)} {Percent(row.ConstraintPercent)}"
                    + $" baseline {Percent(row.BaselinePercent)} leading {Percent(row.LeadingPercent)}");
            }

            Console.WriteLine(string.Join(", ", rows.GroupBy(r => r.Change).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}")));
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Try()
    {
        var (code, data) = (Code(), CommandOptions.DataFolder());
        var year = new Option<int?>("--year") { Description = "The past calendar year; default the last one." };
        var list = new Option<bool>("--list") { Description = "Lists every institution." };
        var command = new Command("try", "Tries a standard, also a draft, on a past year; stores nothing.\n\nExample: energyquota standards try \"DB33/T 736-2026\" --year 2025 --list") { code, year, list, data };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(async () =>
        {
            await using var session = await OfflineSession.OpenAsync(CommandOptions.Overrides(parsed.GetValue(data)), cancellationToken);
            var now = session.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var outcome = await session.Services.GetRequiredService<StandardTrial>().RunAsync(
                Scope.System("standards"), parsed.GetValue(code)!, parsed.GetValue(year) ?? now.Year - 1, now, cancellationToken) ?? throw NoSuch(parsed.GetValue(code)!);
            foreach (var count in outcome.Counts)
            {
                Console.WriteLine($"Under {outcome.StandardCode}, {count.Over} of {count.Judged} {count.Class} would be over by {count.Indicator} in {outcome.Year} (now {count.OverNow}): "
                    + string.Join(", ", count.ByGrade.Select(g => $"{g.Value} {g.Key}")));
            }

            foreach (var row in parsed.GetValue(list) ? outcome.Rows : [])
            {
                Console.WriteLine($"  {row.InstitutionCode} {row.NameZh} {row.Indicator} {Number(row.Value)} of {Number(row.Constraint)} {row.Unit}: {row.Grade} {row.Reasons}, now {row.GradeNow?.ToString() ?? "-"}");
            }

            return 0;
        }));
        return command;
    }

    private static string Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-";

    private static string Percent(decimal? percent) => percent?.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + (percent is null ? "-" : " %");

    private static StartFaultException NoSuch(string code) => new($"There is no standard '{code}'. `standards list` names all.");
}
