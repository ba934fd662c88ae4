using System.Text;
using EnergyQuota.Ingest.Decoding;
using Microsoft.Data.Sqlite;

namespace EnergyQuota.Trials.Faults;

/// <summary>Payloads that no gateway should send come through Mosquitto between good ones: each is kept with its reason.</summary>
internal sealed class MalformedPayloads : IFault
{
    private static readonly (RejectReason Reason, string Payload)[] Kinds =
    [
        (RejectReason.MalformedPayload, "{'meter':'F-0001'} #"),
        (RejectReason.MalformedPayload, "\"F-0001 #\""),
        (RejectReason.MalformedPayload, "[{\"meter\":\"F-0001\",\"value\":1 #"),
        (RejectReason.MalformedPayload, "{\"meter\":\"F-0001\",\"value\":1,\"value\":2,\"x\":\"#\"}"),
        (RejectReason.MalformedPayload, "\u0000\u0001\u0002 #"),
        (RejectReason.UnknownMeter, "{\"meter\":\"nobody #\",\"time\":\"2024-01-01T00:00:00Z\",\"value\":1}"),
        (RejectReason.UnknownRegister, "{\"meter\":\"F-0001\",\"register\":\"r#\",\"time\":\"2024-01-01T00:00:00Z\",\"value\":1}"),
        (RejectReason.ImpossibleTime, "{\"meter\":\"F-0001\",\"time\":\"yesterday #\",\"value\":1}"),
        (RejectReason.ImpossibleValue, "{\"meter\":\"F-0001\",\"time\":\"2024-01-01T00:00:00Z\",\"value\":\"much #\"}"),
        (RejectReason.WrongUnit, "{\"meter\":\"F-0001\",\"time\":\"2024-01-01T00:00:00Z\",\"value\":1,\"unit\":\"ell #\"}"),
        (RejectReason.BadQuality, "{\"meter\":\"F-0001\",\"time\":\"2024-01-01T00:00:00Z\",\"value\":1,\"quality\":\"bad\",\"x\":\"#\"}"),
        (RejectReason.NotAReading, "{\"meter\":\"F-0001\",\"time\":\"2024-01-01T00:00:00Z\",\"x\":\"#\"}"),
    ];

    /// <inheritdoc/>
    public string Name => "malformed";

    /// <inheritdoc/>
    public StageKind Stage => StageKind.DuckDb;

    /// <inheritdoc/>
    public async Task<string> HappenAsync(Stage stage, int round)
    {
        var load = stage.Publish(Way.Mosquitto);
        await Faults.Stage.WaitForAsync(load, 0.2);
        var sent = Kinds.Select(kind => (kind.Reason, Payload: kind.Payload.Replace("#", $"round {round}", StringComparison.Ordinal))).ToList();
        await stage.PublishAsync(Way.Mosquitto, Load.Topic, [.. sent.Select(static one => Encoding.UTF8.GetBytes(one.Payload))]);
        await stage.FinishAsync(load);
        var kept = new Dictionary<string, RejectReason>();
        await Faults.Stage.UntilAsync(
            () =>
            {
                kept = Rejected(stage.Server.StateFile);
                return sent.TrueForAll(one => kept.ContainsKey(one.Payload));
            },
            "a malformed payload is not kept");
        foreach (var (reason, payload) in sent.Where(one => kept[one.Payload] != one.Reason))
        {
            throw new TrialException($"'{payload}' should be kept as {reason}, but is kept as {kept[payload]}.");
        }

        return $"{sent.Count} malformed payloads kept with their reasons";
    }

    private static Dictionary<string, RejectReason> Rejected(string stateFile)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = stateFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Payload, Reason FROM rejected_message";
        using var reader = command.ExecuteReader();
        var rejected = new Dictionary<string, RejectReason>();
        while (reader.Read())
        {
            rejected[Encoding.UTF8.GetString((byte[])reader.GetValue(0))] = (RejectReason)reader.GetInt32(1);
        }

        return rejected;
    }
}
