using System.ComponentModel.DataAnnotations;
using EnergyQuota.Reports;

namespace EnergyQuota.Tests.Reports;

public sealed class ReportOptionsTests
{
    [Fact]
    public void Forms_Default_AreTheChinesePdfAndWorkbook() =>
        Assert.Equal([new ReportForm(ReportLanguage.Chinese, "pdf"), new ReportForm(ReportLanguage.Chinese, "xlsx")], new ReportOptions().Forms);

    [Theory]
    [InlineData("", "zh", "Reports:Formats")]
    [InlineData("pdf,doc", "zh", "Reports:Formats")]
    [InlineData("pdf", "de", "Reports:Languages")]
    public void Validate_UnknownForm_NamesTheKey(string formats, string languages, string key)
    {
        var options = new ReportOptions { Formats = formats, Languages = languages };

        var fault = Assert.Single(options.Validate(new ValidationContext(options)));
        Assert.StartsWith(key, fault.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(61)]
    public void Validate_WaitOutOfBounds_IsRefused(int days)
    {
        var options = new ReportOptions { FileAfterDays = days };

        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), [], validateAllProperties: true));
    }
}
