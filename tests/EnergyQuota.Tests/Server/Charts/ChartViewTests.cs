using EnergyQuota.Server.Charts;

namespace EnergyQuota.Tests.Server.Charts;

/// <summary>The files of charts.</summary>
public sealed class ChartViewTests
{
    [Fact]
    public void ToCsv_SeriesAndBand_HasALineForEachLabelAndNothingWhereNothingIsKnown()
    {
        var view = new ChartView("t", "kWh", "月份", ["01", "02"], [new ChartSeries("用量", SeriesShape.Bars, "#000", [1_234.5m, null])])
        {
            Band = new ChartBand("区间", "#000", [1m, 2m], [3m, 4m]),
        };

        Assert.Equal("月份,用量 (kWh),区间 ↓ (kWh),区间 ↑ (kWh)\r\n01,1234.5,1,3\r\n02,,2,4\r\n", view.ToCsv());
    }

    [Fact]
    public void ToCsv_NameThatLooksLikeAFormula_IsText()
    {
        var view = new ChartView("t", "kWh", "=cmd", ["+1"], [new ChartSeries("@x,y", SeriesShape.Line, "#000", [-1m])]);

        Assert.Equal("'=cmd,\"'@x,y (kWh)\"\r\n'+1,-1\r\n", view.ToCsv());
    }

    [Fact]
    public void ToCsv_HeatMap_HasALineForEachColumn()
    {
        var view = new HeatView("t", "kWh", "日期", ["2026-03-01", "2026-03-02"], ["00:00", "01:00"], [[1m, 2m], [null, 4.5m]]);

        Assert.Equal("日期 (kWh),00:00,01:00\r\n2026-03-01,1,2\r\n2026-03-02,,4.5\r\n", view.ToCsv());
    }
}
