using System.Diagnostics;

namespace EnergyQuota.Metering;

/// <summary>The spans of this room: calls of the reading store, and rounds of settlement. Nobody listening, nothing is made.</summary>
public static class MeteringTraces
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "EnergyQuota.Metering";

    /// <summary>A round of settlement; tags <c>marks</c>, <c>readings</c>, <c>days_changed</c>.</summary>
    public const string Settle = "settle";

    /// <summary>Where the spans come from.</summary>
    public static readonly ActivitySource Source = new(SourceName);

    /// <summary>Marks a span as failed by the kind of fault, since its words may name a meter; the exception goes its way.</summary>
    /// <param name="span">The span, or <see langword="null"/> where nobody listens.</param>
    /// <param name="fault">What happened.</param>
    /// <returns>Always <see langword="false"/>, so that it can stand in a filter and nothing is caught.</returns>
    public static bool Failed(this Activity? span, Exception fault)
    {
        span?.SetStatus(ActivityStatusCode.Error, fault?.GetType().Name);
        return false;
    }
}
