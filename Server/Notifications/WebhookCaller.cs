using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Notifications;

/// <summary>Calls webhooks: one POST with the alerts as JSON, signed, that follows no redirect and reads no more than the status.</summary>
/// <remarks>
/// <c>X-EnergyQuota-Signature: t=…,v1=…</c> carries the Unix second and the hexadecimal HMAC-SHA256, under the secret, of the
/// second, a dot and the body. <c>Idempotency-Key</c> is the same for the same call made again.
/// </remarks>
internal sealed class WebhookCaller(IHttpClientFactory clients, IOptions<NotificationOptions> options)
{
    /// <summary>The name of the client that calls.</summary>
    public const string ClientName = "webhooks";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Calls a webhook.</summary>
    /// <param name="target">The webhook.</param>
    /// <param name="key">The call's key.</param>
    /// <param name="told">What is told.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellationToken">Stops it; it may have arrived.</param>
    public async Task<SendOutcome> CallAsync(WebhookTarget target, string key, IReadOnlyList<ToldAlert> told, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.WebhookSeconds));
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new WebhookCall(key, at, [.. told.Select(t => WebhookAlert.Of(t, options.Value.SiteUrl))]), Json);
            using var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Add("Idempotency-Key", key);
            request.Headers.Add("X-EnergyQuota-Signature", Signature(SecretText.Read(target.Secret, target.SecretFile), at, body));
            using var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return response.IsSuccessStatusCode ? SendOutcome.Sent : SendOutcome.Failed(SendResult.NotNow, string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendOutcome.Failed(SendResult.NotNow, $"No answer within {options.Value.WebhookSeconds} s.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            return SendOutcome.Failed(SendResult.NotNow, e.Message);
        }
    }

    /// <summary>The signature of a body.</summary>
    public static string Signature(string secret, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var second = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{second}."), .. body];
        return $"t={second},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}

/// <summary>What a webhook gets.</summary>
/// <param name="Key">The call's key, as in the header.</param>
/// <param name="SentAtUtc">When it was sent.</param>
/// <param name="Alerts">The alerts, 100 at most.</param>
internal sealed record WebhookCall(string Key, DateTimeOffset SentAtUtc, IReadOnlyList<WebhookAlert> Alerts);
