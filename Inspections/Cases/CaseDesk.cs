using EnergyQuota.Inspections.Law;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Moves cases on. Each move commits together with its audit line.</summary>
/// <param name="audit">The audit log.</param>
/// <param name="time">The clock.</param>
/// <param name="options">Settings of this room.</param>
/// <param name="site">Settings of the site; days are those of its zone.</param>
/// <param name="files">The store of attachments.</param>
/// <param name="ours">Finds our register of a meter.</param>
public sealed class CaseDesk(
    AuditLog audit, TimeProvider time, IOptions<InspectionOptions> options, IOptions<SiteOptions> site, IKeptFiles files, OurReadings ours)
{
    /// <summary>The day it is, in the site's zone.</summary>
    public DateOnly Today => CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));

    /// <summary>Makes a move.</summary>
    /// <param name="scope">
    /// Who makes it: an account that handles cases and sees the institution, or an account of the institution itself for what the
    /// law leaves to it.
    /// </param>
    /// <param name="caseId">The case.</param>
    /// <param name="command">The move.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<CaseResult> MoveAsync(Scope scope, long caseId, MoveCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(command);
        if (LoadedCase.ActorOf(scope) is not { } actor)
        {
            return CaseResult.Of(CaseOutcome.NotAllowed);
        }

        if (command.Attachments.Any(added => !files.Holds(added.File)))
        {
            return CaseResult.Invalid(nameof(command.Attachments));
        }

        var reading = command is { Move: Move.RecordFinding, Finding: { Type: FindingType.Meter, MeterCode: { } meter } finding }
            ? await ours.FindAsync(scope, meter, finding.RegisterName, cancellationToken)
            : null;
        var result = CaseResult.Of(CaseOutcome.NotFound);
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var (today, loaded) = (Today, await LoadedCase.FindAsync(state, scope, caseId, Today, token));
                if (loaded is null)
                {
                    result = CaseResult.Of(CaseOutcome.NotFound);
                    return [];
                }

                var (file, before) = (loaded.File, loaded.File.State);
                var decision = MoveTable.Decide(CaseFacts.Of(file, today, loaded.Lapsed, loaded.Rules), command.Move, actor);
                result = Refused(decision) ?? await FaultAsync(state, loaded, command, actor, reading, decision.Rule!, token) ?? CaseResult.Done(file.Id);
                if (result.Outcome != CaseOutcome.Done)
                {
                    return [];
                }

                var rule = decision.Rule!;
                var writer = new ActWriter(options.Value, await LawBook.CalendarAsync(state, token), scope.Who, time.GetUtcNow(), today);
                if (writer.Make(file, rule, command, rule.Actor == MoveActor.Institution && actor == MoveActor.Agency, reading) is { } year)
                {
                    result = CaseResult.Of(CaseOutcome.NoCalendar) with { Year = year };
                    return [];
                }

                var lines = new List<AuditLine> { Line(file, file.Acts[^1], before, command) };
                if (rule.Move == Move.IssueOrder)
                {
                    var order = writer.Order(file, loaded.Lapsed, command.Text);
                    state.Add(order);
                    await state.SaveChangesAsync(token);
                    result = CaseResult.Done(order.Id);
                    lines.Add(Opened(order));
                }

                return lines;
            },
            cancellationToken);
        return result;
    }

    /// <summary>The line of the audit log about an opened case.</summary>
    internal static AuditLine Opened(CaseFile file) => new(
        "case.opened",
        $"case:{file.Id}",
        new
        {
            Kind = file.Kind.ToString(),
            State = file.State.ToString(),
            file.InstitutionCode,
            file.Year,
            file.ParentId,
            file.VerdictId,
            Cause = file.Cause?.ToString(),
            Basis = file.Acts[0].BasisZh,
            file.Acts[0].Text,
            Violations = file.Violations.Select(static violation => new { violation.Item, violation.VerdictId, violation.RestsOnCaseId }),
            Due = file.Clock?.Due,
        });

    private static CaseResult? Refused(MoveDecision decision) => decision.Refusal switch
    {
        null => null,
        Refusal.NotAllowed => CaseResult.Of(CaseOutcome.NotAllowed),
        Refusal.Missing => CaseResult.Of(CaseOutcome.Missing) with { Missing = decision.Missing },
        _ => CaseResult.Of(CaseOutcome.NotInOrder),
    };

    private static AuditLine Line(CaseFile file, CaseAct act, CaseState before, MoveCommand command) => new(
        "case.moved",
        $"case:{file.Id}",
        new
        {
            Move = act.Move.ToString(),
            Before = before.ToString(),
            After = act.After.ToString(),
            file.InstitutionCode,
            act.On,
            act.OnBehalf,
            Basis = act.BasisZh,
            act.Text,
            act.People,
            command.Number,
            Result = command.Result?.ToString(),
            command.Done,
            command.Finding,
            command.Ground,
            Attachments = command.Attachments.Select(static added => added.File),
            Clock = file.Clocks.Count == 0 ? null : new { Kind = file.Clocks[^1].Kind.ToString(), State = file.Clocks[^1].State.ToString(), file.Clocks[^1].Due },
        });

    // What depends on more than the case and the command.
    private async Task<CaseResult?> FaultAsync(
        StateContext state, LoadedCase loaded, MoveCommand command, MoveActor actor, OurReading? reading, MoveRule rule, CancellationToken cancellationToken)
    {
        var file = loaded.File;
        var field = MoveFields.Fault(file, command, Today, options.Value.LeastOfficers)
            ?? (actor == MoveActor.Institution && command.On is { } on && on != Today ? nameof(command.On) : null)
            ?? (rule is { Starts: ClockKind.Reduction, Local.Days: null } && command.Days is null ? nameof(command.Days) : null)
            ?? (command.Finding is { Type: FindingType.Meter } && reading?.InstitutionCode != file.InstitutionCode ? nameof(command.Finding) : null);
        if (field is null && command is { Move: Move.RecordViolation, Ground: { } ground })
        {
            var holds = (ground.VerdictId is not { } verdict
                    || await state.Set<Verdict>().AnyAsync(v => v.Id == verdict && v.InstitutionCode == file.InstitutionCode, cancellationToken))
                && (ground.CaseId is not { } other || await state.Set<CaseFile>().AnyAsync(
                    c => c.Id == other && c.InstitutionCode == file.InstitutionCode
                        && (command.Number != Inspecting.ViolationItems.NotExplained || c.State == CaseState.NotExplained), cancellationToken));
            field = holds ? null : nameof(command.Ground);
        }

        return field is null ? null : CaseResult.Invalid(field);
    }
}
