using System.Globalization;
using System.Security.Cryptography;

namespace EnergyQuota.Registry.Audit;

/// <summary>Checks an audit log against itself and against heads of it that were signed and taken elsewhere. Pure.</summary>
/// <remarks>
/// The chain alone finds what is changed inside the log. Whoever holds database and program can write a new chain; that, and
/// lines cut off at the end, is found by heads they do not hold. Lines newer than the newest head are vouched for by the
/// chain only.
/// </remarks>
public sealed class AuditCheck
{
    /// <summary>So many faults are told; more say nothing new.</summary>
    public const int MostFaults = 100;

    /// <summary>The hash before the first line.</summary>
    internal static readonly string NoHash = new('0', 64);

    private readonly List<AuditFault> _faults = [];
    private readonly ILookup<long, AuditHead> _heads;
    private long _number;
    private long _agreeing;
    private long _lastHead;
    private string _previous;

    private AuditCheck(IEnumerable<AuditHead> heads, IReadOnlyDictionary<string, ECDsa> keys, AuditHead? from)
    {
        (_number, _previous) = from is null ? (0, NoHash) : (from.Number, from.Hash);
        _heads = heads.Where(head => IsGenuine(head, keys)).ToLookup(static head => head.Number);
    }

    /// <summary>Checks a log.</summary>
    /// <param name="lines">Its lines, by number.</param>
    /// <param name="heads">Heads from wherever they were kept, in any order.</param>
    /// <param name="keys">The public keys that may have signed them, by <see cref="AuditKey.Id"/>.</param>
    /// <param name="from">The line before the first of <paramref name="lines"/>; <see langword="null"/>: they are all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<AuditReport> RunAsync(
        IAsyncEnumerable<AuditEntry> lines, IEnumerable<AuditHead> heads, IReadOnlyDictionary<string, ECDsa> keys, AuditHead? from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(keys);
        var check = new AuditCheck(heads, keys, from);
        var count = 0L;
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            check.Take(line);
            count++;
        }

        return check.End(count);
    }

    /// <summary>A signed line is missing at the end.</summary>
    /// <param name="head">What was signed.</param>
    /// <param name="newest">The newest line there is; 0: none.</param>
    internal static AuditFault CutOff(AuditHead head, long newest) =>
        new(AuditFaultKind.CutOff, head.Number, $"The log ends at line {newest}, but line {head.Number} was signed at {head.At:u}.");

    /// <summary>A signed line is another now.</summary>
    /// <param name="head">What was signed.</param>
    internal static AuditFault Rewritten(AuditHead head) =>
        new(AuditFaultKind.Rewritten, head.Number, $"Line {head.Number} is another than the one signed at {head.At:u}: the log was written anew.");

    private bool IsGenuine(AuditHead head, IReadOnlyDictionary<string, ECDsa> keys)
    {
        if (!keys.TryGetValue(head.KeyId, out var key))
        {
            Add(AuditFaultKind.HeadForged, head.Number, $"The head of line {head.Number} is signed by key {head.KeyId}, which is none of those given.");
            return false;
        }

        if (!head.IsSignedBy(key))
        {
            Add(AuditFaultKind.HeadForged, head.Number, $"The head of line {head.Number} is not as key {head.KeyId} signed it.");
            return false;
        }

        return true;
    }

    private void Take(AuditEntry line)
    {
        if (line.Id != _number + 1)
        {
            Add(AuditFaultKind.LinesMissing, _number + 1, string.Create(CultureInfo.InvariantCulture, $"Line {line.Id} follows line {_number}."));
        }

        if (line.PreviousHash != _previous)
        {
            Add(AuditFaultKind.ChainBroken, line.Id, $"Line {line.Id} does not continue the line before it.");
        }

        if (line.Hash != line.ComputeHash())
        {
            Add(AuditFaultKind.LineAltered, line.Id, $"Line {line.Id} ({line.Action}, {line.Subject}) is not as it was written.");
        }

        foreach (var head in _heads[line.Id])
        {
            if (head.Hash == line.Hash)
            {
                _agreeing++;
                _lastHead = line.Id;
            }
            else
            {
                Add(Rewritten(head));
            }
        }

        (_number, _previous) = (line.Id, line.Hash);
    }

    private AuditReport End(long lines)
    {
        foreach (var head in _heads.Where(group => group.Key > _number).SelectMany(static group => group))
        {
            Add(CutOff(head, _number));
        }

        return new AuditReport(lines, _agreeing, _lastHead, _faults);
    }

    private void Add(AuditFaultKind kind, long number, string detail) => Add(new AuditFault(kind, number, detail));

    private void Add(AuditFault fault)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(fault);
        }
    }
}
