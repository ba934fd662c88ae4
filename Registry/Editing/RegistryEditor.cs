using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Registry.Editing;

/// <summary>
/// Changes of the registry by a person: the fact, its audit line and the marks for settlement commit together (design
/// law 8). What a person can get wrong is a result, not an exception.
/// </summary>
/// <param name="audit">Commits the changes.</param>
/// <param name="marks">Marks what must be settled again.</param>
/// <param name="directory">Refreshed after a meter was registered.</param>
/// <param name="rules">Who may enter what about a register, and how far back.</param>
/// <param name="site">The site's zone.</param>
/// <param name="time">Dates the entries.</param>
public sealed partial class RegistryEditor(
    AuditLog audit, SettlementMarks marks, IMeterDirectory directory, EntryRules rules, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>Enters a replacement, a multiplier change, a hand reading or a decision.</summary>
    /// <remarks>One of the same kind at the same instant is replaced by it; the audit line keeps both.</remarks>
    /// <param name="actor">Who enters it.</param>
    /// <param name="entry">What is entered.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> EnterEventAsync(Scope actor, EventEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (rules.Refusal(actor, entry) is { } refusal)
        {
            return refusal;
        }

        var given = entry.ToRecord(actor.Who, Now());
        return await ChangeAsync(
            actor,
            Permission.DecideData,
            async (state, token) =>
            {
                if (await state.FindRegisterAsync(actor, entry.Register, token) is null)
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(entry.Register));
                }

                var known = await state.Set<RegisterEventRecord>().SingleOrDefaultAsync(
                    e => e.MeterCode == given.MeterCode && e.RegisterName == given.RegisterName && e.At == given.At && e.Kind == given.Kind,
                    token);
                if (known is not null && Shown(known) == Shown(given) && known.Source == given.Source)
                {
                    return Edit.Refused(EditOutcome.Unchanged);
                }

                if (known is not null)
                {
                    state.Remove(known);
                    await state.SaveChangesAsync(token);
                }

                given.Id = 0;
                state.Add(given);
                var detail = new { before = known is null ? null : Shown(known), after = Shown(given), given.Source };
                return new Edit(
                    new AuditLine($"register.{given.Kind.ToString().ToLowerInvariant()}", $"meter:{entry.Register}", detail),
                    new SettlementRange(entry.Register, given.At, given.At));
            },
            cancellationToken);
    }

    /// <summary>Takes back a replacement, multiplier change, hand reading or decision that was entered by mistake.</summary>
    /// <param name="actor">Who takes it back.</param>
    /// <param name="id">The record's number.</param>
    /// <param name="reason">Why; 1 to 400 characters.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> WithdrawEventAsync(Scope actor, int id, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 400)
        {
            return new EditResult(EditOutcome.Invalid, nameof(reason));
        }

        return await ChangeAsync(
            actor,
            Permission.DecideData,
            async (state, token) =>
            {
                var known = await state.Set<RegisterEventRecord>().SingleOrDefaultAsync(e => e.Id == id, token);
                var register = known is null ? default : new RegisterId(known.MeterCode, known.RegisterName);
                if (known is null || await state.FindRegisterAsync(actor, register, token) is null)
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(id));
                }

                if (rules.Refusal(actor, known) is { } refusal)
                {
                    return Edit.Refused(refusal.Outcome, refusal.Field);
                }

                state.Remove(known);
                return new Edit(
                    new AuditLine("register.withdrawn", $"meter:{register}", new { before = Shown(known), known.Source, reason }),
                    new SettlementRange(register, known.At, known.At));
            },
            cancellationToken);
    }

    /// <summary>Registers a meter with its registers.</summary>
    /// <param name="actor">Who registers it.</param>
    /// <param name="meter">The meter; at least one register.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> RegisterMeterAsync(Scope actor, Meter meter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(meter);
        if (FieldChecks.Of(meter) is { } field)
        {
            return new EditResult(EditOutcome.Invalid, field);
        }

        var result = await ChangeAsync(
            actor,
            Permission.ChangeRegistry,
            async (state, token) =>
            {
                var seen = state.Set<Institution>().Within(actor).Select(i => i.Code);
                if (!await seen.AnyAsync(code => code == meter.InstitutionCode, token))
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(meter.InstitutionCode));
                }

                if (meter.ParentCode is { } parent && !await state.Set<Meter>().AnyAsync(
                    m => m.Code == parent && seen.Contains(m.InstitutionCode), token))
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(meter.ParentCode));
                }

                if (await state.Set<Meter>().AnyAsync(m => m.Code == meter.Code, token))
                {
                    return Edit.Refused(EditOutcome.Conflict, nameof(meter.Code));
                }

                state.Add(meter);
                return new Edit(new AuditLine("meter.registered", $"meter:{meter.Code}", new { after = meter }));
            },
            cancellationToken);
        if (result.Outcome == EditOutcome.Done)
        {
            await directory.RefreshAsync(cancellationToken);
        }

        return result;
    }

    private static EventShown Shown(RegisterEventRecord record) => new(
        record.At, record.Final, record.First, record.Factor, record.Decision?.ToString(), record.Value, record.DoneBy, record.Attachment);

    private async Task<EditResult> ChangeAsync(
        Scope actor, Permission needed, Func<StateContext, CancellationToken, Task<Edit>> change, CancellationToken cancellationToken)
    {
        if (!actor.May(needed))
        {
            return new EditResult(EditOutcome.NotAllowed);
        }

        var result = EditResult.Done;
        await audit.CommitAsync(
            actor.Who,
            async (state, token) =>
            {
                var edit = await change(state, token);
                result = edit.Result;
                if (edit.Range is { } range)
                {
                    await marks.MarkAsync(state, [range], token);
                }

                return edit.Line is null ? [] : [edit.Line];
            },
            cancellationToken);
        return result;
    }

    private DateTimeOffset Now() => ReadingLimits.Truncate(time.GetUtcNow());

    private sealed record EventShown(
        DateTimeOffset At, decimal? Final, decimal? First, decimal? Factor, string? Decision, decimal? Value, string? DoneBy, string? Attachment);

    private sealed record Edit(AuditLine? Line, SettlementRange? Range = null)
    {
        public EditResult Result { get; private init; } = EditResult.Done;

        public static Edit Refused(EditOutcome outcome, string field = "") => new(null, null) { Result = new EditResult(outcome, field) };
    }
}
