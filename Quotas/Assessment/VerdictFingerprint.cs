using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>A digest of all that a verdict says and rests on, so that an assessment need not read what it wrote before. Pure.</summary>
public static class VerdictFingerprint
{
    /// <summary>The digest; when the verdict was found does not count.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>SHA-256 in 64 hexadecimal digits.</returns>
    public static string Of(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var said = FormattableString.Invariant(
            $"{verdict.Grade:D}\n{verdict.Reasons}\n{verdict.Value:G29}\n{verdict.Completeness:G29}\n{verdict.KnownValue:G29}\n{verdict.KnownGrade:D}\n{verdict.StandardCode}\n{verdict.RowKey}\n{verdict.RowReasonZh}\n{verdict.CoefficientSetId}\n");
        var length = Encoding.UTF8.GetMaxByteCount(said.Length + verdict.InputsJson.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        var used = Encoding.UTF8.GetBytes(said, bytes);
        used += Encoding.UTF8.GetBytes(verdict.InputsJson, bytes.AsSpan(used));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, used)));
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }
}
