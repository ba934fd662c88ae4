using EnergyQuota.Metering;

namespace EnergyQuota.Server.Hosting;

/// <summary>The settings the program itself needs before any part can be composed.</summary>
/// <param name="DataFolder"><c>Data:Folder</c>: where everything is kept; a relative path counts from the current folder. Default <c>data</c>.</param>
/// <param name="Zone"><c>Site:Zone</c>: the zone in which the site counts days and months. Default Asia/Shanghai.</param>
/// <param name="Urls"><c>Site:Urls</c>: where the site listens, separated by semicolons. Default <c>http://localhost:5080</c>.</param>
internal sealed record HostSettings(string DataFolder, TimeZoneInfo Zone, string Urls)
{
    private const string DefaultUrls = "http://localhost:5080";

    /// <summary>Reads the settings. A faulty one gets its default and a line in <paramref name="faults"/>, so that all faults can be told at once.</summary>
    public static HostSettings Read(IConfiguration configuration, ICollection<string> faults)
    {
        foreach (var fault in SettingKeys.Faults(configuration))
        {
            faults.Add(fault);
        }

        var folder = configuration["Data:Folder"] ?? "data";
        if (string.IsNullOrWhiteSpace(folder))
        {
            faults.Add("Data:Folder: is empty; name a folder that this account may write to.");
            folder = "data";
        }

        return new HostSettings(Path.GetFullPath(folder), ReadZone(configuration, faults), ReadUrls(configuration, faults));
    }

    private static TimeZoneInfo ReadZone(IConfiguration configuration, ICollection<string> faults)
    {
        var name = configuration["Site:Zone"] ?? SiteZone.Default;
        try
        {
            return SiteZone.Find(name);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or ArgumentException or InvalidTimeZoneException)
        {
            faults.Add($"Site:Zone: '{name}' is no time zone of this machine; use an IANA name such as Asia/Shanghai or an offset such as +08:00.");
            return TimeZoneInfo.Utc;
        }
    }

    private static string ReadUrls(IConfiguration configuration, ICollection<string> faults)
    {
        var urls = configuration["Site:Urls"] ?? DefaultUrls;
        var parts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var part in parts)
        {
            var address = TryParse(part);
            if (address is null or { Port: < 0 or > 65535 } || address.Scheme is not ("http" or "https"))
            {
                faults.Add($"Site:Urls: '{part}' is no address to listen on; write http://localhost:5080 or http://*:5080.");
            }
        }

        if (parts.Length == 0)
        {
            faults.Add("Site:Urls: is empty; write http://localhost:5080.");
        }

        return urls;
    }

    private static BindingAddress? TryParse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
