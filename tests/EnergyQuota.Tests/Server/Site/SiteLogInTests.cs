using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Tests.Server.Accounts;
using EnergyQuota.Trials.Site;
using Microsoft.Extensions.DependencyInjection;

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

        Assert.Contains("请稍后再试", await visitor.TextAsync("[role=alert]"), StringComparison.Ordinal);
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

    [Fact]
    public async Task LogIn_WithTheOrganisation_LetsInWhoseNameAnAccountCarries()
    {
        await site.AddAccountAsync("from-outside", Role.Leader, "37", also: static account => account.ExternalName = "person-1");
        site.Organisation.Person = "person-1";
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.GotoAsync("/login?ReturnUrl=%2Fmeters");
        await visitor.Page.GetByText("统一身份认证登录").ClickAsync();
        await visitor.Page.HasMovedToAsync($"{site.Url}/meters");
        await visitor.Page.DrawnAsync();
        Assert.Contains("from-outside", await visitor.TextAsync(".eq-who"), StringComparison.Ordinal);

        site.Organisation.Person = "person-2";
        await using var other = await site.ArriveAsync();
        await other.Page.GotoAsync("/login");
        await other.Page.GetByText("统一身份认证登录").ClickAsync();
        await other.Page.HasMovedToAsync(url => url.Contains("error=Unknown", StringComparison.Ordinal));
        Assert.Contains("没有对应的账号", await other.TextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(401, (await other.AskAsync("/api/v1/institutions")).Status);
    }

    [Fact]
    public async Task LogIn_WithASecondFactorSetUpOnTheOwnPage_AsksForItsCode()
    {
        await site.AddAccountAsync("careful", Role.Officer, "37");
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync("careful", RunningSite.ReaderPassword, "/account");
        await visitor.Page.GetByText("启用两步验证").ClickAsync();
        var key = await visitor.TextAsync("#authenticator-key");
        await visitor.Page.GetByLabel("动态验证码").FillAsync(Authenticator.CodeAt(key, DateTimeOffset.UtcNow));
        await visitor.Page.GetByText("确认启用").ClickAsync();
        await visitor.Page.GetByText("剩余恢复码 10 个").WaitForAsync();
        var recovery = await visitor.TextAsync("#second-factor li");

        await using var again = await site.ArriveAsync();
        await again.Page.LogInAsync("careful", RunningSite.ReaderPassword, "/meters");
        Assert.StartsWith($"{site.Url}/login/code", again.Page.Url, StringComparison.Ordinal);
        Assert.Equal(401, (await again.AskAsync("/api/v1/institutions")).Status);
        await again.Page.FillAsync("input[name=code]", "000000");
        await again.Page.ClickAsync("form.eq-login button");
        await again.Page.GetByText("验证码不正确").WaitForAsync();
        await again.Page.FillAsync("input[name=code]", recovery);
        await again.Page.ClickAsync("form.eq-login button");
        await again.Page.HasMovedToAsync($"{site.Url}/meters");
        Assert.Equal(200, (await again.AskAsync("/api/v1/institutions")).Status);
    }

    [Fact]
    public async Task Page_LeftOpenByWhoWasDisabledMeanwhile_ShowsNothingMore()
    {
        await site.AddAccountAsync("leaving", Role.Leader, "37");
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync("leaving", RunningSite.ReaderPassword, "/meters");
        await visitor.Page.DrawnAsync();
        Assert.Contains(SmallTown.Main, await visitor.TextAsync("main"), StringComparison.Ordinal);

        Assert.Equal(AccountOutcome.Done, await site.App.Services.GetRequiredService<AccountEditor>().DisableAsync(Scope.System("test"), "leaving", "left", TestContext.Current.CancellationToken));
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new Microsoft.Playwright.PageGetByRoleOptions { Name = "机构", Exact = true }).ClickAsync();
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new Microsoft.Playwright.PageGetByRoleOptions { Name = "机构", Exact = true }).WaitForAsync();
        await visitor.Page.DrawnAsync();

        Assert.DoesNotContain(SmallTown.CourtZh, await visitor.TextAsync("main"), StringComparison.Ordinal);
    }
}
