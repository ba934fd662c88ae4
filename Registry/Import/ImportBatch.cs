using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;

namespace EnergyQuota.Registry.Import;

/// <summary>What the rows of one file have done so far, inside one transaction.</summary>
internal sealed class ImportBatch(StateContext state, string actor, DateTimeOffset now)
{
    public StateContext State => state;

    public string Actor => actor;

    public DateTimeOffset Now => now;

    private readonly Dictionary<object, int> _lineOf = [];

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public List<AuditLine> Lines { get; } = [];

    public List<SettlementRange> Ranges { get; } = [];

    /// <summary>Refuses a row whose key another row of the file has: the last one would win, and a second import undo it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="key">What no other row of the file may have.</param>
    public void DemandFirst(CsvRow row, object key)
    {
        if (row.Errors.Count == 0 && !_lineOf.TryAdd(key, row.Line))
        {
            row.Fault("", $"is about the same as line {_lineOf[key]}");
        }
    }

    /// <summary>Adds an entity beside the known one that it corrects, unless both say the same.</summary>
    /// <param name="known">What holds so far, or <see langword="null"/>.</param>
    /// <param name="given">What the row says.</param>
    /// <param name="subject">The audit line's subject.</param>
    /// <param name="keep">Properties that do not count as a difference: numbers, who entered it, and when.</param>
    public void Supersede<T>(T? known, T given, string subject, params string[] keep)
        where T : class
    {
        if (known is null)
        {
            Upsert(known, given, subject, keep);
            return;
        }

        var (before, after) = (Values(known, keep), Values(given, keep));
        if (before.All(p => Equals(p.Value, after[p.Key])))
        {
            Unchanged++;
            return;
        }

        state.Add(given);
        Changed++;
        Lines.Add(new AuditLine("import.corrected", subject, new { before, after }));
    }

    /// <summary>Adds an entity, or copies a new one's values over the known one where they differ.</summary>
    /// <param name="known">What is known under the row's key, or <see langword="null"/>.</param>
    /// <param name="given">What the row says.</param>
    /// <param name="subject">The audit line's subject.</param>
    /// <param name="keep">Properties that do not count as a difference and are kept: who entered it, and when.</param>
    /// <returns>Whether anything was changed.</returns>
    public bool Upsert<T>(T? known, T given, string subject, params string[] keep)
        where T : class
    {
        if (known is null)
        {
            state.Add(given);
            Added++;
            Lines.Add(new AuditLine("import.added", subject, Values(given, keep)));
            return true;
        }

        var entry = state.Entry(known);
        var (before, after) = (new Dictionary<string, object?>(), new Dictionary<string, object?>());
        foreach (var property in entry.Properties.Where(p => !p.Metadata.IsPrimaryKey() && !keep.Contains(p.Metadata.Name)))
        {
            var value = property.Metadata.PropertyInfo!.GetValue(given);
            if (!Equals(property.CurrentValue, value))
            {
                (before[property.Metadata.Name], after[property.Metadata.Name]) = (property.CurrentValue, value);
                property.CurrentValue = value;
            }
        }

        if (after.Count == 0)
        {
            Unchanged++;
            return false;
        }

        Changed++;
        Lines.Add(new AuditLine("import.changed", subject, new { before, after }));
        return true;
    }

    private Dictionary<string, object?> Values<T>(T given, string[] keep)
        where T : class =>
        state.Entry(given).Properties
            .Where(p => !keep.Contains(p.Metadata.Name))
            .ToDictionary(p => p.Metadata.Name, p => p.CurrentValue);
}
