using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Ingest.Pipeline;

/// <summary>Settings of the way from the journal to the store, section <c>Ingest:Pipeline</c>.</summary>
public sealed class PipelineOptions
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "Ingest:Pipeline";

    /// <summary>How many readings make a full batch. 1 to 100 000. Default 20 000: each batch costs three writes to disk.</summary>
    [Range(1, 100_000)]
    public int BatchReadings { get; set; } = 20_000;

    /// <summary>How long a batch that is not full waits for more, in milliseconds. 0 to 10 000. Default 200.</summary>
    [Range(0, 10_000)]
    public int BatchMilliseconds { get; set; } = 200;

    /// <summary>The longest pause between attempts while a store is down, in seconds; the first is 1 s, then it doubles. 1 to 600. Default 30.</summary>
    [Range(1, 600)]
    public int LongestRetrySeconds { get; set; } = 30;
}
