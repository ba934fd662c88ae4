using System.Security.Cryptography;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Desk;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Server.Desk;

public sealed class AttachmentStoreTests : IDisposable
{
    private static readonly Scope Officer = new("officer", Role.Officer, "37");
    private static readonly byte[] Photograph = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task KeepAsync_Photograph_IsNamedByItsHashAndReadBack()
    {
        var kept = await KeepAsync(Photograph);

        Assert.Equal($"{Convert.ToHexStringLower(SHA256.HashData(Photograph))}.jpg", kept.Name);
        Assert.Equal(kept, await KeepAsync(Photograph));
        Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "attachments")));
        var (content, type) = (await Store().ReadAsync(Record(kept.Name), Token))!.Value;
        Assert.Equal((Convert.ToHexString(Photograph), "image/jpeg"), (Convert.ToHexString(content), type));
    }

    [Theory]
    [InlineData("%PDF-1.7", "pdf")]
    [InlineData("\u0089PNG\r\n\u001a\n....", "png")]
    [InlineData("<svg onload='x'>", null)]
    [InlineData("<html>", null)]
    [InlineData("PNG", null)]
    [InlineData("", null)]
    public async Task KeepAsync_ByContent_TakesWhatItKnows(string content, string? extension)
    {
        var kept = await KeepAsync([.. content.Select(letter => (byte)letter)]);

        Assert.Equal((extension, extension is null ? AttachmentFault.OtherType : null), (kept.Name?[65..], kept.Fault));
    }

    [Fact]
    public async Task KeepAsync_TooLargeOrReader_KeepsNothing()
    {
        Assert.Equal(AttachmentFault.TooLarge, (await KeepAsync([.. Photograph, .. new byte[65_536]])).Fault);
        Assert.Equal(AttachmentFault.NotAllowed, (await Store().KeepAsync(Officer with { Role = Role.Leader }, new MemoryStream(Photograph), Token)).Fault);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "attachments")));
    }

    [Fact]
    public async Task ReadAsync_AlteredOrGoneOrOtherName_GivesNothing()
    {
        var name = (await KeepAsync(Photograph)).Name!;
        var path = Path.Combine(_folder.Path, "attachments", name);
        await File.WriteAllBytesAsync(path, [.. Photograph, 4], Token);

        Assert.Null(await Store().ReadAsync(Record(name), Token));
        File.Delete(path);
        Assert.Null(await Store().ReadAsync(Record(name), Token));
        Assert.Null(await Store().ReadAsync(Record(null), Token));
        Assert.False(Store().Holds("../" + name));
        Assert.False(Store().Holds(name.ToUpperInvariant()));
    }

    private AttachmentStore Store() => new(Path.Combine(_folder.Path, "attachments"), Options.Create(new DeskOptions { MaxAttachmentBytes = 65_536 }));

    private Task<AttachmentKept> KeepAsync(byte[] content) => Store().KeepAsync(Officer, new MemoryStream(content), Token);

    private static RegisterEventRecord Record(string? attachment) => new()
    {
        MeterCode = "m",
        Kind = RegisterEventKind.Replacement,
        At = default,
        Source = "x",
        EnteredBy = "x",
        EnteredAt = default,
        Attachment = attachment,
    };
}
