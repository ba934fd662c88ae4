using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>The broker's certificate, read again when its file has changed, and the check of gateways' certificates.</summary>
/// <param name="certificateFile">PEM: the certificate, then those between it and its authority.</param>
/// <param name="keyFile">PEM: its private key, without a password.</param>
/// <param name="authoritiesFile">PEM: who may issue gateways' certificates; <see langword="null"/>: gateways show none.</param>
internal sealed class GatewayTls(string certificateFile, string keyFile, string? authoritiesFile)
{
    private readonly Lock _reading = new();
    private (DateTime Certificate, DateTime Key, DateTime Authorities) _stamps;
    private SslServerAuthenticationOptions? _options;

    /// <summary>What is wrong with the files, in words, or <see langword="null"/>.</summary>
    public string? Fault()
    {
        try
        {
            Options();
            return null;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return e.Message;
        }
    }

    /// <summary>How a connection is to be encrypted. A certificate renewed in place counts from the next connection on.</summary>
    /// <exception cref="CryptographicException">A file holds no certificate or key.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public SslServerAuthenticationOptions Options()
    {
        lock (_reading)
        {
            var stamps = (File.GetLastWriteTimeUtc(certificateFile), File.GetLastWriteTimeUtc(keyFile), authoritiesFile is null ? default : File.GetLastWriteTimeUtc(authoritiesFile));
            if (_options is null || stamps != _stamps)
            {
                (_options, _stamps) = (Read(), stamps);
            }

            return _options;
        }
    }

    private SslServerAuthenticationOptions Read()
    {
        var certificate = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificateFile);
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, chain, offline: true),
            ClientCertificateRequired = authoritiesFile is not null,
            RemoteCertificateValidationCallback = authoritiesFile is null ? null : Check(authoritiesFile),

            // Gateways' clocks and networks seldom reach a revocation list; an account is revoked here instead.
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
    }

    private static RemoteCertificateValidationCallback Check(string authoritiesFile)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(authoritiesFile);
        return (_, shown, _, _) =>
        {
            if (shown is not X509Certificate2 certificate)
            {
                return false;
            }

            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2")); // client authentication, RFC 5280
            return chain.Build(certificate);
        };
    }
}
