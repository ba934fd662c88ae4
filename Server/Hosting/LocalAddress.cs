namespace EnergyQuota.Server.Hosting;

/// <summary>Where a person is sent back to after logging in or choosing a language: never to another host.</summary>
internal static class LocalAddress
{
    private const string Home = "/";

    /// <summary>The address where it is a path of this site, otherwise the first page. Pure.</summary>
    /// <remarks>
    /// Browsers read a backslash as a slash and drop control characters, so <c>/\host</c> and <c>/&lt;tab&gt;/host</c> are
    /// other hosts too.
    /// </remarks>
    public static string OrHome(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Any(sign => sign == '\\' || char.IsControl(sign))
            ? address
            : Home;
}
