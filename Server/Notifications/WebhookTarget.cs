using System.ComponentModel.DataAnnotations;
using EnergyQuota.Quotas.Alerting;

namespace EnergyQuota.Server.Notifications;

/// <summary>An agency's own system that is called with alerts.</summary>
public sealed class WebhookTarget
{
    /// <summary>Its name, 1 to 40 letters, digits, dots or hyphens; unique. What waits for it goes by this name.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9.-]{1,40}$")]
    public string Name { get; set; } = "";

    /// <summary>The whole address, beginning with <c>https://</c>; <c>http://</c> only on this machine.</summary>
    [Required]
    public string Url { get; set; } = "";

    /// <summary>The beginning of the region codes whose alerts it is told of; empty, the default: all.</summary>
    public string Region { get; set; } = "";

    /// <summary>The least grade it is told of. Default <see cref="AlertGrade.Warning"/>.</summary>
    [EnumDataType(typeof(AlertGrade))]
    public AlertGrade LeastGrade { get; set; } = AlertGrade.Warning;

    /// <summary>What calls are signed with, at least 16 characters; best given in the environment, or in <see cref="SecretFile"/>.</summary>
    public string? Secret { get; set; }

    /// <summary>A file whose first line is the secret; read at each call.</summary>
    public string? SecretFile { get; set; }
}
