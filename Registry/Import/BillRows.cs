using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary><c>bills.csv</c>: meter, register, from, to (exclusive), quantity, cost_yuan, document.</summary>
internal sealed class BillRows : IRowImport
{
    // Before that no reading is believed either; and no calendar of a zone is asked beyond its bounds.
    private const int EarliestYear = 2000;

    private Dictionary<(RegisterId, DateOnly, string), Bill> _known = [];
    private readonly Dictionary<RegisterId, List<Bill>> _billsOf = [];
    private HashSet<RegisterId> _registers = [];

    public string Name => "bills";

    public IReadOnlyList<string> Columns => ["meter", "from", "to", "quantity", "document"];

    public async Task LoadAsync(ImportBatch batch, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken)
    {
        var meters = rows.Values("meter");
        _registers = await batch.State.RegistersAsync(meters, cancellationToken);
        _known = await batch.State.Set<Bill>().AsNoTracking().Where(b => EF.Parameter(meters).Contains(b.MeterCode))
            .OrderBy(b => b.Id).ToDictionaryAsync(Key, cancellationToken);
        _billsOf.Clear();
        foreach (var bill in _known.Values)
        {
            Remember(bill);
        }
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        var given = new Bill
        {
            MeterCode = row.Text("meter", 64),
            RegisterName = row.OptionalText("register", 64, RegisterId.DefaultName),
            From = row.Date("from"),
            To = row.Date("to"),
            Quantity = row.Number("quantity", 0m, ReadingLimits.LargestValue),
            CostYuan = row.OptionalNumber("cost_yuan", 0m, 1_000_000_000_000m),
            Document = row.Text("document", 200),
            EnteredBy = batch.Actor,
            EnteredAt = batch.Now,
        };
        var register = new RegisterId(given.MeterCode, given.RegisterName);
        if (!_registers.Contains(register))
        {
            row.Fault("meter", "has no such register");
        }

        if (given.To <= given.From)
        {
            row.Fault("to", "must be later than from; it is the first day after the bill");
        }

        if (row.Errors.Count == 0 && given.From.Year < EarliestYear)
        {
            row.Fault("from", $"must not lie before {EarliestYear}");
        }

        if (row.Errors.Count == 0 && given.To.Year > batch.Now.Year + 1)
        {
            row.Fault("to", $"must not lie after {batch.Now.Year + 1}");
        }

        if (row.Errors.Count == 0 && _billsOf.GetValueOrDefault(register)?.Find(b => Overlaps(b, given)) is { } other)
        {
            row.Fault("from", $"overlaps the bill {other.Document} from {other.From:yyyy-MM-dd} to {other.To:yyyy-MM-dd}");
        }

        batch.DemandFirst(row, given.MeterCode, given.RegisterName, $"{given.From:O}", given.Document);
        if (row.Errors.Count > 0)
        {
            return;
        }

        // A file says nothing of a scan: one that was kept with the bill stays.
        given.Attachment = _known.GetValueOrDefault(Key(given))?.Attachment;
        if (batch.Upsert(
            _known.GetValueOrDefault(Key(given)), given, $"meter:{register}", nameof(Bill.EnteredBy), nameof(Bill.EnteredAt)))
        {
            // A day on either side covers every zone's midnight.
            batch.Ranges.Add(new SettlementRange(register, Utc(given.From.AddDays(-1)), Utc(given.To.AddDays(1))));
        }

        if (_known.TryAdd(Key(given), given))
        {
            Remember(given);
        }
    }

    private void Remember(Bill bill)
    {
        var register = new RegisterId(bill.MeterCode, bill.RegisterName);
        if (!_billsOf.TryGetValue(register, out var bills))
        {
            _billsOf.Add(register, bills = []);
        }

        bills.Add(bill);
    }

    private static bool Overlaps(Bill known, Bill given) =>
        known.From < given.To && given.From < known.To && Key(known) != Key(given);

    private static DateTimeOffset Utc(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static (RegisterId, DateOnly, string) Key(Bill bill) =>
        (new RegisterId(bill.MeterCode, bill.RegisterName), bill.From, bill.Document);
}
