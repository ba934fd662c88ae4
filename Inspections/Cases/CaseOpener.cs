using System.Globalization;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Opens cases. Each opening commits together with its audit line.</summary>
/// <param name="audit">The audit log.</param>
/// <param name="time">The clock.</param>
/// <param name="options">Settings of this room.</param>
/// <param name="site">Settings of the site; days are those of its zone.</param>
/// <param name="files">The store of attachments.</param>
/// <param name="closing">Whether verdicts of years that are not closed may be asked about.</param>
public sealed class CaseOpener(
    AuditLog audit, TimeProvider time, IOptions<InspectionOptions> options, IOptions<SiteOptions> site, IKeptFiles files, IOptions<ClosingOptions> closing)
{
    /// <summary>Decides to ask an institution for an explanation (art. 17); it is asked when the request is served.</summary>
    /// <param name="scope">Who decides; needs <see cref="Permission.HandleCases"/>.</param>
    /// <param name="verdictId">The verdict that says over, also as a lower bound; never one that cannot judge.</param>
    /// <param name="text">What is asked; at most 4000 characters; blank: the figures of the verdict.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<CaseResult> ExplainAsync(Scope scope, long verdictId, string text, CancellationToken cancellationToken) =>
        OpenAsync(scope, async (state, writer, token) =>
        {
            var verdict = await state.Set<Verdict>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == verdictId, token);
            if (verdict is null || !await SeesAsync(state, scope, verdict.InstitutionCode, token))
            {
                return (null, CaseResult.Of(CaseOutcome.NotFound));
            }

            if (text.Length > MoveFields.LongestText)
            {
                return (null, CaseResult.Invalid(nameof(MoveCommand.Text)));
            }

            if (!Opening.MayExplain(verdict.Grade, verdict.Current) || await IsExplainedAsync(state, verdict, token))
            {
                return (null, CaseResult.Of(CaseOutcome.NotInOrder));
            }

            await Finalities.MarkAsync(state, [verdict], token);
            if (!FinalityRule.MayExplain(verdict.Finality, closing.Value.ExplainProvisional))
            {
                return (null, CaseResult.Of(CaseOutcome.NotFinal));
            }

            var asked = string.IsNullOrWhiteSpace(text)
                ? string.Create(CultureInfo.InvariantCulture, $"{verdict.Year}: {verdict.Value} > {verdict.Constraint} {verdict.Unit} ({verdict.StandardCode})")
                : text;
            var file = writer.Open(CaseKind.Explanation, CaseState.ExplanationRequested, verdict.InstitutionCode, verdict.Year, LegalBasis.Decree(17), asked);
            file.VerdictId = verdict.Id;
            return (file, null);
        }, cancellationToken);

    /// <summary>Plans an inspection (art. 35).</summary>
    /// <param name="scope">Who plans; needs <see cref="Permission.HandleCases"/>.</param>
    /// <param name="open">Of whom, why, from which case.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<CaseResult> InspectAsync(Scope scope, OpenInspection open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        return FollowAsync(scope, CaseKind.Inspection, open.ParentId, open.InstitutionCode, open.Text, null, async (state, writer, institution, parent, token) =>
        {
            if (await IsInspectedAsync(state, institution, token) || (parent?.File.State == CaseState.OpinionServed && !(parent.File.Clock?.Due < Today)))
            {
                return null;
            }

            var file = writer.Open(CaseKind.Inspection, CaseState.Planned, institution, parent?.File.Year ?? Today.Year, LegalBasis.Decree(35), open.Text);
            file.VerdictId = parent?.File.VerdictId;
            file.Cause = parent is null ? InspectionCause.Other : Opening.CauseOf(parent.File.Kind, parent.File.State);
            foreach (var violation in parent?.File.Violations.Where(violation => violation.DroppedBy is null) ?? [])
            {
                file.Violations.Add(writer.Violation(file, violation.Item, violation.Text, new ViolationGround(VerdictId: violation.VerdictId, CaseId: parent!.File.Id)));
            }

            return file;
        }, cancellationToken);
    }

    /// <summary>Draws up a rectification opinion (art. 41).</summary>
    /// <param name="scope">Who does; needs <see cref="Permission.HandleCases"/>.</param>
    /// <param name="open">What is wasted, and in which case it was found.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<CaseResult> OpinionAsync(Scope scope, OpenOpinion open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        var field = MoveFields.IsText(open.Place, 200) ? null : nameof(open.Place);
        return FollowAsync(scope, CaseKind.Opinion, open.ParentId, null, open.Text, field, (_, writer, institution, parent, _) =>
        {
            var file = writer.Open(CaseKind.Opinion, CaseState.OpinionIssued, institution, parent!.File.Year, LegalBasis.Decree(41), open.Text);
            file.VerdictId = parent.File.VerdictId;
            file.Findings.Add(new SiteFinding
            {
                Number = 1,
                Type = FindingType.Waste,
                Place = open.Place.Trim(),
                Text = open.Text.Trim(),
                By = scope.Who,
                At = time.GetUtcNow(),
            });
            return Task.FromResult<CaseFile?>(file);
        }, cancellationToken);
    }

    /// <summary>Decides on an energy audit (art. 22).</summary>
    /// <param name="scope">Who decides; needs <see cref="Permission.HandleCases"/>.</param>
    /// <param name="open">Of whom, why, which explanation it verifies.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<CaseResult> AuditAsync(Scope scope, OpenAudit open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        return FollowAsync(scope, CaseKind.Audit, open.ExplanationId, open.InstitutionCode, open.Text, null, (_, writer, institution, parent, _) =>
        {
            var file = writer.Open(CaseKind.Audit, CaseState.AuditPlanned, institution, parent?.File.Year ?? Today.Year, LegalBasis.Decree(22), open.Text);
            file.VerdictId = parent?.File.VerdictId;
            return Task.FromResult<CaseFile?>(file);
        }, cancellationToken);
    }

    /// <summary>Records a tip (art. 8); the clock for the answer starts.</summary>
    /// <param name="scope">Who records it; needs <see cref="Permission.HandleCases"/>.</param>
    /// <param name="open">The tip.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<CaseResult> TipAsync(Scope scope, OpenTip open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        return OpenAsync(scope, async (state, writer, token) =>
        {
            if (!await SeesAsync(state, scope, open.InstitutionCode, token))
            {
                return (null, CaseResult.Of(CaseOutcome.NotFound));
            }

            var field = !MoveFields.IsText(open.Text) ? nameof(open.Text)
                : open.Informant.Length > 400 ? nameof(open.Informant)
                : open.On > Today || open.On < Today.AddYears(-1) ? nameof(open.On)
                : open.Attachments.Count > 20 || open.Attachments.Any(added => !EventEntry.IsAttachment(added.File) || added.Title.Length > 200 || !files.Holds(added.File)) ? nameof(open.Attachments)
                : null;
            if (field is not null)
            {
                return (null, CaseResult.Invalid(field));
            }

            var on = open.On ?? Today;
            var (clock, missing) = CaseClocks.Start(ClockKind.Answer, on, null, null, options.Value, await LawBook.CalendarAsync(state, token));
            if (clock is null)
            {
                return (null, CaseResult.Of(CaseOutcome.NoCalendar) with { Year = missing });
            }

            var file = writer.Open(CaseKind.Tip, CaseState.TipRecorded, open.InstitutionCode, on.Year, OpenTip.Basis, open.Text, on);
            file.Informant = open.Informant.Trim();
            file.Clocks.Add(clock);
            file.Attachments.AddRange(open.Attachments.Select((added, index) => new CaseAttachment { Number = index + 1, ActNumber = 1, File = added.File, Title = added.Title.Trim() }));
            return (file, null);
        }, cancellationToken);
    }

    /// <summary>Whether an institution has an inspection that is not over.</summary>
    internal static Task<bool> IsInspectedAsync(StateContext state, string institution, CancellationToken cancellationToken) =>
        state.Set<CaseFile>().AnyAsync(
            c => c.InstitutionCode == institution && c.Kind == CaseKind.Inspection && !CaseStates.OverStates.Contains(c.State), cancellationToken);

    private DateOnly Today => CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));

    private static Task<bool> SeesAsync(StateContext state, Scope scope, string institution, CancellationToken cancellationToken) =>
        state.Set<Institution>().Within(scope).AnyAsync(i => i.Code == institution, cancellationToken);

    // One explanation for one indicator and year; a new one where the earlier was withdrawn with its verdict.
    private static Task<bool> IsExplainedAsync(StateContext state, Verdict verdict, CancellationToken cancellationToken)
    {
        var same = state.Set<Verdict>().Where(v => v.InstitutionCode == verdict.InstitutionCode && v.Year == verdict.Year && v.Indicator == verdict.Indicator).Select(v => (long?)v.Id);
        return state.Set<CaseFile>().AnyAsync(
            c => c.Kind == CaseKind.Explanation && c.InstitutionCode == verdict.InstitutionCode && c.State != CaseState.Withdrawn && same.Contains(c.VerdictId), cancellationToken);
    }

    private Task<CaseResult> FollowAsync(
        Scope scope, CaseKind kind, long? parentId, string? institution, string text, string? field,
        Func<StateContext, ActWriter, string, LoadedCase?, CancellationToken, Task<CaseFile?>> make, CancellationToken cancellationToken) =>
        OpenAsync(scope, async (state, writer, token) =>
        {
            var parent = parentId is { } id ? await LoadedCase.FindAsync(state, scope, id, Today, token) : null;
            var code = institution ?? parent?.File.InstitutionCode;
            if ((parentId is not null && parent is null) || code is null || !await SeesAsync(state, scope, code, token))
            {
                return (null, CaseResult.Of(CaseOutcome.NotFound));
            }

            if (!MoveFields.IsText(text) || field is not null)
            {
                return (null, CaseResult.Invalid(field ?? nameof(MoveCommand.Text)));
            }

            if ((parent is not null && parent.File.InstitutionCode != code) || !Opening.MayFollow(kind, parent?.File.Kind, parent?.File.State ?? CaseState.None))
            {
                return (null, CaseResult.Of(CaseOutcome.NotInOrder));
            }

            var file = await make(state, writer, code, parent, token);
            if (file is null)
            {
                return (null, CaseResult.Of(CaseOutcome.NotInOrder));
            }

            file.ParentId = parentId;
            return (file, null);
        }, cancellationToken);

    private async Task<CaseResult> OpenAsync(
        Scope scope, Func<StateContext, ActWriter, CancellationToken, Task<(CaseFile? File, CaseResult? Refused)>> make, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (LoadedCase.ActorOf(scope) != MoveActor.Agency)
        {
            return CaseResult.Of(CaseOutcome.NotAllowed);
        }

        var result = CaseResult.Of(CaseOutcome.NotFound);
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var writer = new ActWriter(options.Value, Calendars.WorkCalendar.Empty, scope.Who, time.GetUtcNow(), Today);
                var (file, refused) = await make(state, writer, token);
                if (file is null)
                {
                    result = refused!;
                    return [];
                }

                state.Add(file);
                await state.SaveChangesAsync(token);
                result = CaseResult.Done(file.Id);
                return [CaseDesk.Opened(file)];
            },
            cancellationToken);
        return result;
    }
}
