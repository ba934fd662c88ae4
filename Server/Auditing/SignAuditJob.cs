using System.Security.Cryptography;
using EnergyQuota.Registry.Audit;
using Quartz;

namespace EnergyQuota.Server.Auditing;

/// <summary>Signs the newest audit line on Quartz's clock. A log that was altered is not signed, and the server's log says so each time.</summary>
/// <param name="heads">Signs.</param>
/// <param name="logger">The log.</param>
[DisallowConcurrentExecution]
internal sealed partial class SignAuditJob(AuditHeads heads, ILogger<SignAuditJob> logger) : IJob
{
    /// <summary>The job's name in the scheduler; never changed, since stored schedules know it.</summary>
    public static readonly JobKey Key = new("sign-audit", "server");

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var (_, faults) = await heads.SignAsync(cancellationToken);
            foreach (var fault in faults)
            {
                LogAltered(logger, fault.Kind, fault.Number, fault.Detail);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            LogNotWritten(logger, heads.HeadFile, e);
        }
    }

    [LoggerMessage(5100, LogLevel.Critical, "The audit log was altered and is not signed: {Kind} at {Number}. {Detail} Run `audit verify` and keep both files as they are.")]
    private static partial void LogAltered(ILogger logger, AuditFaultKind kind, long number, string detail);

    [LoggerMessage(5101, LogLevel.Error, "The newest audit line could not be signed into {File}; it is tried again.")]
    private static partial void LogNotWritten(ILogger logger, string file, Exception exception);
}
