using System.Security.Cryptography;
using System.Text;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>The digest by which the audit log holds a verdict to its inputs.</summary>
public static class InputsDigest
{
    /// <summary>SHA-256 over the text as UTF-8, 64 hexadecimal digits in lower case.</summary>
    /// <param name="inputsJson">As <see cref="Assessment.Verdict.InputsJson"/> keeps it.</param>
    public static string Of(string inputsJson) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inputsJson)));
}
