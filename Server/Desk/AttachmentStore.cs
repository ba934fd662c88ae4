using System.Security.Cryptography;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Desk;

/// <summary>Photographs and papers that entries rest on: files named by their SHA-256, which the entry and its audit line carry.</summary>
/// <remarks>
/// A file is kept before the entry that names it is saved, so one that no entry names was left by an entry that was never
/// saved. The same file twice is one. What it is tells its content, not its name.
/// </remarks>
/// <param name="folder">Where they are kept; made at first use.</param>
/// <param name="options">How large one may be.</param>
internal sealed class AttachmentStore(string folder, IOptions<DeskOptions> options) : IKeptFiles
{
    private static readonly (byte[] Begins, string Extension, string ContentType)[] Types =
    [
        ([0xFF, 0xD8, 0xFF], "jpg", "image/jpeg"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "png", "image/png"),
        ([.. "%PDF-"u8], "pdf", "application/pdf"),
    ];

    /// <summary>Keeps a file durably.</summary>
    /// <param name="actor">Who brings it; needs <see cref="Permission.BringPapers"/>.</param>
    /// <param name="content">The file; read up to the limit.</param>
    /// <param name="cancellationToken">Stops it; then nothing is kept, or the whole file.</param>
    /// <returns>Its name for <see cref="EventEntry.Attachment"/>, or why it is refused.</returns>
    public async Task<AttachmentKept> KeepAsync(Scope actor, Stream content, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.BringPapers))
        {
            return new AttachmentKept(null, AttachmentFault.NotAllowed);
        }

        var bytes = await ReadAsync(content, options.Value.MaxAttachmentBytes, cancellationToken);
        if (bytes is null)
        {
            return new AttachmentKept(null, AttachmentFault.TooLarge);
        }

        var type = Types.FirstOrDefault(known => bytes.AsSpan().StartsWith(known.Begins));
        if (type.Extension is null)
        {
            return new AttachmentKept(null, AttachmentFault.OtherType);
        }

        var name = $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}.{type.Extension}";
        await WriteAsync(name, bytes, cancellationToken);
        return new AttachmentKept(name, null);
    }

    /// <inheritdoc/>
    public bool Holds(string name) => EventEntry.IsAttachment(name) && File.Exists(PathOf(name));

    /// <summary>A file that an entry of the actor's scope names, proved against its SHA-256.</summary>
    /// <param name="record">The entry, found through the scope.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its bytes and type; <see langword="null"/> where there is none, or where it is gone or was altered.</returns>
    public Task<(byte[] Content, string ContentType)?> ReadAsync(RegisterEventRecord record, CancellationToken cancellationToken) =>
        ReadAsync(record.Attachment, cancellationToken);

    /// <summary>The scan of a bill of the actor's scope, proved against its SHA-256.</summary>
    /// <param name="bill">The bill, found through the scope.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>As for an entry.</returns>
    public Task<(byte[] Content, string ContentType)?> ReadAsync(Bill bill, CancellationToken cancellationToken) =>
        ReadAsync(bill.Attachment, cancellationToken);

    /// <summary>The scan or photograph of a proposal of the actor's scope, proved against its SHA-256.</summary>
    /// <param name="proposal">The proposal, found through the scope.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>As for an entry.</returns>
    public Task<(byte[] Content, string ContentType)?> ReadAsync(EntryProposal proposal, CancellationToken cancellationToken) =>
        ReadAsync(proposal.Attachment, cancellationToken);

    /// <summary>A file of a case of the actor's scope, proved against its SHA-256.</summary>
    /// <param name="attachment">The attachment, found through the scope.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>As for an entry.</returns>
    public Task<(byte[] Content, string ContentType)?> ReadAsync(CaseAttachment attachment, CancellationToken cancellationToken) =>
        ReadAsync(attachment.File, cancellationToken);

    private async Task<(byte[] Content, string ContentType)?> ReadAsync(string? attachment, CancellationToken cancellationToken)
    {
        if (attachment is not { } name || !Holds(name))
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        var extension = name[^3..];
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == name[..64] ? (bytes, Types.First(known => known.Extension == extension).ContentType) : null;
    }

    private static async Task<byte[]?> ReadAsync(Stream content, int most, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (read.Length + count > most)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private async Task WriteAsync(string name, byte[] bytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        if (File.Exists(PathOf(name)))
        {
            return;
        }

        var part = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(bytes, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, PathOf(name), overwrite: true);
        FolderSync.Flush(folder);
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}

/// <summary>What became of a file.</summary>
/// <param name="Name">Its name, or <see langword="null"/> where it is refused.</param>
/// <param name="Fault">Why it is refused, or <see langword="null"/>.</param>
internal sealed record AttachmentKept(string? Name, AttachmentFault? Fault);

/// <summary>Why a file is refused.</summary>
internal enum AttachmentFault
{
    /// <summary>The account may bring no files.</summary>
    NotAllowed,

    /// <summary>Larger than <see cref="DeskOptions.MaxAttachmentBytes"/>.</summary>
    TooLarge,

    /// <summary>Neither JPEG nor PNG nor PDF.</summary>
    OtherType,
}
