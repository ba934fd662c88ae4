using System.CommandLine;
using System.Globalization;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Server.Texts;

namespace EnergyQuota.Server.Commands;

/// <summary>The verbs that record decisions about a standard.</summary>
internal static class StandardDecisionCommands
{
    /// <summary><c>review</c>: the legality review of a draft, or the periodic review of a standard in force.</summary>
    public static Command Review()
    {
        var result = new Option<ReviewResult>("--result") { Description = "Of a legality review Passed or NotPassed; of a periodic review Kept, ToBeAmended or ToBeRepealed.", Required = true };
        return Make(
            "review", "Records the legality review (合法性审查) of a draft, or the periodic review (定期复审) of a standard in force.\n\nExample: energyquota standards review \"A/1\" --result Passed --on 2026-01-10 --by 法制处 --document 审〔2026〕1号",
            [result],
            (parsed, on, by, document, note) => new StandardMove(
                parsed.GetValue(result) is ReviewResult.Passed or ReviewResult.NotPassed ? StandardDecisionKind.LegalityReview : StandardDecisionKind.PeriodicReview,
                on, by, document, parsed.GetValue(result), note));
    }

    /// <summary><c>publish</c>.</summary>
    public static Command Publish()
    {
        var from = new Option<string?>("--effective-from") { Description = "The first day in force; default as the draft says." };
        var year = new Option<int?>("--first-judged-year") { Description = "The first calendar year it judges; default as the draft says." };
        return Make(
            "publish", "Publishes (发布) a draft whose legality review was passed. It does not change any more.\n\nExample: energyquota standards publish \"A/1\" --on 2026-01-20 --by 机关事务管理局 --document 管〔2026〕3号 --effective-from 2026-03-01",
            [from, year],
            (parsed, on, by, document, note) => new StandardMove(
                StandardDecisionKind.Published, on, by, document, null, note, Day(parsed.GetValue(from), "--effective-from"), parsed.GetValue(year)));
    }

    /// <summary><c>repeal</c>.</summary>
    public static Command Repeal()
    {
        var to = new Option<string>("--effective-to") { Description = "The first day on which it is no longer in force.", Required = true };
        var other = new Option<string?>("--repealed-by") { Description = "The standard that takes its place." };
        return Make(
            "repeal", "Repeals (废止) a standard. Years before stay judged by it.\n\nExample: energyquota standards repeal \"A/1\" --on 2027-11-01 --by 机关事务管理局 --document 管〔2027〕8号 --effective-to 2028-01-01",
            [to, other],
            (parsed, on, by, document, note) => new StandardMove(
                StandardDecisionKind.Repealed, on, by, document, null, note, EffectiveTo: Day(parsed.GetValue(to), "--effective-to"), RepealedBy: parsed.GetValue(other)));
    }

    private static Command Make(
        string name, string description, IEnumerable<Option> own, Func<ParseResult, DateOnly, string, string, string, StandardMove> move)
    {
        var code = new Argument<string>("code") { Description = "The standard's code." };
        var on = new Option<string>("--on") { Description = "The day of the decision, as 2026-01-31.", Required = true };
        var by = new Option<string>("--by") { Description = "Who decided.", Required = true };
        var document = new Option<string>("--document") { Description = "The document and its number.", Required = true };
        var note = new Option<string?>("--note") { Description = "What else is to be known, e.g. the transition." };
        var data = CommandOptions.DataFolder();
        var command = new Command(name, description) { code, on, by, document, note, data };
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => Outcome.OfServiceAsync<StandardDesk>(parsed.GetValue(data), async desk =>
        {
            var decision = move(parsed, Day(parsed.GetValue(on), "--on")!.Value, parsed.GetValue(by)!, parsed.GetValue(document)!, parsed.GetValue(note) ?? "");
            var fault = await desk.DecideAsync(Scope.System("standards"), parsed.GetValue(code)!, decision, cancellationToken);
            if (fault is { } why)
            {
                throw new StartFaultException($"Not recorded: {Text.EnglishOf(why)}");
            }

            Console.WriteLine($"{parsed.GetValue(code)}: {decision.Kind} recorded.");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static DateOnly? Day(string? text, string option) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new StartFaultException($"{option}: '{text}' is no day; write it as 2026-01-31.");
}
