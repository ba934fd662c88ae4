using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>Which VictoriaMetrics server keeps the readings. Section <c>Metering:VictoriaMetrics</c>.</summary>
public sealed class VictoriaOptions
{
    /// <summary>The address of a single-node server, http or https, without a path. Nobody else may write readings to it.</summary>
    /// <value>Default <c>http://127.0.0.1:8428</c>.</value>
    [Required]
    [Url]
    public string Url { get; set; } = "http://127.0.0.1:8428";

    /// <summary>The account, where the server asks for one.</summary>
    /// <value>Default: none.</value>
    public string? User { get; set; }

    /// <summary>The account's password. Keep it in the environment (<c>Metering__VictoriaMetrics__Password</c>), not in a file.</summary>
    /// <value>Default: none.</value>
    public string? Password { get; set; }

    /// <summary>How long after its confirmation the server may still lose a batch; so long it stays in the journal.</summary>
    /// <remarks>Version 1.79 brings to disk within some seconds what it has taken.</remarks>
    /// <value>10 seconds to 1 hour; default 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan DurableAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one request, or one pause within an answer, may take.</summary>
    /// <value>1 second to 10 minutes; default 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
