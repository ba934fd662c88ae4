using System.Security.Cryptography;
using System.Text;

namespace EnergyQuota.Server.Accounts;

/// <summary>Hashes keys and codes that were made at random and are too long to be guessed, so that they need no salt and no slow hash.</summary>
internal static class CodeHash
{
    /// <summary>SHA-256 in hexadecimal digits.</summary>
    /// <param name="code">The key or code; blanks around it do not count.</param>
    public static string Of(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim())));
}
