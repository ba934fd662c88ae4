using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Adds what is new and overwrites what differs, each with an audit line that says before and after.</summary>
internal static class EntityWriter
{
    /// <summary>Puts one entity; nothing where it says what is known.</summary>
    public static IReadOnlyList<AuditLine> Put<T>(StateContext state, T? old, T @new, string subject, string action, string file)
        where T : class
    {
        if (old is null)
        {
            state.Add(@new);
            return [new AuditLine(action, subject, new { File = file, After = Values(state, @new) })];
        }

        var before = Values(state, old);
        state.Entry(old).CurrentValues.SetValues(@new);
        return state.Entry(old).State == EntityState.Modified
            ? [new AuditLine(action, subject, new { File = file, Before = before, After = Values(state, old) })]
            : [];
    }

    /// <summary>Puts the children of a parent. Those of a new parent were added with it; they only need their lines.</summary>
    public static IReadOnlyList<AuditLine> PutEach<T, TKey>(
        StateContext state, IEnumerable<T> old, IEnumerable<T> @new, bool added, Func<T, TKey> key, string subject, string action, string file)
        where T : class
        where TKey : notnull
    {
        var known = old.ToDictionary(key);
        return [.. @new.SelectMany(item => added
            ? [new AuditLine(action, subject, new { File = file, After = Values(state, item) })]
            : Put(state, known.GetValueOrDefault(key(item)), item, subject, action, file))];
    }

    /// <summary>Removes children that are not wanted any more.</summary>
    public static IReadOnlyList<AuditLine> Remove<T>(StateContext state, IReadOnlyList<T> gone, string subject, string action, string file)
        where T : class
    {
        state.RemoveRange(gone);
        return [.. gone.Select(item => new AuditLine(action, subject, new { File = file, Before = Values(state, item) }))];
    }

    private static Dictionary<string, object?> Values<T>(StateContext state, T entity)
        where T : class =>
        state.Entry(entity).CurrentValues.Properties
            .ToDictionary(property => property.Name, property => state.Entry(entity).CurrentValues[property]);
}
