using System.Globalization;
using System.Text;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Quotas.Coverage;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Queries;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Coverage maps and unbalanced meters as CSV files.</summary>
internal static class CoverageFile
{
    /// <summary>One line for each institution.</summary>
    public static byte[] Of(IEnumerable<CoverageRow> rows)
    {
        var lines = new StringBuilder("institution,name_zh,name_en,from,to,article_14,by_household,by_type,by_sub_item,real_time,electricity_kwh,electricity_completeness,")
            .Append("a_lighting_socket_kwh,b_air_conditioning_kwh,c_power_kwh,d_special_kwh,rest_kwh,sub_item_share,sub_item_meters,automatic,by_bills,silent,not_counted\r\n");
        foreach (var (institution, map) in rows)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{institution.Code},{CsvLine.Cell(institution.NameZh)},{CsvLine.Cell(institution.NameEn)},{map.From:yyyy-MM-dd},{map.To:yyyy-MM-dd},")
                .Append(CultureInfo.InvariantCulture, $"{map.Whole},{map.Households.Answer},{map.ByType},{map.SubItems.Answer},{map.RealTime},{map.SubItems.Total},{Share(map.SubItems.TotalCompleteness)},")
                .AppendJoin(',', SubItems.Groups.Select(group => map.SubItems.Of(group).ToString(CultureInfo.InvariantCulture)))
                .Append(CultureInfo.InvariantCulture, $",{map.SubItems.Rest},{Share(map.SubItems.Share)},{map.SubItems.Meters},")
                .Append(CultureInfo.InvariantCulture, $"{Types(map, MeteringMeans.Automatic, MeteringMeans.PartlyAutomatic)},{Types(map, MeteringMeans.BillsOnly)},")
                .Append(CultureInfo.InvariantCulture, $"{Types(map, MeteringMeans.Silent)},{Types(map, MeteringMeans.NotCounted)}\r\n");
        }

        return ClosingFile.Bytes(lines);
    }

    /// <summary>One line for each meter that is out of balance.</summary>
    public static byte[] Of(IEnumerable<UnbalancedNode> nodes)
    {
        var lines = new StringBuilder("institution,meter,energy,unit,from,to,main,children,difference,share,completeness,state\r\n");
        foreach (var node in nodes)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{node.InstitutionCode},{CsvLine.Cell(node.MeterCode)},{node.EnergyType},{node.Unit},{node.From:yyyy-MM-dd},{node.To:yyyy-MM-dd},")
                .Append(CultureInfo.InvariantCulture, $"{node.Main},{node.Children},{node.Difference},{Share(node.Share)},{Share(node.Completeness)},{node.State}\r\n");
        }

        return ClosingFile.Bytes(lines);
    }

    private static string Share(decimal? share) => share is { } known ? decimal.Round(known, 4, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) : "";

    private static string Types(InstitutionCoverage map, params MeteringMeans[] means) =>
        string.Join(' ', map.Types.Where(type => means.Contains(type.Means)).Select(type => type.EnergyType));
}
