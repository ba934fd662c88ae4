using System.Security.Cryptography;
using System.Text;
using CsCheck;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Registry;

public sealed class DetachedSignatureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AuditKey _key;
    private readonly ECDsa _public;

    public DetachedSignatureTests()
    {
        _key = AuditKey.Open(Path.Combine(_folder.Path, "k.pem"));
        _public = AuditKey.ReadPublic(_key.PublicPem);
    }

    public void Dispose()
    {
        _public.Dispose();
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void IsGood_AnyContent_IsTrueForWhatWasSignedAndAsTheRuntimeSays() => Gen.Byte.Array[0, 200].Sample(
        content =>
        {
            var signature = _key.Sign(content);
            Assert.True(DetachedSignature.IsGood(_public, content, signature));
            Assert.True(_public.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
            Assert.False(DetachedSignature.IsGood(_public, [.. content, 0], signature));
        },
        iter: 300);

    [Fact]
    public void IsGood_AnyBitOfTheSignatureChanged_IsFalse()
    {
        var content = Encoding.UTF8.GetBytes("manifest");
        var signature = _key.Sign(content);
        for (var bit = 0; bit < signature.Length * 8; bit++)
        {
            var changed = (byte[])signature.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(DetachedSignature.IsGood(_public, content, changed));
        }

        Assert.False(DetachedSignature.IsGood(_public, content, [.. signature, 0]));
        Assert.False(DetachedSignature.IsGood(_public, content, []));
    }

    [Fact]
    public void Fingerprint_Key_BeginsWithItsId()
    {
        Assert.Equal(64, _key.Fingerprint.Length);
        Assert.StartsWith(_key.Id, _key.Fingerprint, StringComparison.Ordinal);
        Assert.Equal(_key.Fingerprint, AuditKey.FingerprintOf(_public));
    }
}
