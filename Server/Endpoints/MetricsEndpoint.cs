using System.Security.Cryptography;
using System.Text;
using EnergyQuota.Ingest.Pipeline;
using Microsoft.AspNetCore.Diagnostics;
using Prometheus;

namespace EnergyQuota.Server.Endpoints;

/// <summary><c>/metrics</c> in the text format of Prometheus, for who bears the token in <c>Site:MetricsToken</c>; without that setting there is no such address.</summary>
internal sealed class MetricsEndpoint : IDisposable
{
    /// <summary>The setting of the token.</summary>
    public const string TokenKey = "Site:MetricsToken";

    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";
    private static readonly double[] Seconds = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300, 1_800, 7_200, 86_400];
    private static readonly double[] Counts = [1, 10, 100, 500, 1_000, 2_000, 5_000, 10_000, 50_000];
    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();
    private readonly IDisposable _adapter;

    /// <summary>Begins to listen to the instruments, which must have been made.</summary>
    public MetricsEndpoint(IngestMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        _adapter = MeterAdapter.StartListening(new MeterAdapterOptions
        {
            Registry = _registry,
            MetricFactory = Metrics.WithCustomRegistry(_registry),
            InstrumentFilterPredicate = static instrument => instrument.Meter.Name.StartsWith("EnergyQuota.", StringComparison.Ordinal),
            ResolveHistogramBuckets = static instrument => instrument.Name.EndsWith("_seconds", StringComparison.Ordinal) ? Seconds : Counts,
        });
    }

    /// <summary>Maps the address where a token is set.</summary>
    public static void Map(IEndpointRouteBuilder app, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return;
        }

        // Made now: what is measured before the first question would be missing.
        var metrics = app.ServiceProvider.GetRequiredService<MetricsEndpoint>();
        var expected = Encoding.UTF8.GetBytes($"Bearer {token}");
        app.MapGet("/metrics", async (HttpContext context) =>
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), expected))
            {
                // No page for people: a program asks.
                context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return;
            }

            context.Response.ContentType = ContentType;
            await metrics._registry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// <inheritdoc/>
    public void Dispose() => _adapter.Dispose();
}
