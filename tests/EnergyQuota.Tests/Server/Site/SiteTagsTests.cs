using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>A program that asks again is sent nothing where nothing has changed.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteTagsTests(RunningSite site)
{
    [Theory]
    [InlineData("/api/v1/institutions")]
    [InlineData("/api/v1/calendars")]
    public async Task Api_AskedAgainWithItsTag_AnswersNotModified(string path)
    {
        await using var visitor = await site.AdminAsync();

        var first = await visitor.AskAsync(path);
        var tag = first.Headers["etag"];
        var again = await AskAsync(visitor, path, tag);

        Assert.Equal((200, "private, no-cache"), (first.Status, first.Headers["cache-control"]));
        Assert.Equal((304, 0, tag), (again.Status, (await again.BodyAsync()).Length, again.Headers["etag"]));
        Assert.Equal((200, tag), ((await AskAsync(visitor, path, "\"other\"")).Status, (await AskAsync(visitor, path, "\"other\"")).Headers["etag"]));
    }

    [Fact]
    public async Task Api_WhatIsNotThere_HasNoTag()
    {
        await using var visitor = await site.AdminAsync();

        var answer = await visitor.AskAsync("/api/v1/institutions/none");

        Assert.Equal(404, answer.Status);
        Assert.False(answer.Headers.ContainsKey("etag"));
    }

    private static Task<IAPIResponse> AskAsync(Visitor visitor, string path, string tag) =>
        visitor.Page.APIRequest.GetAsync(path, new APIRequestContextOptions { Headers = new Dictionary<string, string> { ["If-None-Match"] = tag } });
}
