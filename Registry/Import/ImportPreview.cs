using System.Security.Cryptography;
using System.Text.Json;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Registry.Import;

/// <summary>What importing some files would do.</summary>
/// <param name="Files">What would become of each file.</param>
/// <param name="Lines">The first audit lines it would leave, at most <see cref="LinesKept"/>: each says what is new, or what it was and what it becomes.</param>
/// <param name="LineCount">How many lines it would leave in all.</param>
/// <param name="Digest">Of all lines, SHA-256 in hexadecimal: the same files do the same as long as it is the same.</param>
public sealed record ImportPreview(IReadOnlyList<ImportedFile> Files, IReadOnlyList<AuditLine> Lines, long LineCount, string Digest)
{
    /// <summary>How many lines are kept to be shown.</summary>
    public const int LinesKept = 1_000;

    /// <summary>Whether importing them would change anything.</summary>
    public bool ChangesNothing => LineCount == 0;
}

/// <summary>The audit lines that a rehearsal left: the first of them, and the digest of all.</summary>
internal sealed class PreviewedLines : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<AuditLine> _first = [];

    public IReadOnlyList<AuditLine> First => _first;

    public long Count { get; private set; }

    public void Add(IReadOnlyList<AuditLine> lines)
    {
        Count += lines.Count;
        _first.AddRange(lines.Take(ImportPreview.LinesKept - _first.Count));
        foreach (var line in lines)
        {
            _hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(line));
        }
    }

    public string Digest() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();
}
