using System.ComponentModel.DataAnnotations;
using EnergyQuota.Metering;

namespace EnergyQuota.Registry;

/// <summary>Settings of the site as a whole, in the section <c>Site</c>.</summary>
public sealed class SiteOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Site";

    /// <summary>The zone in which the site counts days and months.</summary>
    /// <value>An IANA name or a fixed offset such as <c>+08:00</c>. The default is <c>Asia/Shanghai</c>.</value>
    public string Zone { get; set; } = SiteZone.Default;

    /// <summary>The token with which a monitoring system reads <c>/metrics</c>; <see langword="null"/>: there is no such address.</summary>
    /// <value>At least 20 characters. The default is none.</value>
    [MinLength(20)]
    public string? MetricsToken { get; set; }

    /// <summary>Whether everybody may read, without a log-in, which role may do what and by which article (权力清单).</summary>
    /// <value>The default is no.</value>
    public bool PublishPowers { get; set; }

    /// <summary>
    /// For how long the sums of a region are shown before they are made anew, in seconds. Longer where making them takes long: fifty
    /// times as long as it took, so that showing them costs a fiftieth of one processor at most.
    /// </summary>
    /// <value>0 to 3 600; 0: at each visit. The default is 15.</value>
    [Range(0, 3_600)]
    public int AreaSeconds { get; set; } = 15;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        ValidationResult? fault = null;
        try
        {
            SiteZone.Find(Zone);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or ArgumentException)
        {
            fault = new ValidationResult($"{Section}:Zone: there is no time zone '{Zone}' on this machine.", [nameof(Zone)]);
        }

        return fault is null ? [] : [fault];
    }
}
