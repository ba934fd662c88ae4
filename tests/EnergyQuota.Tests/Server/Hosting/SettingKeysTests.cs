using System.Reflection;
using EnergyQuota.Server.Hosting;
using Microsoft.Extensions.Configuration;

namespace EnergyQuota.Tests.Server.Hosting;

/// <summary>No setting of ours may be misspelt unnoticed.</summary>
public sealed class SettingKeysTests
{
    [Fact]
    public void Options_EveryClassWithASection_IsListed()
    {
        var named = House.Rooms.SelectMany(room => Assembly.Load(room.Assembly).GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal)
                && type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true })
            .ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(SettingKeys.Options).Select(type => type.Name));
    }

    [Fact]
    public void Faults_MisspeltReportKey_NamesTheKey()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Reports:FileAfterDay", (string?)"3")]).Build();

        Assert.Contains("Reports:FileAfterDay", Assert.Single(SettingKeys.Faults(configuration)), StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_KeysOfASectionWithinASection_AreKnown()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            KeyValuePair.Create("Accounts:OpenId:Authority", (string?)"https://id.example"), KeyValuePair.Create("Accounts:OpenId:Autority", (string?)"x"),
        ]).Build();

        Assert.StartsWith("Accounts:OpenId:Autority", Assert.Single(SettingKeys.Faults(configuration)), StringComparison.Ordinal);
    }
}
