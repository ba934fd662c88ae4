using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Tests.Server.Hosting;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/meters/E-1?page=2", "/meters/E-1?page=2")]
    [InlineData("/institutions?q=法院", "/institutions?q=法院")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("meters", "/")]
    [InlineData("//host", "/")]
    [InlineData("/\\host", "/")]
    [InlineData("/\t/host", "/")]
    [InlineData("/\r\nLocation: //host", "/")]
    [InlineData("https://host/", "/")]
    public void OrHome_AnyAddress_StaysOnThisHost(string? address, string expected) => Assert.Equal(expected, LocalAddress.OrHome(address));
}
