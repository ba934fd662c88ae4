using EnergyQuota.Quotas.Evidence.Packing;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>What a pack holds, as its signed list says.</summary>
/// <param name="Format">The form of the pack; see <see cref="CurrentFormat"/>.</param>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">Who had it made.</param>
/// <param name="Verdict">The number of the verdict.</param>
/// <param name="Institution">The institution.</param>
/// <param name="Year">The year judged.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Zone">The site's zone.</param>
/// <param name="NameZh">The institution's name in Chinese.</param>
/// <param name="NameEn">The institution's name in English; may be empty.</param>
/// <param name="Key">The fingerprint of the key that signs: SHA-256 of the public key.</param>
/// <param name="ContainerBytes">How many bytes of the container lie before this list …</param>
/// <param name="ContainerSha256">… and their SHA-256.</param>
/// <param name="Files">All files before this list, in the order in which they lie.</param>
public sealed record PackManifest(
    string Format, string Program, DateTimeOffset MadeAt, string MadeBy, long Verdict, string Institution, int Year, int Revision, string Zone, string NameZh, string NameEn,
    string Key, long ContainerBytes, string ContainerSha256, IReadOnlyList<PackedFile> Files)
{
    /// <summary>The form that is written now.</summary>
    public const string CurrentFormat = "EnergyQuota evidence pack 1";

    /// <summary>The name of the list.</summary>
    public const string Name = "manifest.json";

    /// <summary>The name of the signature over the list.</summary>
    public const string SignatureName = "manifest.sig";

    /// <summary>The name of the public key that lies in the pack: a convenience, no proof.</summary>
    public const string KeyName = "key.pem";

    /// <summary>This program's version.</summary>
    public static string ThisProgram => typeof(PackManifest).Assembly.GetName().Version?.ToString(3) ?? "";
}
