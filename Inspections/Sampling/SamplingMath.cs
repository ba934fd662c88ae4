using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnergyQuota.Inspections.Cases;

namespace EnergyQuota.Inspections.Sampling;

/// <summary>Chooses whom to inspect (Decree 531, art. 35): priority first, a drawn sample of the rest. Pure.</summary>
/// <remarks>
/// Each institution without priority gets the number SHA-256 of "seed:year:code"; the smallest are drawn. So anyone who knows the
/// seed can draw again with any tool and gets the same, and nobody can choose an institution without changing the seed.
/// </remarks>
public static class SamplingMath
{
    /// <summary>Draws.</summary>
    /// <param name="candidates">All institutions that may be inspected, each once.</param>
    /// <param name="year">The year of the plan.</param>
    /// <param name="seed">The seed, as recorded.</param>
    /// <param name="share">The least share of those without priority that is drawn, 0 to 1; rounded up to whole institutions.</param>
    /// <returns>Those chosen: priority in the order of the codes, then the sample in the order of its numbers.</returns>
    public static IReadOnlyList<SampledInstitution> Draw(IReadOnlyList<SampleCandidate> candidates, int year, string seed, decimal share)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentException.ThrowIfNullOrWhiteSpace(seed);
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1m);
        var first = candidates.Where(static c => c.Priority is not null).OrderBy(static c => c.InstitutionCode, StringComparer.Ordinal)
            .Select(static c => new SampledInstitution(c.InstitutionCode, c.Priority!.Value, c.ParentId, c.VerdictId, ""));
        var rest = candidates.Where(static c => c.Priority is null).ToList();
        var drawn = rest.Select(c => new SampledInstitution(c.InstitutionCode, InspectionCause.Sample, null, null, NumberOf(seed, year, c.InstitutionCode)))
            .OrderBy(static c => c.Number, StringComparer.Ordinal).ThenBy(static c => c.InstitutionCode, StringComparer.Ordinal)
            .Take((int)decimal.Ceiling(rest.Count * share));
        return [.. first, .. drawn];
    }

    /// <summary>The number by which an institution is drawn: SHA-256 in lower-case hexadecimal.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="year">The year of the plan.</param>
    /// <param name="institutionCode">The institution.</param>
    public static string NumberOf(string seed, int year, string institutionCode) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}:{year}:{institutionCode}"))));
}

/// <summary>An institution that may be inspected.</summary>
/// <param name="InstitutionCode">Its code.</param>
/// <param name="Priority">Why it has priority (重点监督检查); <see langword="null"/>: it has none.</param>
/// <param name="ParentId">The explanation that was not accepted or not given; <see langword="null"/>: none.</param>
/// <param name="VerdictId">The verdict that gives priority; <see langword="null"/>: none.</param>
public sealed record SampleCandidate(string InstitutionCode, InspectionCause? Priority = null, long? ParentId = null, long? VerdictId = null);

/// <summary>An institution that was chosen.</summary>
/// <param name="InstitutionCode">Its code.</param>
/// <param name="Cause">Why.</param>
/// <param name="ParentId">The case from which it follows, or <see langword="null"/>.</param>
/// <param name="VerdictId">The verdict on which it rests, or <see langword="null"/>.</param>
/// <param name="Number">Of the sample: the number by which it was drawn; otherwise empty.</param>
public sealed record SampledInstitution(string InstitutionCode, InspectionCause Cause, long? ParentId, long? VerdictId, string Number);
