using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Inspections.Papers;

/// <summary>Settings of official papers, in the section <c>Papers</c>.</summary>
public sealed class PaperOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Papers";

    /// <summary>The folder of issued papers.</summary>
    /// <value>A path. The default is <c>papers</c> under <c>Data:Folder</c>, set by the program.</value>
    public string Folder { get; set; } = "papers";

    /// <summary>The folder of the agency's own templates; one of the same name takes the place of a shipped one. It need not exist.</summary>
    /// <value>A path. The default is <c>paper-templates</c> under <c>Data:Folder</c>, set by the program.</value>
    public string Templates { get; set; } = "paper-templates";

    /// <summary>The agencies that issue papers.</summary>
    /// <value>Default: none; papers can be drawn up as drafts, and none can be issued.</value>
    public IList<PaperIssuer> Issuers { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Issuers.Count; i++)
        {
            var (issuer, key) = (Issuers[i], $"{Section}:{nameof(Issuers)}:{i}");
            if (string.IsNullOrWhiteSpace(issuer.Name))
            {
                yield return new ValidationResult($"{key}:Name: must be set, as the agency signs.", [nameof(Issuers)]);
            }

            if (!issuer.Region.All(char.IsAsciiDigit))
            {
                yield return new ValidationResult($"{key}:Region: '{issuer.Region}' is no region code; write digits without trailing zeros.", [nameof(Issuers)]);
            }

            if (Issuers.Take(i).Any(other => other.Region == issuer.Region))
            {
                yield return new ValidationResult($"{key}:Region: '{issuer.Region}' has an issuer already; two would share one series of numbers.", [nameof(Issuers)]);
            }
        }
    }
}
