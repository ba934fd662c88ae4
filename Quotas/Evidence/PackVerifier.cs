using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EnergyQuota.Quotas.Evidence.Packing;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Checks an evidence pack with nothing but the pack and, where there is one, a key from elsewhere.</summary>
/// <remarks>
/// First the container and every file against the signed manifest; then, where they are as the manifest says, everything is computed
/// again from the readings on. The two find different things: a pack made anew with hashes that fit is refuted by the key, and, where
/// it says what its readings do not give, by computing again as well.
/// </remarks>
public sealed class PackVerifier
{
    private const int LongestJson = 1 << 26;
    private readonly List<PackFault> _faults = [];
    private readonly PackReader _pack;
    private PackManifest? _manifest;
    private string _fingerprint = "";
    private int _agreeing;

    private PackVerifier(PackReader pack, IEnumerable<PackFault> faults)
    {
        _pack = pack;
        _faults.AddRange(faults);
    }

    /// <summary>Checks a pack.</summary>
    /// <param name="input">The pack; it must allow seeking.</param>
    /// <param name="trusted">The agency's public key; <see langword="null"/>: none is known.</param>
    /// <param name="fingerprint">The fingerprint of the agency's key, instead of the key; <see langword="null"/>: none is known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<PackReport> CheckAsync(Stream input, ECDsa? trusted, string? fingerprint, CancellationToken cancellationToken)
    {
        var faults = new List<PackFault>();
        return PackReader.Open(input, faults) is { } pack
            ? await new PackVerifier(pack, faults).CheckPackAsync(input, trusted, fingerprint, cancellationToken)
            : new PackReport(null, PackOrigin.Refuted, "", 0, 0, 0, faults, []);
    }

    private async Task<PackReport> CheckPackAsync(Stream input, ECDsa? trusted, string? fingerprint, CancellationToken cancellationToken)
    {
        var listed = ReadFile(PackManifest.Name);
        _manifest = listed is null ? null : Parse(listed);
        var origin = listed is null ? PackOrigin.Refuted : OriginOf(listed, trusted, fingerprint);
        var recomputation = new PackRecomputation();
        if (_manifest is not null)
        {
            await CheckFilesAsync(input, _manifest, cancellationToken);
            if (_faults.TrueForAll(fault => fault.Kind is PackFaultKind.SignatureWrong or PackFaultKind.KeyForeign))
            {
                recomputation.Run(_pack, _manifest);
                _faults.AddRange(recomputation.Faults);
            }
        }

        return new PackReport(
            _manifest, _faults.Exists(fault => fault.Kind == PackFaultKind.SignatureWrong) ? PackOrigin.Refuted : origin, _fingerprint, _agreeing,
            recomputation.Registers, recomputation.Readings, _faults, recomputation.Notes);
    }

    private PackManifest? Parse(byte[] listed)
    {
        try
        {
            if (JsonSerializer.Deserialize<PackManifest>(listed, EvidencePackWriter.Json) is { Format: PackManifest.CurrentFormat, Files: not null } manifest)
            {
                return manifest;
            }

            Add(PackFaultKind.Unreadable, PackManifest.Name, $"It is no list of the form \"{PackManifest.CurrentFormat}\".");
        }
        catch (JsonException e)
        {
            Add(PackFaultKind.Unreadable, PackManifest.Name, e.Message);
        }

        return null;
    }

    private PackOrigin OriginOf(byte[] listed, ECDsa? trusted, string? fingerprint)
    {
        if (ReadFile(PackManifest.SignatureName) is not { } signature)
        {
            return PackOrigin.Refuted;
        }

        using var own = OwnKey();
        if (trusted is not null && DetachedSignature.IsGood(trusted, listed, signature))
        {
            _fingerprint = AuditKey.FingerprintOf(trusted);
            if (own is null || AuditKey.FingerprintOf(own) != _fingerprint)
            {
                Add(PackFaultKind.FileAltered, PackManifest.KeyName, "The key that lies in the pack is not the one that signed it.");
            }

            return PackOrigin.Proved;
        }

        if (own is null || !DetachedSignature.IsGood(own, listed, signature))
        {
            Add(PackFaultKind.SignatureWrong, PackManifest.SignatureName, trusted is null
                ? "The list is not as the key in the pack signed it." : "The list is not as the trusted key signed it, nor as the key in the pack did.");
            return PackOrigin.Refuted;
        }

        _fingerprint = AuditKey.FingerprintOf(own);
        var wanted = trusted is not null ? AuditKey.FingerprintOf(trusted) : fingerprint;
        if (wanted is null || wanted == _fingerprint)
        {
            return wanted is null ? PackOrigin.Unproved : PackOrigin.Proved;
        }

        Add(PackFaultKind.KeyForeign, PackManifest.SignatureName, $"It is signed by key {_fingerprint}, not by the trusted key {wanted}.");
        return PackOrigin.Refuted;
    }

    private async Task CheckFilesAsync(Stream input, PackManifest manifest, CancellationToken cancellationToken)
    {
        var named = manifest.Files.DistinctBy(file => file.Name).ToDictionary(file => file.Name);
        foreach (var entry in _pack.Entries.Where(entry => entry.Name is not (PackManifest.Name or PackManifest.SignatureName)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!named.Remove(entry.Name, out var file))
            {
                Add(PackFaultKind.FileExtra, entry.Name, "The manifest does not name it.");
            }
            else if (Measure(entry) is not { } found || found != file)
            {
                Add(PackFaultKind.FileAltered, entry.Name, "It is another than the one that the manifest names.");
            }
            else
            {
                _agreeing++;
            }
        }

        foreach (var missing in named.Keys)
        {
            Add(PackFaultKind.FileMissing, missing, "The manifest names it, but it is not there.");
        }

        if (_pack.Find(PackManifest.Name)!.Offset != manifest.ContainerBytes
            || await PackReader.HashAsync(input, manifest.ContainerBytes, cancellationToken) != manifest.ContainerSha256)
        {
            Add(PackFaultKind.Container, "", "The container before the manifest is not, byte for byte, the one that was signed.");
        }

        if (_pack.Entries is not [.., { Name: PackManifest.Name, Deflated: false }, { Name: PackManifest.SignatureName, Deflated: false }])
        {
            Add(PackFaultKind.Form, "", "The manifest and its signature are not the last files, or not stored as they are.");
        }
    }

    private PackedFile? Measure(PackEntry entry)
    {
        try
        {
            return _pack.Read(entry, static _ => { });
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private byte[]? ReadFile(string name)
    {
        if (_pack.Find(name) is not { } entry)
        {
            Add(PackFaultKind.FileMissing, name, "It is not there.");
            return null;
        }

        try
        {
            return _pack.ReadAll(entry, LongestJson);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            Add(PackFaultKind.FileAltered, name, e.Message);
            return null;
        }
    }

    private ECDsa? OwnKey()
    {
        if (ReadFile(PackManifest.KeyName) is not { } pem)
        {
            return null;
        }

        try
        {
            return AuditKey.ReadPublic(Encoding.ASCII.GetString(pem));
        }
        catch (CryptographicException)
        {
            Add(PackFaultKind.Unreadable, PackManifest.KeyName, "It is no public key.");
            return null;
        }
    }

    private void Add(PackFaultKind kind, string file, string detail) => _faults.Add(new PackFault(kind, file, detail));
}
