using Microsoft.Extensions.Logging;

namespace EnergyQuota.Ingest;

/// <summary>What ingest writes to the log; numbers 1000 to 1999.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Error, "The journal is full: {WaitingBytes} bytes wait for the reading store, {MaxBytes} are allowed. Nothing more is acknowledged until the store works again.")]
    public static partial void JournalFull(this ILogger logger, long waitingBytes, long maxBytes);

    [LoggerMessage(1001, LogLevel.Information, "The journal has room again: {WaitingBytes} bytes wait.")]
    public static partial void JournalHasRoom(this ILogger logger, long waitingBytes);

    [LoggerMessage(1002, LogLevel.Critical, "The journal cannot write to its disk. Nothing is acknowledged until the program is started again.")]
    public static partial void JournalBroken(this ILogger logger, Exception exception);

    [LoggerMessage(1003, LogLevel.Warning, "The saved position belongs to another journal; reading begins at the start of this one.")]
    public static partial void OtherJournal(this ILogger logger);

    [LoggerMessage(1004, LogLevel.Error, "The disk of the journal is full: {Reason} Nothing more is acknowledged until there is room; it is tried again every second. Make room: no restart is needed.")]
    public static partial void DiskFull(this ILogger logger, string reason);

    [LoggerMessage(1005, LogLevel.Information, "The disk of the journal has room again; messages are acknowledged.")]
    public static partial void DiskHasRoom(this ILogger logger);

    [LoggerMessage(1100, LogLevel.Information, "The embedded broker listens on {Host}:{Port}.")]
    public static partial void BrokerListens(this ILogger logger, string host, int port);

    [LoggerMessage(1101, LogLevel.Warning, "Client {ClientId} from {Endpoint} was refused: {Reason}.")]
    public static partial void ClientRefused(this ILogger logger, string clientId, string endpoint, string reason);

    [LoggerMessage(1112, LogLevel.Information, "Client {ClientId} is disconnected: account {Account} was revoked or got another secret.")]
    public static partial void AccountEnded(this ILogger logger, string clientId, string account);

    [LoggerMessage(1102, LogLevel.Warning, "Client {ClientId} may not publish to {Topic}.")]
    public static partial void TopicRefused(this ILogger logger, string clientId, string topic);

    [LoggerMessage(1103, LogLevel.Information, "Messages of client {ClientId} are journaled but could not be acknowledged; it will send them again.")]
    public static partial void AcknowledgeFailed(this ILogger logger, string clientId, Exception exception);

    [LoggerMessage(1104, LogLevel.Error, "A message of client {ClientId} could not be journaled and was not acknowledged.")]
    public static partial void NotJournaled(this ILogger logger, string clientId, Exception exception);

    [LoggerMessage(1105, LogLevel.Warning, "A packet of {Length} bytes from {Endpoint} is longer than allowed; the connection is closed and nothing of it acknowledged. See Ingest:MaxPayloadBytes.")]
    public static partial void PacketTooLong(this ILogger logger, string endpoint, long length);

    [LoggerMessage(1106, LogLevel.Warning, "A connection from {Endpoint} was refused: {MaxConnections} are open already. See Ingest:Broker:MaxConnections.")]
    public static partial void ConnectionRefused(this ILogger logger, string endpoint, int maxConnections);

    [LoggerMessage(1107, LogLevel.Warning, "A connection could not be taken: {Reason}")]
    public static partial void AcceptFailed(this ILogger logger, string reason);

    [LoggerMessage(1108, LogLevel.Debug, "A connection ended: {Reason}")]
    public static partial void ConnectionFailed(this ILogger logger, string reason);

    [LoggerMessage(1200, LogLevel.Information, "Connected to the MQTT broker {Host}:{Port}; session kept: {SessionPresent}.")]
    public static partial void IntakeConnected(this ILogger logger, string host, int port, bool sessionPresent);

    [LoggerMessage(1201, LogLevel.Warning, "No connection to the MQTT broker {Host}:{Port}: {Reason} Next attempt in {Delay}.")]
    public static partial void IntakeDisconnected(this ILogger logger, string host, int port, string reason, TimeSpan delay);

    [LoggerMessage(1202, LogLevel.Error, "The intake stopped unexpectedly; it starts again in {Delay}.")]
    public static partial void IntakeFailed(this ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(1300, LogLevel.Error, "The batch could not be stored; next attempt in {Delay}. Messages wait in the journal.")]
    public static partial void BatchNotStored(this ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(1301, LogLevel.Information, "The reading store works again.")]
    public static partial void StoreWorksAgain(this ILogger logger);

    [LoggerMessage(1302, LogLevel.Information, "{Count} rejected messages were put through again for {Who}.")]
    public static partial void Replayed(this ILogger logger, int count, string who);

    [LoggerMessage(1303, LogLevel.Warning, "The reading store's engine was started anew and may have lost what it confirmed last; {Bytes} bytes of the journal are stored again.")]
    public static partial void StoredAgain(this ILogger logger, long bytes);

    [LoggerMessage(1304, LogLevel.Error, "The decoder failed at a message on {Topic}; it is kept as rejected. This is a fault of the program.")]
    public static partial void DecoderFailed(this ILogger logger, string topic, Exception exception);

    [LoggerMessage(1305, LogLevel.Warning, "What waits for registered meters could not be taken in; it goes on waiting.")]
    public static partial void NotTakenIn(this ILogger logger, Exception exception);
}
