using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Tests.Quotas.Standards;

public sealed class SubClassNamesTests
{
    [Theory]
    [InlineData("medical", "primary", "一级医院")]
    [InlineData("education", "primary/boarding", "初等教育·寄宿制")]
    [InlineData("venue", "museum/county_or_district", "博物馆·区、县级")]
    [InlineData("government", "own_code", "own_code")]
    [InlineData("government", "", "")]
    public void Of_Code_IsSaidInTheWordsOfItsClass(string @class, string subClass, string expected) => Assert.Equal(expected, SubClassNames.Of(@class, subClass).Zh);
}
