using EnergyQuota.Server.Accounts;
using EnergyQuota.Trials.Site;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Logging in and out.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteLogInTests(RunningSite site)
{
    [Fact]
    public async Task LogIn_RightPassword_OpensTheSiteWithASafeCookie()
    {
        await using var visitor = await site.ArriveAsync();

        await visitor.Page.LogInAsync(FirstAccount.Name, site.AdminPassword);
        await visitor.Page.DrawnAsync();

        Assert.Equal($"{site.Url}/", visitor.Page.Url);
        Assert.Contains(FirstAccount.Name, await visitor.TextAsync(".eq-who"), StringComparison.Ordinal);
        var cookie = Assert.Single(await visitor.Page.Context.CookiesAsync(), cookie => cookie.Name == "energyquota");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(Microsoft.Playwright.SameSiteAttribute.Strict, cookie.SameSite);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task LogIn_WrongPassword_IsRefusedAndSaysSo()
    {
        await using var visitor = await site.ArriveAsync();

        await visitor.Page.LogInAsync("nobody-of-that-name", "guess", "/alerts");

        Assert.Contains("账号或密码不正确", await visitor.TextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(401, (await visitor.AskAsync("/api/v1/institutions")).Status);
    }

    [Fact]
    public async Task LogIn_AfterFiveFailures_IsLockedEvenWithTheRightPassword()
    {
        await using var visitor = await site.ArriveAsync();
        for (var guess = 1; guess <= 5; guess++)
        {
            await visitor.Page.LogInAsync(RunningSite.Guessed, $"guess {guess}");
        }

        await visitor.Page.LogInAsync(RunningSite.Guessed, RunningSite.ReaderPassword);

        Assert.Contains("十分钟后再试", await visitor.TextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(401, (await visitor.AskAsync("/api/v1/institutions")).Status);
    }

    [Fact]
    public async Task LogOut_Session_IsOver()
    {
        await using var visitor = await site.LoneAdminAsync();
        Assert.Equal(200, (await visitor.AskAsync("/api/v1/institutions")).Status);

        await visitor.Page.ClickAsync(".eq-who button");
        await visitor.Page.HasMovedToAsync(url => url.Contains("/login", StringComparison.Ordinal));

        Assert.Equal(401, (await visitor.AskAsync("/api/v1/institutions")).Status);
        await visitor.Page.GotoAsync("/institutions");
        Assert.Contains("/login", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task LogIn_ReturnToAnotherHost_StaysHere(string back)
    {
        await using var visitor = await site.ArriveAsync();

        await visitor.Page.LogInAsync(FirstAccount.Name, site.AdminPassword, back);

        Assert.Equal($"{site.Url}/", visitor.Page.Url);
        var answer = await visitor.AskAsync($"/language/en?back={Uri.EscapeDataString(back)}");
        Assert.Equal((302, "/"), (answer.Status, answer.Headers["location"]));
    }
}
