using System.Security.Cryptography;
using CsCheck;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Evidence.Packing;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Tests.Quotas.Evidence;

/// <summary>A stranger's check of a pack. The ways to tamper in their thousands are the trial tests/tamper.</summary>
public sealed class PackVerifierTests : IAsyncLifetime
{
    private readonly CourtCase _case = new();
    private byte[] _pack = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _pack = await _case.PackAsync(CourtCase.Heated(await _case.JudgeAsync()));

    public ValueTask DisposeAsync()
    {
        _case.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task CheckAsync_NoKey_IsWholeButOfUnknownOrigin()
    {
        var report = await PackVerifier.CheckAsync(new MemoryStream(_pack), null, null, Token);

        Assert.Equal((true, PackOrigin.Unproved, _case.World.Key.Fingerprint), (report.IsWhole, report.Origin, report.KeyFingerprint));
    }

    [Fact]
    public async Task CheckAsync_FingerprintOrKeyOfAnother_IsFoundByTheKey()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(PackOrigin.Proved, (await PackVerifier.CheckAsync(new MemoryStream(_pack), null, _case.World.Key.Fingerprint, Token)).Origin);
        foreach (var report in new[]
            {
                await PackVerifier.CheckAsync(new MemoryStream(_pack), null, AuditKey.FingerprintOf(other), Token),
                await PackVerifier.CheckAsync(new MemoryStream(_pack), other, null, Token),
            })
        {
            Assert.Equal((PackOrigin.Refuted, PackFaultKind.KeyForeign), (report.Origin, Assert.Single(report.Faults).Kind));
        }
    }

    [Fact]
    public async Task CheckAsync_BitsOfEveryHeaderAndTheDirectory_AreFound()
    {
        var entries = PackReader.Open(new MemoryStream(_pack), [])!.Entries;
        var places = entries.SelectMany(entry => Enumerable.Range((int)entry.Offset, (int)(entry.DataAt - entry.Offset)))
            .Concat(Enumerable.Range((int)entries[^2].Offset, _pack.Length - (int)entries[^2].Offset)).Distinct().ToList();

        // Every field of a header is met in one entry or another.
        foreach (var place in places.Where((_, index) => index % 7 == 0))
        {
            Assert.False((await _case.CheckAsync(Flipped(place, place % 8))).IsWhole, $"byte {place}");
        }
    }

    [Fact]
    public async Task CheckAsync_AnyBit_IsFoundAndNothingIsThrown() => await Gen.Int[0, (_pack.Length * 8) - 1].SampleAsync(
        async bit => Assert.NotEmpty((await _case.CheckAsync(Flipped(bit / 8, bit % 8))).Faults), iter: 200, threads: 1);

    [Fact]
    public async Task CheckAsync_AnyBytes_AreNoPackAndNothingIsThrown() => await Gen.Byte.Array[0, 300].SampleAsync(
        async bytes => Assert.Equal(PackFaultKind.NotAPack, Assert.Single((await _case.CheckAsync(bytes)).Faults).Kind), iter: 200, threads: 1);

    private byte[] Flipped(int at, int bit)
    {
        var bytes = (byte[])_pack.Clone();
        bytes[at] ^= (byte)(1 << bit);
        return bytes;
    }
}
