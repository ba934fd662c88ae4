using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Editing;

/// <content>A meter's place in the metering tree and what it is for.</content>
public sealed partial class RegistryEditor
{
    /// <summary>Says what the electricity behind a meter is used for, and whom the meter serves.</summary>
    /// <param name="actor">Who says so.</param>
    /// <param name="code">The meter's code.</param>
    /// <param name="subItem">The sub-item, or <see langword="null"/>; electricity meters only.</param>
    /// <param name="household">The building, department or tenant; at most 100 characters, empty for none.</param>
    /// <param name="partlyMeteredBelow">Whether not all that hangs below it has a meter; see <see cref="Meter.PartlyMeteredBelow"/>.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<EditResult> DescribeMeterAsync(
        Scope actor, string code, SubItem? subItem, string household, bool partlyMeteredBelow, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(household);
        return ChangeAsync(
            actor,
            Permission.ChangeRegistry,
            async (state, token) =>
            {
                if (await SeenMeterAsync(state, actor, code, token) is not { } meter)
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(code));
                }

                if (FieldChecks.Of(meter.EnergyType, subItem, household) is { } field)
                {
                    return Edit.Refused(EditOutcome.Invalid, field);
                }

                if (meter.SubItem == subItem && meter.Household == household && meter.PartlyMeteredBelow == partlyMeteredBelow)
                {
                    return Edit.Refused(EditOutcome.Unchanged);
                }

                var before = Described(meter);
                (meter.SubItem, meter.Household, meter.PartlyMeteredBelow) = (subItem, household, partlyMeteredBelow);
                return new Edit(new AuditLine("meter.described", $"meter:{code}", new { before, after = Described(meter) }));
            },
            cancellationToken);
    }

    /// <summary>Puts a meter below another one, or at an entry, from a day on. A change of the same day is replaced by it.</summary>
    /// <param name="actor">Who enters it; <see cref="MeterParentChange.EnteredBy"/> and <see cref="MeterParentChange.EnteredAt"/> are set from here.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>
    /// <see cref="EditOutcome.Conflict"/> where the meter would lie upstream of itself, or a boundary formula count something twice.
    /// </returns>
    public Task<EditResult> MoveMeterAsync(Scope actor, MeterParentChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(change);
        if (FieldChecks.Of(change) is { } field)
        {
            return Task.FromResult(new EditResult(EditOutcome.Invalid, field));
        }

        (change.EnteredBy, change.EnteredAt) = (actor.Who, Now());
        return ChangeAsync(
            actor,
            Permission.ChangeRegistry,
            async (state, token) =>
            {
                if (await SeenMeterAsync(state, actor, change.MeterCode, token) is null)
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(change.MeterCode));
                }

                if (change.ParentCode is { } parent && await SeenMeterAsync(state, actor, parent, token) is null)
                {
                    return Edit.Refused(EditOutcome.NotFound, nameof(change.ParentCode));
                }

                var known = await state.Set<MeterParentChange>().SingleOrDefaultAsync(c => c.MeterCode == change.MeterCode && c.From == change.From, token);
                if (known is not null && known.ParentCode == change.ParentCode && known.Source == change.Source)
                {
                    return Edit.Refused(EditOutcome.Unchanged);
                }

                var proof = await MoveProof.LoadAsync(state, [change.MeterCode], change.ParentCode is { } above ? [above] : [], token);
                if (proof.Move(change.MeterCode, change.From, change.ParentCode) is not null)
                {
                    return Edit.Refused(EditOutcome.Conflict, nameof(change.ParentCode));
                }

                var before = known is null ? null : new { known.ParentCode, known.Source };
                if (known is null)
                {
                    change.Id = 0;
                    state.Add(change);
                }
                else
                {
                    (known.ParentCode, known.Source, known.EnteredBy, known.EnteredAt) = (change.ParentCode, change.Source, change.EnteredBy, change.EnteredAt);
                }

                return new Edit(new AuditLine(
                    "meter.moved", $"meter:{change.MeterCode}", new { change.From, before, after = new { change.ParentCode, change.Source } }));
            },
            cancellationToken);
    }

    private static object Described(Meter meter) => new { subItem = meter.SubItem?.Code(), meter.Household, meter.PartlyMeteredBelow };

    private static Task<Meter?> SeenMeterAsync(StateContext state, Scope actor, string code, CancellationToken cancellationToken)
    {
        var seen = state.Set<Institution>().Within(actor).Select(institution => institution.Code);
        return state.Set<Meter>().SingleOrDefaultAsync(meter => meter.Code == code && seen.Contains(meter.InstitutionCode), cancellationToken);
    }
}
