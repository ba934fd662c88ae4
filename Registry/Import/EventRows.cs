using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary><c>events.csv</c>: meter, register, kind (Replacement, MultiplierChange), at, final, first, factor, source.</summary>
internal sealed class EventRows : IRowImport
{
    private Dictionary<(RegisterId, RegisterEventKind, DateTimeOffset), RegisterEventRecord> _known = [];
    private HashSet<RegisterId> _registers = [];

    public string Name => "events";

    public IReadOnlyList<string> Columns => ["meter", "kind", "at", "source"];

    public async Task LoadAsync(ImportBatch batch, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken)
    {
        var meters = rows.Values("meter");
        _registers = await batch.State.RegistersAsync(meters, cancellationToken);
        _known = await batch.State.Set<RegisterEventRecord>().AsNoTracking()
            .Where(e => EF.Parameter(meters).Contains(e.MeterCode) && (e.Kind == RegisterEventKind.Replacement || e.Kind == RegisterEventKind.MultiplierChange))
            .ToDictionaryAsync(Key, cancellationToken);
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        var kind = row.Choice<RegisterEventKind>("kind");
        var given = new RegisterEventRecord
        {
            MeterCode = row.Text("meter", 64),
            RegisterName = row.OptionalText("register", 64, RegisterId.DefaultName),
            Kind = kind,
            At = row.Instant("at"),
            Final = kind == RegisterEventKind.Replacement ? row.Number("final", 0m, ReadingLimits.LargestValue) : null,
            First = kind == RegisterEventKind.Replacement ? row.Number("first", 0m, ReadingLimits.LargestValue) : null,
            Factor = kind == RegisterEventKind.MultiplierChange ? row.Number("factor", 0.000001m, 1_000_000m) : null,
            Source = row.Text("source", 400),
            EnteredBy = batch.Actor,
            EnteredAt = batch.Now,
        };
        var register = new RegisterId(given.MeterCode, given.RegisterName);
        if (kind is not (RegisterEventKind.Replacement or RegisterEventKind.MultiplierChange))
        {
            row.Fault("kind", "must be Replacement or MultiplierChange; decisions and hand readings are not taken from a file");
        }

        if (!_registers.Contains(register))
        {
            row.Fault("meter", "has no such register");
        }

        batch.DemandFirst(
            row, given.MeterCode, given.RegisterName, $"{kind:D}", given.At.UtcTicks.ToString(CultureInfo.InvariantCulture));
        if (row.Errors.Count > 0)
        {
            return;
        }

        if (batch.Upsert(
            _known.GetValueOrDefault(Key(given)), given, $"meter:{register}",
            nameof(RegisterEventRecord.EnteredBy), nameof(RegisterEventRecord.EnteredAt),
            nameof(RegisterEventRecord.DoneBy), nameof(RegisterEventRecord.Attachment)))
        {
            batch.Ranges.Add(new SettlementRange(register, given.At, given.At));
        }
    }

    private static (RegisterId, RegisterEventKind, DateTimeOffset) Key(RegisterEventRecord record) =>
        (new RegisterId(record.MeterCode, record.RegisterName), record.Kind, record.At);
}
