using System.Globalization;
using EnergyQuota.Reports;

namespace EnergyQuota.Server.Reporting;

/// <summary>Takes the site's words in both languages at once, for records that carry both.</summary>
internal static class BothLanguages
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>The text in both languages.</summary>
    /// <param name="text">One of the site's words.</param>
    public static BilingualText Of(Func<string> text)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Chinese;
            var zh = text();
            CultureInfo.CurrentUICulture = English;
            return new BilingualText(zh, text());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
