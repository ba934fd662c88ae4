using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EnergyQuota.Registry.Import;

/// <summary>What the rows of one chunk have done so far, inside one transaction.</summary>
internal sealed class ImportBatch(StateContext state, FileMemory memory, string actor, DateTimeOffset now)
{
    private readonly Dictionary<Type, List<object>> _additions = [];

    public StateContext State => state;

    public string Actor => actor;

    public DateTimeOffset Now => now;

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public List<AuditLine> Lines { get; } = [];

    public List<SettlementRange> Ranges { get; } = [];

    /// <summary>Refuses a row whose key another row of the file has: the last one would win, and a second import undo it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="key">What no other row of the file may have.</param>
    public void DemandFirst(CsvRow row, params ReadOnlySpan<string> key)
    {
        if (row.Errors.Count == 0 && memory.FirstLine(KeyHash.Of(key), row.Line) is var first && first != row.Line)
        {
            row.Fault("", $"is about the same as line {first}");
        }
    }

    /// <summary>Refuses a row that says something else of a subject than an earlier row of the file.</summary>
    /// <param name="row">The row.</param>
    /// <param name="subject">What it speaks of.</param>
    /// <param name="content">What it says of it.</param>
    /// <param name="kind">What the subject is, as the reason calls it.</param>
    public void DemandAgreement(CsvRow row, string subject, string content, string kind)
    {
        var hash = KeyHash.Of(content);
        if (row.Errors.Count == 0 && memory.FirstContent(KeyHash.Of(subject), row.Line, hash) is var first && first.Content != hash)
        {
            row.Fault("", $"says other things of the {kind} than line {first.Line}");
        }
    }

    /// <summary>Adds an entity. It is neither counted nor audited; <see cref="SaveAdditionsAsync"/> inserts it.</summary>
    /// <param name="given">The entity. All of its type go in at once, after the types that they refer to.</param>
    public void Add(object given)
    {
        if (!_additions.TryGetValue(given.GetType(), out var same))
        {
            _additions.Add(given.GetType(), same = []);
        }

        same.Add(given);
    }

    /// <summary>Adds an entity beside the known one that it corrects, unless both say the same.</summary>
    /// <param name="known">What holds so far, or <see langword="null"/>.</param>
    /// <param name="given">What the row says.</param>
    /// <param name="subject">The audit line's subject.</param>
    /// <param name="keep">Properties that do not count as a difference: who entered it, and when.</param>
    /// <returns>Whether it was added.</returns>
    public bool Supersede<T>(T? known, T given, string subject, params string[] keep)
        where T : class
    {
        if (known is null)
        {
            return Upsert(known, given, subject, keep);
        }

        var (before, after) = (Values(known, keep), Values(given, keep));
        if (before.All(p => Equals(p.Value, after[p.Key])))
        {
            Unchanged++;
            return false;
        }

        Add(given);
        Changed++;
        Lines.Add(new AuditLine("import.corrected", subject, new { before, after }));
        return true;
    }

    /// <summary>Adds an entity, or copies a new one's values over the known one where they differ.</summary>
    /// <param name="known">What is known under the row's key, or <see langword="null"/>; need not be tracked.</param>
    /// <param name="given">What the row says.</param>
    /// <param name="subject">The audit line's subject.</param>
    /// <param name="keep">Properties that do not count as a difference and are kept: who entered it, and when.</param>
    /// <returns>Whether anything was changed.</returns>
    public bool Upsert<T>(T? known, T given, string subject, params string[] keep)
        where T : class
    {
        if (known is null)
        {
            Add(given);
            Added++;
            Lines.Add(new AuditLine("import.added", subject, Values(given, keep)));
            return true;
        }

        var changed = Update(known, given, subject, keep);
        (Changed, Unchanged) = changed ? (Changed + 1, Unchanged) : (Changed, Unchanged + 1);
        return changed;
    }

    /// <summary>Copies an entity's values over the known one where they differ; audited, but not counted as a row.</summary>
    /// <param name="known">What is known; need not be tracked.</param>
    /// <param name="given">What the row says.</param>
    /// <param name="subject">The audit line's subject.</param>
    /// <param name="keep">Properties that do not count as a difference and are kept.</param>
    /// <returns>Whether anything was changed.</returns>
    public bool Update<T>(T known, T given, string subject, params string[] keep)
        where T : class
    {
        var (before, after) = (Values(known, keep), Values(given, keep));
        foreach (var same in before.Keys.Where(name => Equals(before[name], after[name])).ToList())
        {
            before.Remove(same);
            after.Remove(same);
        }

        if (after.Count == 0)
        {
            return false;
        }

        var entry = Tracked(known);
        foreach (var (name, value) in after)
        {
            entry.Property(name).CurrentValue = value;
        }

        Lines.Add(new AuditLine("import.changed", subject, new { before, after }));
        return true;
    }

    /// <summary>Inserts what was added.</summary>
    public async Task SaveAdditionsAsync(CancellationToken cancellationToken)
    {
        foreach (var (type, entities) in _additions.OrderBy(same => Depth(state.Model.FindEntityType(same.Key)!)))
        {
            await EntityInsert.InsertAsync(state, type, entities, cancellationToken);
        }
    }

    // How many tables deep a type refers to others.
    private static int Depth(IEntityType type) =>
        type.GetForeignKeys().Select(key => 1 + Depth(key.PrincipalEntityType)).DefaultIfEmpty(0).Max();

    // Most rows of a repeated import change nothing: what they are compared with is tracked only once it differs.
    private EntityEntry<T> Tracked<T>(T known)
        where T : class
    {
        var entry = state.Entry(known);
        if (entry.State == EntityState.Detached)
        {
            entry.State = EntityState.Unchanged;
        }

        return entry;
    }

    // Without the numbers that the database gives: they are not known before it is saved.
    private Dictionary<string, object?> Values<T>(T given, string[] keep)
        where T : class =>
        state.Model.FindEntityType(typeof(T))!.GetProperties()
            .Where(p => p.ValueGenerated == ValueGenerated.Never && !keep.Contains(p.Name))
            .ToDictionary(p => p.Name, p => p.GetGetter().GetClrValue(given));
}
