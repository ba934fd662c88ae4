using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Import;

namespace EnergyQuota.Server.Importing;

/// <summary>Takes uploaded files of the registry once somebody has seen what they do, and only if they still do that.</summary>
/// <param name="importer">Takes them.</param>
/// <param name="uploads">The uploads.</param>
internal sealed class ImportDesk(Importer importer, UploadedFiles uploads)
{
    /// <summary>Tells what an upload would do. Nothing is written.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="upload">The upload's number.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What it would do; <see langword="null"/> where there is no such upload.</returns>
    /// <exception cref="UnauthorizedAccessException">The actor may not import.</exception>
    public async Task<ImportPreview?> PreviewAsync(Scope actor, string upload, CancellationToken cancellationToken) =>
        uploads.PathOf(upload) is { } path ? await importer.PreviewAsync(actor, path, cancellationToken) : null;

    /// <summary>Takes an upload and forgets it.</summary>
    /// <param name="actor">Who imports.</param>
    /// <param name="upload">The upload's number.</param>
    /// <param name="seen">The digest of the preview that was seen.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="UnauthorizedAccessException">The actor may not import.</exception>
    public async Task<ImportOutcome> TakeAsync(Scope actor, string upload, string seen, CancellationToken cancellationToken)
    {
        if (uploads.PathOf(upload) is not { } path)
        {
            return new ImportOutcome(null, null);
        }

        var preview = await importer.PreviewAsync(actor, path, cancellationToken);
        if (preview.Digest != seen)
        {
            return new ImportOutcome(null, preview);
        }

        var files = await importer.ImportAsync(actor, path, cancellationToken);
        uploads.Forget(upload);
        return new ImportOutcome(files, null);
    }
}

/// <summary>What became of an upload; neither of both where there is no such upload.</summary>
/// <param name="Files">What became of each file; <see langword="null"/> where nothing was taken.</param>
/// <param name="Otherwise">What it would do by now, where that is not what was seen: the registry was changed meanwhile.</param>
internal sealed record ImportOutcome(IReadOnlyList<ImportedFile>? Files, ImportPreview? Otherwise);
