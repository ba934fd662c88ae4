using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EnergyQuota.Server.Endpoints;

/// <summary>What the OpenAPI document says about the API as a whole.</summary>
internal static class ApiDocument
{
    /// <summary>Gives the document its title and what every address has in common.</summary>
    public static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "EnergyQuota 公共机构能耗定额监管 API",
            Version = "v1",
            Description = """
                [返回网站 / Back to the site](/)

                须先登录（浏览器会话的 cookie）；只返回账号范围内的机构。未登录返回 401。改动数据的请求须有相应权限，并带上 GET /api/v1/antiforgery 给出的令牌。时间为 UTC；日期按站点时区；数量带单位。

                Log in first (the cookie of the browser's session); answers hold only what the account may see, 401 without
                a log-in. A request that changes something needs the permission for it and the token that GET /api/v1/antiforgery gives. Instants are UTC, days are those of the site's zone, and every amount names its unit.
                """,
        };
        return Task.CompletedTask;
    }
}
