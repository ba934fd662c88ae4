using EnergyQuota.Quotas.Jobs;
using OpenTelemetry.Trace;

namespace EnergyQuota.Server.Hosting;

/// <summary>Takes every job that settles or judges, and a share of all else: batches come many times a second, jobs every few minutes.</summary>
/// <param name="share">The share of all else, 0 to 1.</param>
internal sealed class JobsAndShareSampler(double share) : Sampler
{
    private readonly TraceIdRatioBasedSampler _share = new(share);

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Name is JobTraces.Settle or JobTraces.Assess
            ? new SamplingResult(SamplingDecision.RecordAndSample)
            : _share.ShouldSample(samplingParameters);
}
