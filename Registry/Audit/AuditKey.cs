using System.Security.Cryptography;

namespace EnergyQuota.Registry.Audit;

/// <summary>The key with which this installation signs (ECDSA on P-256), in a PEM file of its own.</summary>
public sealed class AuditKey : IDisposable
{
    private const int IdLength = 16;
    private readonly ECDsa _key;

    private AuditKey(ECDsa key)
    {
        _key = key;
        Id = IdOf(key);
    }

    /// <summary>The beginning of its fingerprint: SHA-256 of the public key, in hexadecimal.</summary>
    public string Id { get; }

    /// <summary>Its whole fingerprint: SHA-256 of the public key, 64 hexadecimal digits. What others compare before they trust a key.</summary>
    public string Fingerprint => FingerprintOf(_key);

    /// <summary>The public key, as PEM: what others need to check what it signed.</summary>
    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Opens the key's file, or makes a new key where there is none.</summary>
    /// <param name="path">The file. Whoever can read it can sign.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not read or write it.</exception>
    /// <exception cref="CryptographicException">It holds no such key.</exception>
    public static AuditKey Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return File.Exists(path) ? new AuditKey(Read(path)) : Create(path);
    }

    /// <summary>Reads a public key.</summary>
    /// <param name="pem">As <see cref="PublicPem"/> gives it.</param>
    /// <exception cref="CryptographicException">It is no such key.</exception>
    public static ECDsa ReadPublic(string pem) => Import(pem, "The public key");

    /// <summary>The beginning of a key's fingerprint.</summary>
    /// <param name="key">The key, its public part at least.</param>
    public static string IdOf(ECDsa key) => FingerprintOf(key)[..IdLength];

    /// <summary>A key's fingerprint: SHA-256 of the public key, in hexadecimal.</summary>
    /// <param name="key">The key, its public part at least.</param>
    public static string FingerprintOf(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>Signs that a line is the newest.</summary>
    /// <param name="number">The line's number.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="at">When; whole microseconds.</param>
    public AuditHead Sign(long number, string hash, DateTimeOffset at) => new AuditHead(number, hash, at, Id, "").SignedWith(_key);

    /// <summary>Signs a file's content; see <see cref="DetachedSignature"/>. No file that is signed may begin as the text of a head does.</summary>
    /// <param name="content">The content.</param>
    public byte[] Sign(ReadOnlySpan<byte> content) => DetachedSignature.Make(_key, content);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static ECDsa Read(string path) => Import(File.ReadAllText(path), path);

    private static ECDsa Import(string pem, string name)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (ArgumentException)
        {
            // The runtime's words are for programmers.
            key.Dispose();
            throw new CryptographicException($"{name} holds no key in PEM form.");
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static AuditKey Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(path, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
            file.Flush(flushToDisk: true);
        }

        return new AuditKey(key);
    }
}
