using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Server.Notifications;

/// <summary>By which server mails are sent. By default none: nothing leaves a closed network that nobody asked for.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Notifications:Mail";

    /// <summary>The SMTP server; <see langword="null"/>, the default: no mail is sent.</summary>
    public string? Host { get; set; }

    /// <summary>Its port, 1 to 65535; default 587.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted. Default <see cref="MailSecurity.StartTls"/>.</summary>
    [EnumDataType(typeof(MailSecurity))]
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>The sender's address; needed where a server is set.</summary>
    public string? From { get; set; }

    /// <summary>The account at the server; <see langword="null"/>: none.</summary>
    public string? User { get; set; }

    /// <summary>Its password; best given in the environment, or in <see cref="PasswordFile"/>.</summary>
    public string? Password { get; set; }

    /// <summary>A file whose first line is the password; read at each connection.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>How long one step of the conversation may take, seconds, 1 to 300; default 30.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Mail is set up.</summary>
    internal bool IsOn => !string.IsNullOrWhiteSpace(Host);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn)
        {
            yield break;
        }

        if (!MailAddress.IsValid(From))
        {
            yield return new ValidationResult($"{Section}:From: '{From}' is no mail address; name the sender, as energyquota@example.org.", [nameof(From)]);
        }

        if (!string.IsNullOrEmpty(User) && Security == MailSecurity.None)
        {
            yield return new ValidationResult($"{Section}:Security: a password is not sent over a connection that is not encrypted; choose StartTls or Tls.", [nameof(Security)]);
        }

        if (PasswordFile is { Length: > 0 } file && !File.Exists(file))
        {
            yield return new ValidationResult($"{Section}:PasswordFile: there is no file {file} that this account may read.", [nameof(PasswordFile)]);
        }
    }
}

/// <summary>How the connection to the mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>Turned on after a plain greeting; a server that does not offer it gets no mail.</summary>
    StartTls = 1,

    /// <summary>From the first byte, usually on port 465.</summary>
    Tls = 2,

    /// <summary>Not at all: for a relay on this machine or in a closed network.</summary>
    None = 3,
}
