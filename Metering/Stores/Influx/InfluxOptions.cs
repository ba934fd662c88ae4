using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Which InfluxDB server keeps the readings. Section <c>Metering:InfluxDb</c>.</summary>
public sealed class InfluxOptions
{
    /// <summary>The server's address, http or https, without a path.</summary>
    /// <value>Default <c>http://127.0.0.1:8086</c>.</value>
    [Required]
    [Url]
    public string Url { get; set; } = "http://127.0.0.1:8086";

    /// <summary>The database. 1.x: created at start if it is missing and the account may create it. 2.x: the name under which its mapping (DBRP) offers the bucket to <c>/query</c>.</summary>
    /// <value>1 to 64 letters, digits, <c>_</c> and <c>-</c>; default <c>energyquota</c>.</value>
    [Required]
    [RegularExpression("^[A-Za-z0-9_-]{1,64}$")]
    public string Database { get; set; } = "energyquota";

    /// <summary>Which interface is written to: 1 for <c>/write</c> (InfluxDB 1.x), 2 for <c>/api/v2/write</c> (2.x and 3.x).</summary>
    /// <value>1 or 2; default 1.</value>
    [Range(1, 2)]
    public int ApiVersion { get; set; } = 1;

    /// <summary>The token of version 2, which may read and write the bucket. Keep it in the environment (<c>Metering__InfluxDb__Token</c>), not in a file.</summary>
    /// <value>Required where <see cref="ApiVersion"/> is 2; default: none.</value>
    public string? Token { get; set; }

    /// <summary>The organisation of version 2, its name or id.</summary>
    /// <value>Default: none, which 3.x does not need.</value>
    public string? Org { get; set; }

    /// <summary>The bucket of version 2. It must exist and keep readings for ever.</summary>
    /// <value>Default: the name in <see cref="Database"/>.</value>
    public string? Bucket { get; set; }

    /// <summary>The account of version 1, where the server asks for one.</summary>
    /// <value>Default: none.</value>
    public string? User { get; set; }

    /// <summary>The account's password. Keep it in the environment (<c>Metering__InfluxDb__Password</c>), not in a file.</summary>
    /// <value>Default: none.</value>
    public string? Password { get; set; }

    /// <summary>How long one request, or one pause within an answer, may take.</summary>
    /// <value>1 second to 10 minutes; default 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether version 2 is written to.</summary>
    internal bool IsSecond => ApiVersion == 2;

    /// <summary>The bucket, named or not.</summary>
    internal string BucketName => string.IsNullOrEmpty(Bucket) ? Database : Bucket;
}
