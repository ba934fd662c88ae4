using EnergyQuota.Ingest;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Jobs;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EnergyQuota.Server.Hosting;

/// <summary>Sends spans to a collector, where the settings name one; else nobody listens and none is made.</summary>
/// <remarks>
/// A collector that is away stops nothing: spans wait in a queue of bounded length and are dropped beyond it. Our own
/// sources alone are heard, so no span tells of a person's request or of the sending itself.
/// </remarks>
internal sealed class TraceExport(IOptions<TraceOptions> options) : IHostedService, IDisposable
{
    private const int WaitAtStopMilliseconds = 2_000;
    private TracerProvider? _provider;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Endpoint is { Length: > 0 } endpoint)
        {
            _provider = Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(static resource => resource.AddService("energyquota", autoGenerateServiceInstanceId: true))
                .AddSource(IngestTraces.SourceName, MeteringTraces.SourceName, JobTraces.SourceName)
                .SetSampler(new ParentBasedSampler(new JobsAndShareSampler((double)options.Value.Share)))
                .AddOtlpExporter(exporter => (exporter.Endpoint, exporter.Protocol) = (new Uri(endpoint), OtlpExportProtocol.HttpProtobuf))
                .Build();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        // What the last seconds brought; a collector that is away must not hold up the stop.
        _provider?.Shutdown(WaitAtStopMilliseconds);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _provider?.Dispose();
}
