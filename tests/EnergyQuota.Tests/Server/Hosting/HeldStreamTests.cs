using CsCheck;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Tests.Server.Hosting;

public sealed class HeldStreamTests
{
    [Fact]
    public void WriteAsync_AnyPieces_AreHeldOrSentWholeAndInOrder() => Gen.Byte.Array[0, 9].Array[0, 12].Sample(pieces => CheckAsync(pieces).GetAwaiter().GetResult());

    private static async Task CheckAsync(byte[][] pieces)
    {
        using var wire = new MemoryStream();
        await using var held = new HeldStream(wire, 20);
        foreach (var piece in pieces)
        {
            await held.WriteAsync(piece, CancellationToken.None);
        }

        var all = pieces.SelectMany(static piece => piece).ToArray();
        Assert.Equal(all.Length > 20, held.Held is null);
        Assert.Equal(all, held.Held is { } kept ? kept.ToArray() : wire.ToArray());
        Assert.True(held.Held is null || wire.Length == 0);
    }
}
