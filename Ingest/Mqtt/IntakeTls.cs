using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>How the connection to an outside broker is encrypted. The broker's certificate and name are always checked.</summary>
internal static class IntakeTls
{
    /// <summary>What is wrong with the files, in words, or <see langword="null"/>.</summary>
    public static string? Fault(IntakeOptions settings)
    {
        try
        {
            Configure(settings, new MqttClientTlsOptionsBuilder());
            return null;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return e.Message;
        }
    }

    /// <summary>Sets up the encryption. Files are read at each connection, so that a renewed certificate counts from the next on.</summary>
    public static void Configure(IntakeOptions settings, MqttClientTlsOptionsBuilder tls)
    {
        tls.UseTls(settings.Tls);
        if (!string.IsNullOrEmpty(settings.Authorities))
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(settings.Authorities);
            tls.WithTrustChain(authorities);

            // An authority of one's own seldom publishes revocation lists that a closed network reaches.
            tls.WithRevocationMode(X509RevocationMode.NoCheck);
        }

        if (!string.IsNullOrEmpty(settings.Certificate) && !string.IsNullOrEmpty(settings.CertificateKey))
        {
            tls.WithClientCertificates([X509Certificate2.CreateFromPemFile(settings.Certificate, settings.CertificateKey)]);
        }
    }
}
