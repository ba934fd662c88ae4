using Microsoft.Extensions.Options;

namespace EnergyQuota.Registry.Audit;

/// <summary>Signs the newest line of the audit log and writes that to a place of the agency's choice.</summary>
/// <param name="log">The log.</param>
/// <param name="options">Key and place.</param>
/// <param name="time">The clock.</param>
public sealed class AuditHeads(AuditLog log, IOptions<AuditOptions> options, TimeProvider time) : IDisposable
{
    private const string FileName = "audit-heads.jsonl";
    private readonly Lazy<AuditKey> _key = new(() => AuditKey.Open(options.Value.KeyFile));

    /// <summary>The file of heads.</summary>
    public string HeadFile => Path.Combine(options.Value.HeadsFolder, FileName);

    /// <summary>The key; made where there is none.</summary>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Its file holds no such key.</exception>
    public AuditKey Key => _key.Value;

    /// <summary>Signs the newest line where it is newer than the one signed last. A log that was altered is not signed.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The newest head, and what is wrong with the log; where that is not empty nothing was signed.</returns>
    /// <exception cref="IOException">The place cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not write there.</exception>
    public async Task<(AuditHead? Head, IReadOnlyList<AuditFault> Faults)> SignAsync(CancellationToken cancellationToken)
    {
        var (signed, unreadable) = AuditHeadFile.Read(HeadFile);
        var last = signed.Where(head => head.KeyId == Key.Id).MaxBy(static head => head.Number);
        var (faults, newest) = await log.CheckSinceAsync(last, cancellationToken);
        if (faults.Count + unreadable.Count > 0 || newest is null || newest.Id == last?.Number)
        {
            return (last, [.. unreadable, .. faults]);
        }

        var head = Key.Sign(newest.Id, newest.Hash, State.UtcMicroseconds.To(State.UtcMicroseconds.From(time.GetUtcNow())));
        Directory.CreateDirectory(options.Value.HeadsFolder);
        await File.WriteAllTextAsync(Path.Combine(options.Value.HeadsFolder, $"audit-{Key.Id}.pub.pem"), Key.PublicPem + "\n", cancellationToken);
        AuditHeadFile.Append(HeadFile, head);
        return (head, []);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Dispose();
        }
    }
}
