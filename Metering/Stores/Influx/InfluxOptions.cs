using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Which InfluxDB 1.x server keeps the readings. Section <c>Metering:InfluxDb</c>.</summary>
public sealed class InfluxOptions
{
    /// <summary>The server's address, http or https, without a path.</summary>
    /// <value>Default <c>http://127.0.0.1:8086</c>.</value>
    [Required]
    [Url]
    public string Url { get; set; } = "http://127.0.0.1:8086";

    /// <summary>The database; created at start if it is missing and the account may create it.</summary>
    /// <value>1 to 64 letters, digits, <c>_</c> and <c>-</c>; default <c>energyquota</c>.</value>
    [Required]
    [RegularExpression("^[A-Za-z0-9_-]{1,64}$")]
    public string Database { get; set; } = "energyquota";

    /// <summary>The account, where the server asks for one.</summary>
    /// <value>Default: none.</value>
    public string? User { get; set; }

    /// <summary>The account's password. Keep it in the environment (<c>Metering__InfluxDb__Password</c>), not in a file.</summary>
    /// <value>Default: none.</value>
    public string? Password { get; set; }

    /// <summary>How long one request, or one pause within an answer, may take.</summary>
    /// <value>1 second to 10 minutes; default 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
