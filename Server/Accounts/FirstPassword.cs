using System.Security.Cryptography;

namespace EnergyQuota.Server.Accounts;

/// <summary>Makes passwords that are shown once.</summary>
internal static class FirstPassword
{
    private const int Length = 16;

    // Without characters that look alike, so that it can be read from a screen and typed.
    internal const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>A new one, of 16 characters.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
