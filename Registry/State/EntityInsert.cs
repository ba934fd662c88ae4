using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EnergyQuota.Registry.State;

/// <summary>
/// Inserts many entities of one type by one prepared statement. The context would track each of them and prepare a
/// statement for each, which takes most of the time and memory of a large import.
/// </summary>
/// <remarks>Table, columns and conversions are those of the model. Numbers that the database gives are not read back.</remarks>
public static class EntityInsert
{
    /// <summary>Inserts entities inside the context's current transaction.</summary>
    /// <param name="state">The context; it tracks none of the entities afterwards.</param>
    /// <param name="type">The type of the entities; it has a table of its own and no shadow properties.</param>
    /// <param name="entities">The entities, inserted in this order.</param>
    /// <param name="cancellationToken">Stops it; the caller's transaction decides what remains.</param>
    /// <exception cref="DbException">The database refuses an entity.</exception>
    public static async Task InsertAsync(
        StateContext state, Type type, IEnumerable<object> entities, CancellationToken cancellationToken)
    {
        var model = state.Model.FindEntityType(type)!;
        var properties = model.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never).ToArray();
        var mappings = properties.Select(p => p.GetRelationalTypeMapping()).ToArray();
        var getters = properties.Select(p => p.GetGetter()).ToArray();
        var names = Enumerable.Range(0, properties.Length).Select(i => $"@p{i}").ToArray();
        var sql = state.GetService<ISqlGenerationHelper>();
        await using var command = state.Database.GetDbConnection().CreateCommand();
        command.Transaction = state.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText =
            $"INSERT INTO {sql.DelimitIdentifier(model.GetTableName()!)} ({string.Join(", ", properties.Select(p => sql.DelimitIdentifier(p.GetColumnName())))}) "
            + $"VALUES ({string.Join(", ", names)})";
        for (var i = 0; i < properties.Length; i++)
        {
            command.Parameters.Add(mappings[i].CreateParameter(command, names[i], null, properties[i].IsNullable));
        }

        foreach (var entity in entities)
        {
            for (var i = 0; i < properties.Length; i++)
            {
                var value = getters[i].GetClrValue(entity);
                command.Parameters[i].Value = value is null ? DBNull.Value : mappings[i].Converter is { } converter ? converter.ConvertToProvider(value) : value;
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
