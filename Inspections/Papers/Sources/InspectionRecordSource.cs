using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Papers.Sources;

/// <summary>The facts of an inspection's record, once the inspection on the spot is concluded.</summary>
/// <param name="states">The state database.</param>
/// <param name="reader">Reads cases.</param>
public sealed class InspectionRecordSource(IDbContextFactory<StateContext> states, CaseReader reader) : IPaperSource
{
    private const int Items = 8;

    // Between the last message and the look at the plate the register goes on; it never goes back.
    private static readonly TimeSpan SameMoment = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public PaperKind Kind => PaperKind.InspectionRecord;

    /// <inheritdoc/>
    public async Task<SourcedFacts> FactsAsync(Scope scope, long caseId, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (await reader.FindAsync(state, scope, CaseKind.Inspection, caseId, cancellationToken) is not { } loaded)
        {
            return SourcedFacts.NotFound;
        }

        var file = loaded.File;
        var begun = file.Acts.LastOrDefault(act => act.Move == Move.Begin);
        if (begun is null || file.State is not (CaseState.Found or CaseState.Heard or CaseState.OrderMade or CaseState.InspectionClosed))
        {
            return SourcedFacts.NotDue("现场检查尚未结束，检查记录须在检查结束后制作。", "The inspection on the spot is not concluded: its record is made afterwards.");
        }

        var meters = file.Findings.Select(finding => finding.MeterCode).OfType<string>().Distinct().ToList();
        var registers = await state.Set<Meter>().AsNoTracking().Include(m => m.Registers).Where(m => meters.Contains(m.Code)).ToDictionaryAsync(m => m.Code, cancellationToken);
        return new SourcedFacts(Facts(loaded, begun, registers), []);
    }

    private InspectionRecordFacts Facts(LoadedCase loaded, CaseAct begun, Dictionary<string, Meter> meters)
    {
        var file = loaded.File;
        var heard = file.Acts.LastOrDefault(act => act.Move == Move.Hear);
        var said = file.Acts.Where(act => act is { Move: Move.Submit, Before: CaseState.Found }).Append(heard).OfType<CaseAct>().Select(act => act.Text);
        var entered = file.Acts.Where(act => act.On == begun.On).Select(act => reader.Local(act.At)).Where(at => DateOnly.FromDateTime(at.DateTime) == begun.On).ToList();
        return new InspectionRecordFacts
        {
            InstitutionCode = file.InstitutionCode,
            CaseId = file.Id,
            InspectedOn = begun.On,
            From = entered.Count == 0 ? null : TimeOnly.FromDateTime(entered.Min().DateTime),
            To = entered.Count == 0 ? null : TimeOnly.FromDateTime(entered.Max().DateTime),
            Place = string.Join('、', file.Findings.Select(finding => finding.Place).Distinct().Take(6).DefaultIfEmpty(loaded.Institution.NameZh)),
            Reason = $"{CauseWords.Of(file.Cause)}：{file.Acts[0].Text}",
            Inspectors = [.. People(begun)],
            Present = heard is null ? [] : [.. People(heard)],
            Items = [.. Enumerable.Range(1, Items).Select(item => ItemOf(item, file.Items.Find(answered => answered.Item == item)))],
            Temperatures = [.. file.Findings.Where(finding => finding is { Type: FindingType.Temperature, MeasuredCelsius: not null }).Select(Temperature)],
            Meters = [.. file.Findings.Where(finding => finding is { Type: FindingType.Meter, PlateRegister: not null }).Select(finding => Check(finding, meters))],
            Violations = reader.Violations(loaded),
            Remarks = string.Join('\n', file.Findings.Where(finding => finding.Type is FindingType.Observation or FindingType.Waste).Select(finding => $"{finding.Place}：{finding.Text}")),
            Statement = string.Join('\n', said),
            Photographs = [.. file.Attachments.Select(added => new Photograph(added.Title, null, Path.GetFileNameWithoutExtension(added.File), []))],
        };
    }

    private static IEnumerable<InspectionPerson> People(CaseAct act) =>
        act.People.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => new InspectionPerson(name));

    private static Facts.CheckedItem ItemOf(int item, Cases.CheckedItem? answered) => answered?.Result switch
    {
        ItemResult.InOrder => new(item, CheckResult.Conforms, answered.Text),
        ItemResult.Weak => new(item, CheckResult.Conforms, $"（薄弱）{answered.Text}"),
        ItemResult.NotInOrder => new(item, CheckResult.DoesNotConform, answered.Text),
        ItemResult.NotApplicable => new(item, CheckResult.NotApplicable, answered.Text),
        _ => new(item, CheckResult.NotChecked),
    };

    // What is cold outside is heated; without a look outside the season tells.
    private TemperatureReading Temperature(SiteFinding finding)
    {
        var month = reader.DayOf(finding.At).Month;
        var heats = finding.OutdoorCelsius is { } outdoor ? outdoor < finding.MeasuredCelsius : month is >= 11 or <= 3;
        return new TemperatureReading(finding.Place, heats, finding.SetCelsius, finding.MeasuredCelsius!.Value, finding.OutdoorCelsius, null, finding.Text);
    }

    private MeterCheck Check(SiteFinding finding, Dictionary<string, Meter> meters)
    {
        var meter = finding.MeterCode is { } code ? meters.GetValueOrDefault(code) : null;
        var register = meter?.Registers.FirstOrDefault(r => r.Name == finding.RegisterName) ?? meter?.Registers.FirstOrDefault();
        var behind = finding.OurRegisterAt is { } at && finding.At - at > SameMoment
            ? FormattableString.Invariant($"（系统示数为{reader.Local(at):yyyy-MM-dd HH:mm}的读数）") : "";
        return new MeterCheck(
            finding.MeterCode ?? finding.Place, finding.PlateSerial ?? "", "", null, meter?.Multiplier, finding.PlateRegister!.Value, finding.OurRegister,
            register?.Unit.Symbol() ?? "", reader.Local(finding.At), finding.OurRegister is { } ours && finding.PlateRegister >= ours, finding.Text + behind);
    }
}
