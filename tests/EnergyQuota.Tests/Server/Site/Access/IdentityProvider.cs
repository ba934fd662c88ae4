using System.Security.Claims;
using System.Security.Cryptography;
using EnergyQuota.Tests.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnergyQuota.Tests.Server.Site.Access;

/// <summary>An organisation's identity provider, as far as a log-in asks it: it takes everybody for the person that was set.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    /// <summary>How it calls our program, and the secret agreed with it.</summary>
    public const string ClientId = "energyquota-tests", ClientSecret = "agreed-for-the-tests";

    private static readonly string[] Flows = ["code"], Signatures = ["RS256"];
    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RsaSecurityKey _key;
    private string _nonce = "", _challenge = "";

    public IdentityProvider()
    {
        _key = new RsaSecurityKey(_rsa) { KeyId = "k1" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Url);
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Url,
            ["authorization_endpoint"] = Url + "/authorize",
            ["token_endpoint"] = Url + "/token",
            ["jwks_uri"] = Url + "/keys",
            ["response_types_supported"] = Flows,
            ["id_token_signing_alg_values_supported"] = Signatures,
        }));
        _app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            (_nonce, _challenge) = (request.Query["nonce"].ToString(), request.Query["code_challenge"].ToString());
            return Results.Redirect($"{request.Query["redirect_uri"]}?code=c1&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var isRight = form["code"] == "c1" && form["client_secret"] == ClientSecret && form["client_id"] == ClientId
                && Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == _challenge;
            return isRight ? Results.Json(new { access_token = "a1", token_type = "Bearer", expires_in = 60, id_token = Token() }) : Results.BadRequest();
        });
    }

    /// <summary>Its address.</summary>
    public string Url { get; } = $"http://localhost:{MosquittoServer.FreePort()}";

    /// <summary>The person that it takes everybody for.</summary>
    public string Person { get; set; } = "";

    public Task StartAsync(CancellationToken cancellationToken) => _app.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private Dictionary<string, string> PublicKey()
    {
        var parameters = _rsa.ExportParameters(includePrivateParameters: false);
        return new Dictionary<string, string>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = _key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
    }

    private string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Url,
        Audience = ClientId,
        Subject = new ClaimsIdentity([new Claim("sub", Person), new Claim("nonce", _nonce)]),
        Expires = DateTime.UtcNow.AddMinutes(5),
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
    });
}
