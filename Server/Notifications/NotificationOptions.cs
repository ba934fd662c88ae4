using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Server.Notifications;

/// <summary>Whom alerts are told to, and when.</summary>
public sealed class NotificationOptions : IValidatableObject
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Notifications";

    private const int ShortestSecret = 16;

    /// <summary>The address at which people reach this site, for links in mails; <see langword="null"/>, the default: no links.</summary>
    public string? SiteUrl { get; set; }

    /// <summary>The hour of the day from which nothing is sent, 0 to 23; default 21.</summary>
    [Range(0, 23)]
    public int QuietFromHour { get; set; } = 21;

    /// <summary>The hour until which nothing is sent, 0 to 23; default 7. The same as the other: there are no quiet hours.</summary>
    [Range(0, 23)]
    public int QuietToHour { get; set; } = 7;

    /// <summary>Nothing is sent on days that are not worked. Default true.</summary>
    public bool QuietOnRestDays { get; set; } = true;

    /// <summary>What is serious is sent at any time. Default false.</summary>
    public bool SeriousAtAnyTime { get; set; }

    /// <summary>How far apart the gathered mails of one person are, minutes, 5 to 1440; default 60.</summary>
    [Range(5, 1_440)]
    public int DigestMinutes { get; set; } = 60;

    /// <summary>How often a sending is tried, 1 to 50; default 12, which takes about a day. What fails then is kept and shown.</summary>
    [Range(1, 50)]
    public int MostAttempts { get; set; } = 12;

    /// <summary>How long a call of a webhook may take, seconds, 1 to 120; default 10.</summary>
    [Range(1, 120)]
    public int WebhookSeconds { get; set; } = 10;

    /// <summary>For how many days it is kept what was sent, 1 to 3650; default 90. What failed is kept until it is tried again.</summary>
    [Range(1, 3_650)]
    public int KeepDays { get; set; } = 90;

    /// <summary>Systems that are called; none by default.</summary>
    public IList<WebhookTarget> Webhooks { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(SiteUrl) && !(Uri.TryCreate(SiteUrl, UriKind.Absolute, out var site) && site.Scheme is "http" or "https"))
        {
            yield return new ValidationResult($"{Section}:SiteUrl: '{SiteUrl}' is no address that begins with http:// or https://.", [nameof(SiteUrl)]);
        }

        for (var i = 0; i < Webhooks.Count; i++)
        {
            var target = Webhooks[i];
            var faults = new List<ValidationResult>();
            Validator.TryValidateObject(target, new ValidationContext(target), faults, validateAllProperties: true);
            if (!(Uri.TryCreate(target.Url, UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback))))
            {
                faults.Add(new ValidationResult($"'{target.Url}' must begin with https://, or with http:// for this machine.", [nameof(WebhookTarget.Url)]));
            }

            if (Webhooks.Count(other => string.Equals(other.Name, target.Name, StringComparison.OrdinalIgnoreCase)) > 1)
            {
                faults.Add(new ValidationResult($"'{target.Name}' is there twice.", [nameof(WebhookTarget.Name)]));
            }

            if (target.SecretFile is { Length: > 0 } file ? !File.Exists(file) : target.Secret is not { Length: >= ShortestSecret })
            {
                faults.Add(new ValidationResult($"a secret of at least {ShortestSecret} characters, or a file with one, is needed.", [nameof(WebhookTarget.Secret)]));
            }

            foreach (var fault in faults)
            {
                yield return new ValidationResult($"{Section}:Webhooks:{i}:{fault.MemberNames.FirstOrDefault()}: {fault.ErrorMessage}", [nameof(Webhooks)]);
            }
        }
    }
}
