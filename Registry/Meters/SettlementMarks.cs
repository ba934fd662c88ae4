using System.Buffers;
using System.Data;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EnergyQuota.Registry.Meters;

/// <summary>Settlement marks in the state database, by plain SQL because they come in thousands.</summary>
/// <remarks>
/// Hundreds of marks are one statement with one parameter: a statement for each mark spent twice as long on its way to
/// the engine as in it. JSON is read by functions that each engine calls differently; the rest is common to SQLite and PostgreSQL.
/// </remarks>
public sealed class SettlementMarks(IDbContextFactory<StateContext> states, TimeProvider time) : ISettlementMarks
{
    private const int BytesPerRange = 80;

    // One statement for tens of thousands would be a text of megabytes: memory that is given back only by the costliest kind of collection.
    private const int RangesPerStatement = 500;

    private const string Upsert = """
        INSERT INTO settlement_mark ("Meter", "Register", "From", "To", "Generation", "WaitingSince")
        SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, 1, @now FROM json_each(@ranges) WHERE TRUE
        ON CONFLICT ("Meter", "Register") DO UPDATE SET
            "From" = CASE WHEN settlement_mark."WaitingSince" IS NULL OR excluded."From" < settlement_mark."From"
                          THEN excluded."From" ELSE settlement_mark."From" END,
            "To" = CASE WHEN settlement_mark."WaitingSince" IS NULL OR excluded."To" > settlement_mark."To"
                        THEN excluded."To" ELSE settlement_mark."To" END,
            "Generation" = settlement_mark."Generation" + 1,
            "WaitingSince" = COALESCE(settlement_mark."WaitingSince", excluded."WaitingSince")
        """;

    private const string Clear = """
        UPDATE settlement_mark SET "WaitingSince" = NULL
        WHERE "Meter" = @meter AND "Register" = @register AND "Generation" = @generation
        """;

    /// <inheritdoc/>
    public async Task MarkAsync(IReadOnlyCollection<SettlementRange> ranges, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        await using var transaction = await state.Database.BeginTransactionAsync(cancellationToken);
        await MarkAsync(state, ranges, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Marks ranges inside a transaction that the caller has begun, so that a fact and its mark commit together.</summary>
    /// <param name="state">The context whose current transaction is used.</param>
    /// <param name="ranges">The ranges.</param>
    /// <param name="cancellationToken">Stops the marking; the caller's transaction decides what remains.</param>
    public async Task MarkAsync(
        StateContext state, IReadOnlyCollection<SettlementRange> ranges, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(ranges);
        if (ranges.Count == 0)
        {
            // Most imports touch none.
            return;
        }

        await using var command = Prepare(state, Upsert, "@ranges", "@now");
        command.Parameters[1].Value = UtcMicroseconds.From(time.GetUtcNow());
        foreach (var some in ranges.Chunk(RangesPerStatement))
        {
            command.Parameters[0].Value = Json(some);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SettlementMark>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var rows = await state.Set<SettlementMarkRow>().AsNoTracking()
            .Where(m => m.WaitingSince != null)
            .OrderBy(m => m.WaitingSince).ThenBy(m => m.Meter).ThenBy(m => m.Register)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(m => new SettlementMark(
            new SettlementRange(new RegisterId(m.Meter, m.Register), m.From, m.To), m.Generation))];
    }

    /// <inheritdoc/>
    public async Task ClearAsync(IReadOnlyCollection<SettlementMark> settled, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        await using var transaction = await state.Database.BeginTransactionAsync(cancellationToken);
        await using var command = Prepare(state, Clear, "@meter", "@register", "@generation");
        foreach (var mark in settled)
        {
            command.Parameters[0].Value = mark.Range.Register.Meter;
            command.Parameters[1].Value = mark.Range.Register.Name;
            command.Parameters[2].Value = mark.Generation;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<SettlementMarkRow>().LongCountAsync(m => m.WaitingSince != null, cancellationToken);
    }

    private static string Json(SettlementRange[] ranges)
    {
        var json = new ArrayBufferWriter<byte>(ranges.Length * BytesPerRange);
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartArray();
            foreach (var range in ranges)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(range.Register.Meter);
                writer.WriteStringValue(range.Register.Name);
                writer.WriteNumberValue(UtcMicroseconds.From(range.From));
                writer.WriteNumberValue(UtcMicroseconds.From(range.To));
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static DbCommand Prepare(StateContext state, string sql, params string[] parameters)
    {
        var connection = state.Database.GetDbConnection();
        var command = connection.CreateCommand();
        command.Transaction = state.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = name is "@meter" or "@register" or "@ranges" ? DbType.String : DbType.Int64;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
