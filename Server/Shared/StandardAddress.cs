namespace EnergyQuota.Server.Shared;

/// <summary>Addresses of standards: a code holds blanks and slashes, so it stands behind the question mark.</summary>
internal static class StandardAddress
{
    /// <summary>The page of one standard.</summary>
    public static string Of(string code) => $"/standards/one?code={Uri.EscapeDataString(code)}";

    /// <summary>The page that compares two.</summary>
    public static string Compare(string one, string other) => $"/standards/compare?one={Uri.EscapeDataString(one)}&other={Uri.EscapeDataString(other)}";

    /// <summary>The page that tries one on a year.</summary>
    public static string Try(string code, int year) => $"/standards/try?code={Uri.EscapeDataString(code)}&year={year}";
}
