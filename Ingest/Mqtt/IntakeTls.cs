using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>How the connection to an outside broker is encrypted. The broker's certificate and name are always checked.</summary>
internal static class IntakeTls
{
    /// <summary>What is wrong with the files, in words, or <see langword="null"/>.</summary>
    public static string? Fault(IntakeOptions settings)
    {
        try
        {
            _ = Options(settings);
            return null;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return e.Message;
        }
    }

    /// <summary>How to encrypt, or <see langword="null"/>. Files are read at each connection, so that a renewed certificate counts from the next on.</summary>
    public static SslClientAuthenticationOptions? Options(IntakeOptions settings)
    {
        var tls = new SslClientAuthenticationOptions
        {
            TargetHost = settings.Host,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = X509RevocationMode.Online,
        };
        if (!string.IsNullOrEmpty(settings.Authorities))
        {
            // An authority of one's own seldom publishes revocation lists that a closed network reaches.
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(settings.Authorities);
            tls.CertificateChainPolicy = policy;
        }

        if (!string.IsNullOrEmpty(settings.Certificate) && !string.IsNullOrEmpty(settings.CertificateKey))
        {
            tls.ClientCertificates = [X509Certificate2.CreateFromPemFile(settings.Certificate, settings.CertificateKey)];
        }

        return settings.Tls ? tls : null;
    }
}
