using System.Data;
using System.Data.Common;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest.Accounting;

/// <summary>Adds a batch's account to the state database, inside the transaction that moves the journal's position.</summary>
/// <remarks>
/// By plain SQL common to SQLite and PostgreSQL, because it runs with every batch. Used by one batch at a time. Numbers
/// of gateways and the gateway of each meter are remembered, so that only what is new costs a question or a row.
/// </remarks>
/// <param name="options">How long hours are kept.</param>
/// <param name="time">The clock.</param>
public sealed class AccountWriter(IOptions<AccountingOptions> options, TimeProvider time)
{
    private const int InstitutionsPerQuery = 400;

    private const string AddHour = """
        INSERT INTO gateway_hour ("GatewayId", "Hour", "Messages", "Received", "Stored", "Repeats", "Conflicts", "Rejected", "Replayed")
        VALUES (@gateway, @hour, @messages, @received, @stored, @repeats, @conflicts, @rejected, @replayed)
        ON CONFLICT ("GatewayId", "Hour") DO UPDATE SET
            "Messages" = gateway_hour."Messages" + excluded."Messages", "Received" = gateway_hour."Received" + excluded."Received",
            "Stored" = gateway_hour."Stored" + excluded."Stored", "Repeats" = gateway_hour."Repeats" + excluded."Repeats",
            "Conflicts" = gateway_hour."Conflicts" + excluded."Conflicts", "Rejected" = gateway_hour."Rejected" + excluded."Rejected",
            "Replayed" = gateway_hour."Replayed" + excluded."Replayed"
        """;

    private const string PlaceMeter = """
        INSERT INTO meter_gateway ("MeterCode", "GatewayId") VALUES (@meter, @gateway)
        ON CONFLICT ("MeterCode") DO UPDATE SET "GatewayId" = excluded."GatewayId"
        """;

    private const string DropHours = """DELETE FROM gateway_hour WHERE "GatewayId" = @gateway AND "Hour" < @hour""";

    private readonly Dictionary<GatewayKey, int> _gateways = [];
    private readonly Dictionary<string, int> _meters = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _cleaned = [];

    /// <summary>Writes an account inside the context's current transaction.</summary>
    /// <param name="state">The context; whatever it tracks is saved too.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops it; the caller's transaction decides what remains.</param>
    public async Task WriteAsync(StateContext state, BatchAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(account);
        await NumberAsync(state, [.. account.Hours.Keys.Select(key => key.Gateway).Distinct().Where(key => !_gateways.ContainsKey(key))], cancellationToken);
        await WriteHoursAsync(state, account, cancellationToken);
        await PlaceMetersAsync(state, account, cancellationToken);
        await DropOldAsync(state, account, cancellationToken);
    }

    /// <summary>Forgets what it remembers: the transaction it was part of did not commit.</summary>
    public void Forget()
    {
        _gateways.Clear();
        _meters.Clear();
        _cleaned.Clear();
    }

    private async Task NumberAsync(StateContext state, List<GatewayKey> unknown, CancellationToken cancellationToken)
    {
        if (unknown.Count == 0)
        {
            return;
        }

        foreach (var codes in unknown.Select(key => key.Institution).Distinct(StringComparer.Ordinal).Chunk(InstitutionsPerQuery))
        {
            foreach (var row in await state.Set<ReportingGateway>().AsNoTracking().Where(g => codes.Contains(g.InstitutionCode)).ToListAsync(cancellationToken))
            {
                _gateways[new GatewayKey(row.InstitutionCode, row.Name)] = row.Id;
            }
        }

        var added = unknown.Where(key => !_gateways.ContainsKey(key))
            .Select(static key => new ReportingGateway { InstitutionCode = key.Institution, Name = key.Gateway }).ToList();
        state.AddRange(added);
        await state.SaveChangesAsync(cancellationToken);
        foreach (var row in added)
        {
            _gateways[new GatewayKey(row.InstitutionCode, row.Name)] = row.Id;
        }
    }

    private async Task WriteHoursAsync(StateContext state, BatchAccount account, CancellationToken cancellationToken)
    {
        await using var command = Prepare(state, AddHour, "@gateway", "@hour", "@messages", "@received", "@stored", "@repeats", "@conflicts", "@rejected", "@replayed");
        foreach (var ((gateway, hour), counts) in account.Hours)
        {
            await RunAsync(
                command,
                [_gateways[gateway], hour, counts.Messages, counts.Received, counts.Stored, counts.Repeats, counts.Conflicts, counts.Rejected, counts.Replayed],
                cancellationToken);
        }
    }

    private async Task PlaceMetersAsync(StateContext state, BatchAccount account, CancellationToken cancellationToken)
    {
        await using var command = Prepare(state, PlaceMeter, "@meter", "@gateway");
        foreach (var (meter, gateway) in account.Meters)
        {
            var number = _gateways[gateway];
            if (_meters.GetValueOrDefault(meter) != number)
            {
                await RunAsync(command, [meter, number], cancellationToken);
                _meters[meter] = number;
            }
        }
    }

    /// <summary>Once a day for each gateway that reports, so that no batch has to clear many.</summary>
    private async Task DropOldAsync(StateContext state, BatchAccount account, CancellationToken cancellationToken)
    {
        var today = HourNumber.Of(time.GetUtcNow()) / 24;
        await using var command = Prepare(state, DropHours, "@gateway", "@hour");
        foreach (var gateway in account.Hours.Keys.Select(key => _gateways[key.Gateway]).Distinct())
        {
            if (_cleaned.GetValueOrDefault(gateway) != today)
            {
                await RunAsync(command, [gateway, (today - options.Value.KeepDays) * 24], cancellationToken);
                _cleaned[gateway] = today;
            }
        }
    }

    private static DbCommand Prepare(StateContext state, string sql, params string[] names)
    {
        var command = state.Database.GetDbConnection().CreateCommand();
        command.Transaction = state.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = name == "@meter" ? DbType.String : DbType.Int64;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static Task<int> RunAsync(DbCommand command, object[] values, CancellationToken cancellationToken)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteNonQueryAsync(cancellationToken);
    }
}
