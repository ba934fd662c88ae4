using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnergyQuota.Registry.State;

namespace EnergyQuota.Registry.Audit;

/// <summary>One line of the audit log (审计日志). Lines form a chain: each carries the hash of the one before it.</summary>
public sealed class AuditEntry
{
    /// <summary>The number of the line, from 1, without gaps.</summary>
    public long Id { get; set; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The account or job that did it.</summary>
    public required string Actor { get; set; }

    /// <summary>What was done, e.g. <c>meter.replaced</c>.</summary>
    public required string Action { get; set; }

    /// <summary>What it was done to: the kind, a colon and its code.</summary>
    public required string Subject { get; set; }

    /// <summary>The facts before and after, as JSON.</summary>
    public required string Detail { get; set; }

    /// <summary>The hash of the line before, in hexadecimal; 64 zeros for the first.</summary>
    public required string PreviousHash { get; set; }

    /// <summary>SHA-256 over this line and <see cref="PreviousHash"/>, in hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>What <see cref="Hash"/> has to be. Every field is preceded by its length, so that no two different lines give the same bytes.</summary>
    public string ComputeHash()
    {
        var text = new StringBuilder();
        foreach (var field in (string[])
            [
                Id.ToString(CultureInfo.InvariantCulture),
                UtcMicroseconds.From(At).ToString(CultureInfo.InvariantCulture),
                Actor, Action, Subject, Detail, PreviousHash,
            ])
        {
            text.Append(field.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(field);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
